import "server-only";
import { openDb } from "@/lib/db/client";

/** Each person's own: what one member put away, another may still need. */
export async function setChecklistHidden(userId: string, isHidden: boolean): Promise<void> {
  await openDb().user.update({
    where: { id: userId },
    data: { checklistHiddenAt: isHidden ? new Date() : null },
    select: { id: true },
  });
}

export async function isChecklistHidden(userId: string): Promise<boolean> {
  const user = await openDb().user.findUniqueOrThrow({ where: { id: userId }, select: { checklistHiddenAt: true } });
  return user.checklistHiddenAt !== null;
}
