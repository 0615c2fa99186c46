import "server-only";
import { inPartner } from "@/lib/db/client";
import { formatMoney } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { money } from "@/lib/money";
import { listQuestions } from "@/lib/pricing/list-questions";
import type { ListedPrice, PricePage } from "@/lib/pricing/price-view";
import { listOnSale, type PricedListing } from "@/lib/pricing/repository";

const pageSize = 50;

/** Every listing on sale with its price, and what waits for a person's word. */
export async function listPrices(partnerId: string, after: string | null, locale: Locale): Promise<PricePage> {
  const rows = await inPartner(partnerId, (db) => listOnSale(partnerId, { after, most: pageSize + 1 }, db));
  const page = rows.slice(0, pageSize);
  return {
    questions: await listQuestions(partnerId, locale),
    prices: page.map((row) => view(row, locale)),
    nextAfter: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

function view(listing: PricedListing, locale: Locale): ListedPrice {
  const { shop, product, wanted } = listing;
  const [row] = wanted;
  const say = (amountMinor: bigint | null) =>
    amountMinor === null ? null : formatMoney(money(amountMinor, shop.currency), locale);
  const isSending = row !== undefined && row.wanted !== null && ["WAITING", "SENDING", "ACCEPTED"].includes(row.state);
  const state = row?.questionId ? "asking" : row?.state === "REJECTED" ? "refused" : isSending ? "sending" : "shown";
  return {
    listingId: listing.id,
    name: product?.name ?? (listing.title || listing.sku),
    sku: listing.sku,
    marketplace: listing.connection.marketplace,
    shop: shop.name,
    currency: shop.currency,
    current: say(row?.confirmed ?? (listing.priceMinor || null)),
    wanted: isSending || state === "refused" ? say(row?.wanted ?? null) : null,
    state,
    words: state === "refused" ? (row?.lastError ?? null) : null,
  };
}
