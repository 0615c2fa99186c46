import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { recordFailure } from "@/lib/connections/record-failure";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { findOpenLetter, listLetterRows, resolveLetters } from "@/lib/orders/dead-letter-repository";
import { type DeadLetterReason, deadLetterReasons } from "@/lib/orders/find-flaw";
import { refreshOrder } from "@/lib/orders/refresh-order";

export type DeadLetterView = {
  id: string;
  connectionId: string;
  /** The order's number at the marketplace. */
  externalId: string;
  reason: DeadLetterReason;
  createdAt: Date;
};

/** More than a screen shows; who has more has one trouble, not many. */
const most = 50;

/** Orders that could not be stored, the oldest first; of one connection or of all. */
export async function listDeadLetters(
  partnerId: string,
  connectionId: string | null = null,
): Promise<DeadLetterView[]> {
  const rows = await inPartner(partnerId, (db) => listLetterRows(partnerId, connectionId, most, db));
  return rows.map(({ reason, ...row }) => ({
    ...row,
    reason: deadLetterReasons.find((one) => one === reason) ?? "refused",
  }));
}

/** Reads the order once more through the API. `gone`: the marketplace does not know it any longer. */
export async function retryDeadLetter(partnerId: string, deadLetterId: string): Promise<"stored" | "refused" | "gone"> {
  const find = () => inPartner(partnerId, (db) => findOpenLetter(partnerId, deadLetterId, db));
  const letter = await find();
  if (!letter) throw new AppError("not-found", "orders.deadLetterSettled");
  const { connectionId, externalId } = letter;
  const subject = { kind: "dead-letter", id: deadLetterId };
  const entry = { partnerId, action: "orders.intake-retried", subject, after: { number: externalId } };
  await inPartner(partnerId, (db) => recordAudit(entry, db));
  const isThere = await refreshOrder(partnerId, connectionId, externalId, { isRetry: true }).catch(async (error) => {
    await recordFailure(partnerId, connectionId, error);
    throw error;
  });
  if (isThere) return (await find()) ? "refused" : "stored";
  await inPartner(partnerId, (db) => resolveLetters(partnerId, connectionId, [externalId], db));
  return "gone";
}
