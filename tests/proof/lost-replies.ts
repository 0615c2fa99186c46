import { inPartner } from "@/lib/db/client";
import { money } from "@/lib/money";
import { proposePrices } from "@/lib/pricing/propose-prices";
import { sendDue } from "@/lib/sending/send-due";
import { pushStock } from "@/lib/stock/push-stock";
import { receiveStock } from "@/lib/stock/receive-stock";
import { query } from "../support/people.ts";
import type { Goods, SendStage } from "./send-stage.ts";

type Size = { prices: number; stocks: number };

const firstPriceMinor = 1_000_00n;
/** Ozon takes a product's price ten times an hour. */
const pricesOfOne = 10;

/**
 * T7: the marketplace applies the write and the line is cut before the answer, each time. Prices at Ozon, stocks at
 * Uzum; then one more pass over everything must find nothing to send.
 */
export async function playLostReplies(stage: SendStage, { prices, stocks }: Size) {
  const { partnerId, connections, control, writes, superuserUrl } = stage;
  const cables: Goods[] = [];
  for (let index = 0; index < Math.ceil(prices / pricesOfOne); index += 1) {
    cables.push(await stage.addOzonGoods(`T7-${index}`, firstPriceMinor));
  }
  const shirt = await stage.addUzumGoods("T7-SHIRT", 129_000_00n);
  // Both have what we say before anything gets lost.
  await sendDue(partnerId, connections.ozon);
  const rules = [{ kind: "drop-reply", share: 1 }];
  await control("ozon", "faults", { seed: 7, rules: rules.map((rule) => ({ ...rule, match: "import/prices" })) });
  await control("uzum", "faults", {
    seed: 7,
    rules: rules.map((rule) => ({ ...rule, match: "sku/stocks", method: "POST" })),
  });
  writes.length = 0;
  let unconfirmed = 0;
  for (let change = 0; change < prices; change += 1) {
    const { listingId } = cables[change % cables.length] as Goods;
    const price = money(firstPriceMinor + BigInt(change + 1) * 10n, "RUB");
    await proposePrices(partnerId, { prices: [{ listingId, price }], by: "partner", reason: null });
    await sendDue(partnerId, connections.ozon);
    if (!(await isConfirmed(superuserUrl, listingId, price.amountMinor))) unconfirmed += 1;
  }
  for (let change = 0; change < stocks; change += 1) {
    const { productId, listingId } = shirt;
    await inPartner(partnerId, (db) =>
      receiveStock(db, { partnerId, productId, quantity: 1, causeKey: `T7/${change}` }),
    );
    await pushStock(partnerId, productId);
    await sendDue(partnerId, connections.uzum);
    if (!(await isConfirmed(superuserUrl, listingId, BigInt(11 + change)))) unconfirmed += 1;
  }
  // Later everything is looked at once more.
  await stage.advance(2 * 3_600_000);
  const passes = [await sendDue(partnerId, connections.ozon), await sendDue(partnerId, connections.uzum)];
  const lost = { ozon: await control("ozon", "faults"), uzum: await control("uzum", "faults") };
  const lostReplies = Number(lost.ozon["drop-reply"] ?? 0) + Number(lost.uzum["drop-reply"] ?? 0);
  const figures = {
    lostReplies,
    writes: writes.length,
    secondWrites: writes.length - new Set(writes.map(({ sku, value }) => `${sku} ${value}`)).size,
    unconfirmed,
    sentAfterwards: passes.reduce((sum, { taken }) => sum + taken, 0),
  };
  const isMet =
    lostReplies === prices + stocks &&
    figures.writes === prices + stocks &&
    figures.secondWrites === 0 &&
    unconfirmed === 0 &&
    figures.sentAfterwards === 0;
  return { isMet, figures };
}

async function isConfirmed(superuserUrl: string, listingId: string, value: bigint): Promise<boolean> {
  const rows = await query(
    superuserUrl,
    `select 1 from wanted_values where "listingId" = $1 and state = 'CONFIRMED' and confirmed = $2
       and "confirmedVersion" = version`,
    [listingId, value],
  );
  return rows.length === 1;
}
