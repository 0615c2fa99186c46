import type { Collection } from "../../store.ts";
import { currency } from "./cabinet.ts";
import { BadRequest } from "./replies.ts";
import { type Price, type State, toAmount, toTiyin } from "./state.ts";

type SentPrice = { value: number; currencyId: string; discountBase?: number | undefined };

export function refusePrice({ value, currencyId, discountBase }: SentPrice, offerId: string) {
  if (currencyId !== currency) throw new BadRequest(`Offer ${offerId}: currencyId must be ${currency}`);
  if (value <= 0) throw new BadRequest(`Offer ${offerId}: price must be positive`);
  if (discountBase === undefined) return;
  const discount = 1 - value / discountBase;
  if (discount < 0.05 || discount > 0.99)
    throw new BadRequest(`Offer ${offerId}: discount must be from 5 to 99 percent`);
}

/** A fall below half of the last good price goes to quarantine; any price above that half comes out of it. */
export function setPrice(state: State, prices: Collection<Price>, offerId: string, { value }: SentPrice) {
  const tiyin = toTiyin(value);
  const known = prices.get(offerId);
  const lastValid = known ? (known.lastValidTiyin ?? known.tiyin) : tiyin;
  const isSuspicious = tiyin * 2 < lastValid;
  const updatedAt = state.now().getTime();
  prices.put(offerId, { tiyin, updatedAt, lastValidTiyin: isSuspicious ? lastValid : null });
}

export const priceToWire = (tiyin: number) => ({ value: toAmount(tiyin), currencyId: currency });
