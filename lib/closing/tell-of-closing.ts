import "server-only";
import type { Db } from "@/lib/db/client";
import { notify } from "@/lib/notifications/notify";

type Told = {
  partnerId: string;
  closureId: string /** Of the owner who did it. */;
  name: string;
  businessName: string;
};

/** Everybody of the partner's, and the administrators. */
export async function tellOfClosing(
  what: "closing-asked" | "closing-withdrawn",
  { partnerId, closureId, name, businessName }: Told,
  values: Record<string, string>,
  db: Db,
): Promise<void> {
  const subject = { kind: "partner", id: partnerId };
  const causeKey = `${what}/${closureId}`;
  await notify({ event: `review.${what}`, partnerId, subject, values: { ...values, name }, causeKey }, db);
  const ofPartner = { ...values, name: businessName };
  await notify({ event: `administration.${what}`, partnerId, subject, values: ofPartner, causeKey }, db);
}
