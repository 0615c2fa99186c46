import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { Db } from "@/lib/db/client";
import type { MarketplaceId } from "@/lib/marketplaces/types";

export const receiptKinds = ["card-written", "card-published", "price-set", "stock-set", "order-confirmed"] as const;
export type ReceiptKind = (typeof receiptKinds)[number];

/** Money in minor units as text; `key` names a word of `cards.receipts.words`, `reasons` names of `cards.reasons`. Null: there was nothing. */
export type ReceiptValue =
  | string
  | number
  | null
  | { amountMinor: string; currency: string }
  | { key: string }
  | { reasons: ReceiptReason[] };

type ReceiptReason = { key: string; values?: Record<string, string | number> | undefined };

export type ReceiptInput = {
  partnerId: string;
  kind: ReceiptKind;
  /** `SUGGESTED`: it waits for a person; `settleReceipt` ends the waiting. */
  state?: "SUGGESTED" | "APPLIED";
  marketplace?: MarketplaceId;
  productId?: string;
  orderId?: string;
  /** The same keys in both; each is a name of `cards.receipts.fields`. */
  before: Record<string, ReceiptValue>;
  after: Record<string, ReceiptValue>;
  /** A whole message key, such as `cards.receipts.why.published`. */
  reason: ReceiptReason;
  /** What it stands on, under names of `cards.receipts.fields`. */
  evidence?: Record<string, ReceiptValue>;
  cost?: { inputTokens?: number; outputTokens?: number; pictures?: number };
  /** `autonomy:auto`, `autonomy:suggest`, `partner`. */
  allowedBy: string;
  /** The same act leaves one receipt, however often its step runs. */
  causeKey: string;
};

/**
 * Leaves a receipt in the transaction of the act; tells whether it was new. A second one for the same cause changes
 * nothing, but a suggestion that still waits says what it waits for by now.
 */
export async function writeReceipt(db: Db, input: ReceiptInput): Promise<boolean> {
  const { state = "APPLIED", evidence = {}, cost = {}, ...rest } = input;
  const { count } = await db.receipt.createMany({ data: [{ ...rest, state, evidence, cost }], skipDuplicates: true });
  if (count === 0 && state === "SUGGESTED") {
    const { partnerId, causeKey, reason } = rest;
    await db.receipt.updateMany({ where: { partnerId, causeKey, state }, data: { reason, evidence } });
  }
  if (count === 1 && state === "APPLIED") await noteAutomaticAct(rest, db);
  return count === 1;
}

/**
 * Ends a suggestion: carried out, or declined, and why. What it waited for stays among its evidence. What is settled
 * already stays as it is.
 */
export async function settleReceipt(db: Db, { partnerId, causeKey, ...settled }: Settlement): Promise<void> {
  const waiting = { partnerId, causeKey, state: "SUGGESTED" } as const;
  const shown = { kind: true, marketplace: true, productId: true, orderId: true, before: true, after: true } as const;
  const [row] = await db.receipt.updateManyAndReturn({ where: waiting, data: settled, select: shown });
  if (row && settled.state === "APPLIED") {
    await noteAutomaticAct({ ...row, partnerId, allowedBy: settled.allowedBy } as AutomaticAct, db);
  }
}

type AutomaticAct = Pick<ReceiptInput, "partnerId" | "kind" | "allowedBy" | "before" | "after"> & {
  [Name in "marketplace" | "productId" | "orderId"]?: string | null;
};

/** What nobody pressed a button for is the AI Manager's doing; a person's word is in the log where it was given. */
async function noteAutomaticAct(act: AutomaticAct, db: Db): Promise<void> {
  const { partnerId, kind, allowedBy, before, after, marketplace = null, productId, orderId } = act;
  if (!allowedBy.startsWith("autonomy")) return;
  const [subjectKind, id] = orderId ? ["order", orderId] : ["product", productId];
  await recordAudit(
    {
      actor: { kind: "AI" },
      partnerId,
      action: `automation.${kind}`,
      ...(id && { subject: { kind: subjectKind, id } }),
      before,
      after: { ...after, ...(marketplace && { marketplace }), allowedBy },
    },
    db,
  );
}

type Settlement = Pick<ReceiptInput, "partnerId" | "causeKey" | "reason" | "allowedBy"> & {
  state: "APPLIED" | "DECLINED";
  /** Where something else came of it than was suggested. */
  after?: ReceiptInput["after"];
};
