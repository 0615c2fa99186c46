import type { MarketplaceId } from "@/lib/marketplaces/types";

/**
 * What a marketplace takes, as far as it can be said before the first sale: an estimate that the seller sees as one.
 *
 * From a document (Uzum's seller manual, read 2026-08-20): Uzum's delivery by litres in force since 2026-06-01, which
 * is 5 250 so'm up to one litre, 250 for each further one, 50 000 at most, litres rounded up. The manual gives Uzum's
 * commission as 3 to 35 % by category since 2024-05-01; the 20 % here is our own guess within that.
 *
 * Our own guesses of 2026-11-22, taken from no document: everything that stands here for Wildberries, Yandex Market and
 * Ozon, commissions and delivery alike. The fees that a marketplace books replace all of it, order by order.
 */
type FeeEstimate = {
  commissionBasisPoints: number;
  /** So'm tiyin: for up to one litre, and for each further one. */
  firstLitreMinor: bigint;
  nextLitreMinor: bigint;
  mostMinor: bigint;
};

const estimates: Record<MarketplaceId, FeeEstimate> = {
  uzum: { commissionBasisPoints: 2000, firstLitreMinor: 5_250_00n, nextLitreMinor: 250_00n, mostMinor: 50_000_00n },
  wildberries: {
    commissionBasisPoints: 2450,
    firstLitreMinor: 8_000_00n,
    nextLitreMinor: 2_000_00n,
    mostMinor: 200_000_00n,
  },
  yandex: {
    commissionBasisPoints: 1600,
    firstLitreMinor: 9_000_00n,
    nextLitreMinor: 1_500_00n,
    mostMinor: 150_000_00n,
  },
  ozon: { commissionBasisPoints: 1900, firstLitreMinor: 10_000_00n, nextLitreMinor: 1_500_00n, mostMinor: 200_000_00n },
};

type Size = { lengthMm: number; widthMm: number; heightMm: number };

/** Litres are rounded up: L × W × H in mm / 1 000 000. */
export function estimateFees(marketplace: MarketplaceId, { lengthMm, widthMm, heightMm }: Size) {
  const { commissionBasisPoints, firstLitreMinor, nextLitreMinor, mostMinor } = estimates[marketplace];
  const litres = Math.max(1, Math.ceil((lengthMm * widthMm * heightMm) / 1_000_000));
  const logisticsMinor = firstLitreMinor + nextLitreMinor * BigInt(litres - 1);
  return { commissionBasisPoints, logisticsMinor: logisticsMinor > mostMinor ? mostMinor : logisticsMinor, litres };
}

/** Turnover tax of sole proprietors and self-employed up to 1 bn so'm a year, from 2026-01-01 (law ZRU-1108). */
export const turnoverTaxBasisPoints = 100;
