import { readDimensions } from "@/lib/cards/read-dimensions";
import type { MarketplaceId } from "@/lib/marketplaces/types";
import { estimateFees, turnoverTaxBasisPoints } from "@/lib/pricing/fee-estimates";
import type { PriceBounds } from "@/lib/pricing/guard-price";
import { convertUp, planPrice } from "@/lib/pricing/rules";

type Goods = Parameters<typeof readDimensions>[0] & { costMinor: bigint };

type Input = {
  goods: Goods;
  marketplace: MarketplaceId;
  ourBasisPoints: number;
  /** So'm for one unit of the shop's currency, a decimal text; null: not known. */
  rateToUzs: string | null;
};

/** Ten times the usual price is a digit too many. */
const ceilingFactor = 10n;

/** Between what a price of these goods may lie, in the shop's currency; null while its rate is not known. */
export function findBounds({ goods, marketplace, ourBasisPoints, rateToUzs }: Input): PriceBounds | null {
  if (rateToUzs === null) return null;
  const { dimensions } = readDimensions(goods);
  const { logisticsMinor, commissionBasisPoints } = estimateFees(marketplace, dimensions);
  const { priceMinor, floorMinor, breakEvenMinor } = planPrice({
    costMinor: goods.costMinor,
    logisticsMinor,
    commissionBasisPoints,
    taxBasisPoints: turnoverTaxBasisPoints,
    ourBasisPoints,
  });
  return {
    breakEvenMinor: convertUp(breakEvenMinor, rateToUzs),
    floorMinor: convertUp(floorMinor, rateToUzs),
    ceilingMinor: convertUp(priceMinor * ceilingFactor, rateToUzs),
  };
}
