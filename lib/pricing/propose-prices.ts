import "server-only";
import { randomUUID } from "node:crypto";
import { sendingDue } from "@/inngest/events";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Db, inPartner } from "@/lib/db/client";
import type { Currency, Money } from "@/lib/money";
import { kickOutbox } from "@/lib/outbox/drain-outbox";
import { enqueue } from "@/lib/outbox/enqueue";
import {
  type GuardReason,
  type GuardRefusal,
  guardPrice,
  isBatchStopped,
  type Verdict,
} from "@/lib/pricing/guard-price";
import { findBounds } from "@/lib/pricing/price-bounds";
import { askPrices, countOnSale, findListings, findOurBasisPoints, type PricedListing } from "@/lib/pricing/repository";
import { dateOfDay, dayOf } from "@/lib/profit/days";
import { findRate } from "@/lib/rates/find-rate";
import { publishToPartner } from "@/lib/realtime/publish";
import { settleReceipt, writeReceipt } from "@/lib/receipts/write-receipt";
import { wantPrice } from "@/lib/sending/want";

export type PriceProposal = { listingId: string; price: Money };

type Proposals = {
  prices: PriceProposal[];
  by: "partner" | "autonomy";
  /** A whole message key; null where the cause has left its receipt already. */
  reason: string | null;
};

export type Proposed = {
  /** How many are on their way to their marketplaces. */
  sent: number;
  /** How many wait for a person, all in one question. */
  asked: number;
  questionId: string | null;
  refused: { listingId: string; refusal: GuardRefusal | "not-found" }[];
};

/**
 * The one way for a new price to a marketplace: past the guard (promise O6). What the guard stops becomes one question
 * to the person, and nothing of it leaves before the answer.
 */
export async function proposePrices(partnerId: string, proposals: Proposals): Promise<Proposed> {
  const rates = await readRates(proposals.prices);
  const proposed = await inPartner(partnerId, (db) => propose(partnerId, proposals, rates, db));
  kickOutbox();
  if (proposed.asked > 0) {
    await publishToPartner(partnerId, { kind: "prices.changed" }, { kind: "receipts.changed" });
  }
  return proposed;
}

type Rates = Map<Currency, string | null>;

async function readRates(prices: PriceProposal[]): Promise<Rates> {
  const today = dateOfDay(dayOf(new Date()));
  const rates: Rates = new Map([["UZS", "1"]]);
  for (const currency of new Set(prices.map(({ price }) => price.currency))) {
    if (!rates.has(currency)) rates.set(currency, (await findRate(currency, today))?.rateToUzs ?? null);
  }
  return rates;
}

type Judged = { listing: PricedListing; price: Money; currentMinor: bigint | null; verdict: Verdict };

async function propose(partnerId: string, { prices, by, reason }: Proposals, rates: Rates, db: Db): Promise<Proposed> {
  const ids = prices.map(({ listingId }) => listingId);
  const listings = new Map((await findListings(partnerId, ids, db)).map((listing) => [listing.id, listing]));
  const ourBasisPoints = await findOurBasisPoints(partnerId, new Date(), db);
  const refused: Proposed["refused"] = [];
  const judged: Judged[] = [];
  for (const { listingId, price } of prices) {
    const listing = listings.get(listingId);
    if (!listing) {
      refused.push({ listingId, refusal: "not-found" });
      continue;
    }
    const one = {
      listing,
      price,
      currentMinor: currentOf(listing),
      verdict: judge(listing, price, rates, ourBasisPoints),
    };
    if (one.verdict.act === "refuse") refused.push({ listingId, refusal: one.verdict.refusal });
    else judged.push(one);
  }
  const isStopped = isBatchStopped(
    judged.map(({ price, currentMinor }) => ({ currentMinor, amountMinor: price.amountMinor })),
    await countOnSale(partnerId, db),
  );
  const stopped = judged.filter(({ verdict }) => isStopped || verdict.act === "ask");
  const passed = judged.filter((one) => !stopped.includes(one));
  // In one order everywhere: two batches at once wait for each other and never both.
  passed.sort((one, other) => (one.listing.id < other.listing.id ? -1 : 1));
  for (const { listing, price } of passed) {
    await declineOpenQuestion(partnerId, listing, db);
    const receipt = reason
      ? { causeKey: `price-set/${randomUUID()}`, reason, allowedBy: by, isOfMarketplace: true }
      : null;
    const { id: listingId, connectionId } = listing;
    await wantPrice(partnerId, { connectionId, listingId, amountMinor: price.amountMinor, receipt }, db);
  }
  const connectionIds = new Set(passed.map(({ listing }) => listing.connectionId));
  await enqueue(db, ...[...connectionIds].map((connectionId) => sendingDue.create({ partnerId, connectionId })));
  const questionId = stopped.length > 0 ? await ask(partnerId, stopped, { by, isBatch: isStopped }, db) : null;
  if (by === "partner") await noteTyped(partnerId, { passed, stopped }, db);
  return { sent: passed.length, asked: stopped.length, questionId, refused };
}

/** More prices than this of one act are told by their number alone. */
const mostNamed = 50;

async function noteTyped(
  partnerId: string,
  { passed, stopped }: { passed: Judged[]; stopped: Judged[] },
  db: Db,
): Promise<void> {
  const typed = [...passed, ...stopped];
  const [only] = typed;
  if (!only) return;
  const listPrices = (read: (one: Judged) => bigint | null) =>
    Object.fromEntries(
      typed.slice(0, mostNamed).map((one) => [one.listing.sku, priceText(read(one), one.listing.shop.currency)]),
    );
  await recordAudit(
    {
      partnerId,
      action: "prices.set",
      ...(typed.length === 1 && { subject: { kind: "listing", id: only.listing.id } }),
      before: { prices: listPrices(({ currentMinor }) => currentMinor) },
      after: { prices: listPrices(({ price }) => price.amountMinor), sent: passed.length, asked: stopped.length },
    },
    db,
  );
}

const priceText = (amountMinor: bigint | null, currency: Currency) =>
  amountMinor === null ? null : { amountMinor: String(amountMinor), currency };

function judge(listing: PricedListing, price: Money, rates: Rates, ourBasisPoints: number): Verdict {
  const { product, shop, connection } = listing;
  const rateToUzs = rates.get(shop.currency) ?? null;
  const bounds = product
    ? findBounds({ goods: product, marketplace: connection.marketplace, ourBasisPoints, rateToUzs })
    : null;
  return guardPrice({ price, shopCurrency: shop.currency, currentMinor: currentOf(listing), bounds });
}

/** What buyers see; a price of nothing is none. */
const currentOf = ({ wanted: [row], priceMinor }: PricedListing): bigint | null =>
  row?.confirmed ?? (priceMinor || null);

/** Of a question about one price a suggestion stands in the timeline; a batch is told by its question alone. */
async function ask(partnerId: string, stopped: Judged[], { by, isBatch }: { by: string; isBatch: boolean }, db: Db) {
  const questionId = randomUUID();
  const asked = stopped.map(({ listing, price, currentMinor, verdict }) => ({
    connectionId: listing.connectionId,
    listingId: listing.id,
    amountMinor: price.amountMinor,
    question: {
      reasons: verdict.act === "ask" ? verdict.reasons : ([] as GuardReason[]),
      isBatch,
      by,
      currentMinor: currentMinor === null ? null : String(currentMinor),
    },
  }));
  for (const { listing } of stopped) await declineOpenQuestion(partnerId, listing, db);
  await askPrices(partnerId, questionId, asked, db);
  const [only, ...more] = stopped;
  if (only && more.length === 0) await suggest(partnerId, only, { questionId, by }, db);
  return questionId;
}

async function suggest(
  partnerId: string,
  { listing, price, currentMinor }: Judged,
  question: { questionId: string; by: string },
  db: Db,
) {
  const say = (amountMinor: bigint) => ({ amountMinor: String(amountMinor), currency: listing.shop.currency });
  await writeReceipt(db, {
    partnerId,
    kind: "price-set",
    state: "SUGGESTED",
    marketplace: listing.connection.marketplace,
    ...(listing.product && { productId: listing.product.id }),
    before: { price: currentMinor === null ? null : say(currentMinor) },
    after: { price: say(price.amountMinor) },
    reason: { key: "prices.receipts.asked" },
    allowedBy: question.by,
    causeKey: `price-asked/${question.questionId}`,
  });
}

/** A newer price takes the place of one that nobody has answered about. */
async function declineOpenQuestion(partnerId: string, { wanted: [row] }: PricedListing, db: Db): Promise<void> {
  if (!row?.questionId) return;
  await settleReceipt(db, {
    partnerId,
    causeKey: `price-asked/${row.questionId}`,
    state: "DECLINED",
    reason: { key: "prices.receipts.replaced" },
    allowedBy: "partner",
  });
}
