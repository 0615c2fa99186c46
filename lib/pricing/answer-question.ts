import "server-only";
import { sendingDue } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import { dropQuestion, listAsked, lockQuestion } from "@/lib/pricing/repository";
import { publishToPartner } from "@/lib/realtime/publish";
import { settleReceipt } from "@/lib/receipts/write-receipt";
import { wantPrice } from "@/lib/sending/want";

/**
 * A person's word about prices that the guard stopped: all of the question goes out, or none of it. Of two presses one
 * finds nothing.
 */
export async function answerQuestion(
  partnerId: string,
  { questionId, answer }: { questionId: string; answer: "send" | "keep" },
): Promise<{ prices: number }> {
  const prices = await inPartner(partnerId, async (db) => {
    await lockQuestion(partnerId, questionId, db);
    const asked = await listAsked(partnerId, questionId, db);
    if (asked.length === 0) throw new AppError("not-found", "prices.questionGone");
    await dropQuestion(partnerId, questionId, db);
    const isSent = answer === "send";
    await settleReceipt(db, {
      partnerId,
      causeKey: `price-asked/${questionId}`,
      state: isSent ? "APPLIED" : "DECLINED",
      reason: { key: isSent ? "prices.receipts.allowed" : "prices.receipts.kept" },
      allowedBy: "partner",
    });
    const subject = { kind: "price-question", id: questionId };
    const after = { answer, prices: asked.length };
    await recordAudit({ partnerId, action: "prices.question-answered", subject, after }, db);
    if (!isSent) return asked.length;
    for (const { asked: amountMinor, listing } of asked) {
      if (amountMinor === null) continue;
      // A question about one price has its receipt already.
      const receipt = asked.length > 1 ? receiptOf(questionId, listing.id) : null;
      await wantPrice(
        partnerId,
        { connectionId: listing.connectionId, listingId: listing.id, amountMinor, receipt },
        db,
      );
    }
    const connectionIds = new Set(asked.map(({ listing }) => listing.connectionId));
    await enqueue(db, ...[...connectionIds].map((connectionId) => sendingDue.create({ partnerId, connectionId })));
    return asked.length;
  });
  kickOutbox();
  await publishToPartner(partnerId, { kind: "prices.changed" }, { kind: "receipts.changed" });
  return { prices };
}

const receiptOf = (questionId: string, listingId: string) => ({
  causeKey: `price-set/${questionId}/${listingId}`,
  reason: "prices.receipts.allowed",
  allowedBy: "partner",
  isOfMarketplace: true,
});
