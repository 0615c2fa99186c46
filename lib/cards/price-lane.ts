import "server-only";
import type { PriceStep } from "@/lib/cards/lane-json";
import { endStep, roundOf, startStep } from "@/lib/cards/lane-progress";
import { readDimensions } from "@/lib/cards/read-dimensions";
import { findSettings, type Lane } from "@/lib/cards/repository";
import { openMarketplace } from "@/lib/connections/open-marketplace";
import { inPartner } from "@/lib/db/client";
import type { Currency } from "@/lib/money";
import { estimateFees, turnoverTaxBasisPoints } from "@/lib/pricing/fee-estimates";
import { convertUp, type PriceLine, planPrice } from "@/lib/pricing/rules";
import { dateOfDay, dayOf } from "@/lib/profit/days";
import { ensureRates } from "@/lib/rates/fetch-rates";
import { findRate } from "@/lib/rates/find-rate";
import { publishToPartner } from "@/lib/realtime/publish";
import { writeReceipt } from "@/lib/receipts/write-receipt";

/** Works out what to ask, and keeps every line of the arithmetic. In roubles by the Central Bank's rate of today. */
export async function priceLane(partnerId: string, laneId: string): Promise<void> {
  const lane = await startStep(partnerId, laneId, "set-price");
  const { shop } = await openMarketplace(partnerId, lane.connectionId);
  const settings = await inPartner(partnerId, (db) => findSettings(partnerId, new Date(), db));
  const { dimensions } = readDimensions(lane.product);
  const fees = estimateFees(lane.connection.marketplace, dimensions);
  const plan = planPrice({
    costMinor: lane.product.costMinor,
    logisticsMinor: fees.logisticsMinor,
    commissionBasisPoints: fees.commissionBasisPoints,
    taxBasisPoints: turnoverTaxBasisPoints,
    ourBasisPoints: settings?.tariff.versions[0]?.commissionBasisPoints ?? 0,
  });
  const converted = await convert(plan.priceMinor, shop.currency);
  const priceSteps = [...plan.lines.map(toStep), ...converted.steps];
  const price = { priceMinor: converted.amountMinor, currency: shop.currency };
  await endStep(partnerId, laneId, "set-price", { ...price, priceSteps }, async (db) => {
    if (price.priceMinor === null) return;
    await writeReceipt(db, {
      partnerId,
      kind: "price-set",
      marketplace: lane.connection.marketplace,
      productId: lane.productId,
      before: { price: previous(lane) },
      after: { price: { amountMinor: String(price.priceMinor), currency: price.currency } },
      reason: { key: "cards.receipts.why.priced" },
      evidence: {
        cost: { amountMinor: String(lane.product.costMinor), currency: "UZS" },
        floor: { amountMinor: String(plan.floorMinor), currency: "UZS" },
      },
      allowedBy: "autonomy",
      causeKey: `price-set/${roundOf(lane)}/${price.priceMinor}`,
    });
  });
  await publishToPartner(partnerId, { kind: "receipts.changed" });
}

async function convert(
  priceMinor: bigint,
  currency: Currency,
): Promise<{ amountMinor: bigint | null; steps: PriceStep[] }> {
  if (currency === "UZS") return { amountMinor: priceMinor, steps: [] };
  const rate = (await findRate(currency, today())) ?? (await askForRate(currency));
  if (!rate) return { amountMinor: null, steps: [] };
  const amountMinor = convertUp(priceMinor, rate.rateToUzs);
  return {
    amountMinor,
    steps: [
      { key: "rate", amountMinor: null, currency, rate: rate.rateToUzs, day: rate.day },
      { key: "converted", amountMinor: String(amountMinor), currency },
    ],
  };
}

/** Before the first hourly reading nothing is known: the bank is asked at once. Null: it is away. */
async function askForRate(currency: Currency) {
  await ensureRates([{ currency, day: dayOf(new Date()) }]);
  return findRate(currency, today());
}

/** The calendar day in Tashkent, as the database keeps days. */
const today = () => dateOfDay(dayOf(new Date()));

const toStep = ({ key, amountMinor, currency, basisPoints }: PriceLine): PriceStep => ({
  key,
  amountMinor: String(amountMinor),
  currency,
  ...(basisPoints !== undefined && { basisPoints }),
});

const previous = ({ priceMinor, currency }: Lane) =>
  priceMinor === null || currency === null ? null : { amountMinor: String(priceMinor), currency };
