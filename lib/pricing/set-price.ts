import "server-only";
import { readSom } from "@/lib/catalog/read-numbers";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { money } from "@/lib/money";
import { proposePrices } from "@/lib/pricing/propose-prices";
import { findListings } from "@/lib/pricing/repository";
import type { SetPriceInput } from "@/lib/pricing/schema";

/** A price typed by the partner, in the shop's currency. `asked`: it looks like a mistake, and waits for one more word. */
export async function setPrice(partnerId: string, { listingId, price }: SetPriceInput): Promise<"sent" | "asked"> {
  const [listing] = await inPartner(partnerId, (db) => findListings(partnerId, [listingId], db));
  if (!listing) throw new AppError("not-found", "prices.listingGone");
  const amountMinor = readSom(price);
  if (amountMinor === null || amountMinor === 0n) throw new AppError("invalid", "prices.notAPrice", { field: "price" });
  const proposed = await proposePrices(partnerId, {
    prices: [{ listingId, price: money(amountMinor, listing.shop.currency) }],
    by: "partner",
    reason: "prices.receipts.byHand",
  });
  if (proposed.refused.length > 0) throw new AppError("invalid", "prices.notAPrice", { field: "price" });
  return proposed.asked > 0 ? "asked" : "sent";
}
