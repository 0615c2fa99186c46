import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type Currency, currencies } from "@/lib/money";

/** Yandex still writes the rouble as `RUR`. */
export function currencyFromWire(code: string): Currency {
  const ours = code === "RUR" ? "RUB" : code;
  const known = currencies.find((currency) => currency === ours);
  if (!known) throw new MarketplaceError("unexpected-reply", { code: "currency", words: code });
  return known;
}

export const currencyToWire = (currency: Currency): string => (currency === "RUB" ? "RUR" : currency);
