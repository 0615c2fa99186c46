import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, ListingRef, Shop } from "@/lib/marketplaces/types";
import type { UzumClient } from "@/lib/marketplaces/uzum/client";
import { compareSku, pickSame } from "@/lib/marketplaces/uzum/listing-map";
import { findListings } from "@/lib/marketplaces/uzum/listings";
import { outcome } from "@/lib/marketplaces/uzum/outcomes";
import { readStockRows, type StockRow } from "@/lib/marketplaces/uzum/read-stock-rows";
import { sendStocks } from "@/lib/marketplaces/uzum/send-stocks";

type StockToSet = ListingRef & { quantity: number };

/** Seller manual 8.2 (2026-08-20). */
const greatest = 10_000;

/** The seller's FBS and DBS stock, which all shops of the key share; FBO stock is Uzum's own and not here. */
export async function setStocks(
  client: UzumClient,
  { shop, stocks }: { shop: Shop; stocks: StockToSet[] },
): Promise<ItemOutcome[]> {
  const before = await readStockRows(client, stocks);
  const barcodes = await findBarcodes(client, shop, stocks, before);
  const isAllowed = ({ quantity }: StockToSet) => Number.isInteger(quantity) && quantity >= 0 && quantity <= greatest;
  const isSet = (stock: StockToSet, rows: StockRow[]) => findRow(rows, stock)?.amount === stock.quantity;
  const toSend = stocks.filter((stock) => isAllowed(stock) && barcodes.has(stock.sku) && !isSet(stock, before));
  const sent = await sendStocks(
    client,
    toSend.map(({ sku, quantity }) => ({ barcode: barcodes.get(sku) ?? "", amount: quantity })),
  );
  const after = toSend.length > 0 ? await readBack(client, toSend) : before;
  return stocks.map((stock) => {
    const { sku } = stock;
    if (!isAllowed(stock)) return outcome(sku, "rejected", { code: "stock", words: "Uzum takes 0 to 10 000 pieces." });
    const barcode = barcodes.get(sku);
    if (!barcode) return outcome(sku, "rejected", { code: "barcode", words: "There is no such SKU, or no barcode." });
    const result = sent.get(barcode);
    if (!result) return outcome(sku, "unchanged");
    if (result.reply === "refused") return outcome(sku, "rejected", { code: "stock", words: result.words });
    if (isSet(stock, after)) return outcome(sku, "confirmed");
    if (result.reply === "good") return outcome(sku, "accepted");
    return outcome(sku, "unknown", { code: "other", words: result.words });
  });
}

export async function readStocks(
  client: UzumClient,
  { listings }: { listings: ListingRef[] },
): Promise<{ sku: string; quantity: number }[]> {
  if (listings.length === 0) return [];
  const rows = await readStockRows(client, listings);
  return listings.flatMap((ref) => {
    const row = findRow(rows, ref);
    return row ? [{ sku: ref.sku, quantity: row.amount }] : [];
  });
}

const findRow = (rows: StockRow[], ref: ListingRef) =>
  pickSame(rows, (row) => compareSku([row.sellerSkuCode, row.skuTitle], row.skuId, ref));

/** Stock is written by barcode. An SKU that never had stock may be missing among the rows: the catalogue knows it. */
async function findBarcodes(client: UzumClient, shop: Shop, stocks: StockToSet[], rows: StockRow[]) {
  const barcodes = new Map<string, string>();
  for (const stock of stocks) {
    const barcode = findRow(rows, stock)?.barcode;
    if (barcode) barcodes.set(stock.sku, barcode);
  }
  const missing = stocks.filter(({ sku }) => !barcodes.has(sku));
  if (missing.length === 0) return barcodes;
  for (const [asked, { sku }] of await findListings(client, shop, missing)) {
    if (sku.barcode) barcodes.set(asked, sku.barcode);
  }
  return barcodes;
}

async function readBack(client: UzumClient, refs: ListingRef[]): Promise<StockRow[]> {
  try {
    return await readStockRows(client, refs);
  } catch (error) {
    // What was sent stays "accepted" or "unknown": a failed read must not hide a write that happened.
    if (error instanceof MarketplaceError) return [];
    throw error;
  }
}
