import "server-only";
import { inPartner } from "@/lib/db/client";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { nextLookIn } from "@/lib/sending/decide-held";
import { canRead, readShown, type Shown } from "@/lib/sending/read-shown";
import { type HeldRow, markSending, type Settlement, unmarkSending } from "@/lib/sending/repository";
import { lookAgainIn, settleFor, unsureMs } from "@/lib/sending/rules";
import type { ShopHand } from "@/lib/sending/send-held";
import type { Settled } from "@/lib/sending/settle";

type End = { settled: Settled[]; taken: number; failure: MarketplaceError | null };

/** Sends the newest values of these rows in one call, reads them back, and says what became of each. */
export async function sendRows(hand: ShopHand, rows: HeldRow[]): Promise<End> {
  const sent = await mark(hand, rows);
  if (sent.length === 0) return { settled: [], taken: 0, failure: null };
  let outcomes: Map<string, ItemOutcome>;
  let failure: MarketplaceError | null = null;
  try {
    outcomes = new Map((await call(hand, sent)).map((outcome) => [outcome.sku, outcome]));
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    if (isSurelyUndone(error)) {
      await inPartner(hand.partnerId, async (db) => {
        for (const row of rows) await unmarkSending(hand.partnerId, { row, lease: hand.lease }, db);
      });
      throw error;
    }
    if (error.failure === "rejected") outcomes = refuseAll(sent, error);
    else {
      outcomes = new Map();
      failure = error;
    }
  }
  const shown = await readBack(hand, sent, outcomes);
  const taken = [...outcomes.values()].filter(({ state }) => state === "confirmed" || state === "accepted").length;
  const settled = sent.map((row) => conclude(hand, row, outcomes.get(row.sku), shown));
  // A lost answer that the reading made good is nobody's trouble.
  const isMended = settled.every(({ settlement }) => settlement.state === "CONFIRMED");
  return { settled, taken, failure: isMended ? null : failure };
}

/** From here on the rows say that these values may have gone out. Rows that we lost are not sent. */
async function mark({ partnerId, lease, itemLimit, field }: ShopHand, rows: HeldRow[]): Promise<HeldRow[]> {
  const ids = rows.map(({ id }) => id);
  const settleMs = settleFor(field, "unknown", 1);
  const marked = await inPartner(partnerId, (db) => markSending(partnerId, { ids, lease, itemLimit, settleMs }, db));
  return rows.flatMap((row) => {
    const now = marked.find(({ id }) => id === row.id);
    return now ? [{ ...row, ...now }] : [];
  });
}

function call({ open: { marketplace }, shop, field }: ShopHand, sent: HeldRow[]): Promise<ItemOutcome[]> {
  const refs = sent.map(({ sku, externalId, variantExternalId, wanted }) => ({
    sku,
    externalId,
    variantExternalId,
    wanted,
  }));
  if (field === "STOCK") {
    return marketplace.setStocks({
      shop,
      stocks: refs.map(({ wanted, ...ref }) => ({ ...ref, quantity: Number(wanted) })),
    });
  }
  return marketplace.setPrices({
    shop,
    prices: refs.map(({ wanted, ...ref }) => ({ ...ref, price: money(wanted, shop.currency) })),
  });
}

/** Our own waiting, an open breaker, a suspended partner, a limit and a refused key: nothing was written there. */
const isSurelyUndone = ({ failure, code }: MarketplaceError) =>
  failure === "rate-limited" || failure === "credentials" || code === "circuit-open" || code === "suspended";

/** Another 4xx: the same call would be refused again (promise O4). */
function refuseAll(sent: HeldRow[], { words, code }: MarketplaceError): Map<string, ItemOutcome> {
  const reason = { code: "other", field: null, words: words ?? code ?? "" } as const;
  return new Map(sent.map(({ sku }) => [sku, { sku, state: "rejected", task: null, reason }]));
}

/** A failed reading hides no write: what was sent waits to be looked at. */
async function readBack(hand: ShopHand, sent: HeldRow[], outcomes: Map<string, ItemOutcome>): Promise<Shown> {
  const toRead = sent.filter(({ sku }) => outcomes.get(sku)?.state !== "rejected");
  try {
    return await readShown(hand, toRead);
  } catch (error) {
    if (error instanceof MarketplaceError) return new Map();
    throw error;
  }
}

function conclude(hand: ShopHand, row: HeldRow, outcome: ItemOutcome | undefined, shown: Shown): Settled {
  const { field } = hand;
  const { version, wanted, attempts } = row;
  const end = (settlement: Settlement): Settled => ({
    row,
    settlement,
    sent: { receipt: row.receipt },
    attempts,
    complaint: outcome?.reason ?? null,
  });
  if (outcome?.state === "rejected") return end({ state: "REJECTED", version, words: outcome.reason?.words ?? "" });
  const isLost = !outcome || outcome.state === "unknown";
  const isTaken = outcome?.state === "confirmed" || outcome?.state === "unchanged";
  if (shown.get(row.sku) === wanted || (isTaken && !canRead(hand))) {
    return end({
      state: "CONFIRMED",
      version,
      value: wanted,
      againInMs: nextLookIn(field),
      ...(isLost && { unsureMs }),
    });
  }
  const settleMs = settleFor(field, isLost ? "unknown" : "accepted", attempts);
  const inMs = lookAgainIn(attempts, settleMs, Math.random());
  return end({
    state: "ACCEPTED",
    version,
    inMs,
    settleMs,
    ...(isLost && { unsureMs }),
    words: outcome?.reason?.words,
  });
}
