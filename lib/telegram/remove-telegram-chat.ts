import "server-only";
import { openDb } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { noteUnlinked } from "@/lib/telegram/note-links";
import { removeChat } from "@/lib/telegram/repository";

export async function removeTelegramChat(userId: string, id: string): Promise<void> {
  await openDb().$transaction(async (db) => {
    if (!(await removeChat(userId, id, db))) throw new AppError("not-found", "notFound");
    await noteUnlinked(userId);
  });
}
