import "server-only";
import { readAttributes } from "@/lib/cards/lane-json";
import {
  type CardRow,
  type ListingRow,
  listCardRows,
  listListingRows,
  listMovementRows,
  listProductRows,
  type MovementRow,
  type ProductRow,
} from "@/lib/export/goods-repository";
import { makeTable, sayWord, walkRows, writeAmount } from "@/lib/export/table";
import { listReceiptRows } from "@/lib/receipts/list-receipts";
import type { ReceiptView } from "@/lib/receipts/receipt-view";
import { viewReceipt } from "@/lib/receipts/view-receipt";

export const productTable = makeTable<ProductRow>(
  {
    sku: ({ sku }) => sku,
    product: ({ name }) => name,
    barcode: ({ barcode }) => barcode,
    brand: ({ brand }) => brand,
    category: ({ category }, words) => category && sayWord(words, `catalog.categories.${category}`, category),
    ikpu: ({ ikpu }) => ikpu,
    cost: ({ costMinor }) => writeAmount(costMinor),
    currency: () => "UZS",
    onHand: ({ balance }) => balance?.onHand ?? 0,
    reserved: ({ balance }) => balance?.reserved ?? 0,
    free: ({ balance }) => (balance ? balance.onHand - balance.reserved : 0),
    lengthMm: ({ lengthMm }) => lengthMm,
    widthMm: ({ widthMm }) => widthMm,
    heightMm: ({ heightMm }) => heightMm,
    weightGrams: ({ weightGrams }) => weightGrams,
    created: ({ createdAt }) => createdAt,
    archived: ({ archivedAt }) => archivedAt,
  },
  (partnerId) => walkRows(partnerId, listProductRows),
);

export const listingTable = makeTable<ListingRow>(
  {
    marketplace: ({ connection }, { common }) => common(`marketplaces.${connection.marketplace}`),
    account: ({ connection }) => connection.accountName,
    shop: ({ shop }) => shop.name,
    sku: ({ sku }) => sku,
    title: ({ title }) => title,
    productSku: ({ product }) => product?.sku,
    price: ({ priceMinor }) => writeAmount(priceMinor),
    currency: ({ currency }) => currency,
    stock: ({ stock }) => stock,
    state: ({ state }, words) => sayWord(words, `connections.links.states.${state}`, state),
    rawState: ({ rawState }) => rawState,
    barcode: ({ barcodes }) => barcodes.join(", "),
    externalId: ({ externalId }) => externalId,
    link: ({ url }) => url,
    updated: ({ updatedAt }) => updatedAt,
  },
  (partnerId) => walkRows(partnerId, listListingRows),
);

export const cardTable = makeTable<CardRow>(
  {
    marketplace: ({ connection }, { common }) => common(`marketplaces.${connection.marketplace}`),
    account: ({ connection }) => connection.accountName,
    sku: ({ product }) => product.sku,
    product: ({ product }) => product.name,
    state: ({ state }, words) => sayWord(words, `cards.lanes.states.${state}`, state),
    titleUz: ({ titleUz }) => titleUz,
    titleRu: ({ titleRu }) => titleRu,
    descriptionUz: ({ descriptionUz }) => descriptionUz,
    descriptionRu: ({ descriptionRu }) => descriptionRu,
    category: ({ categoryName }) => categoryName,
    attributes: ({ attributes }) => sayAttributes(attributes),
    price: ({ priceMinor }) => writeAmount(priceMinor),
    currency: ({ currency }) => currency,
    updated: ({ updatedAt }) => updatedAt,
  },
  (partnerId) => walkRows(partnerId, listCardRows),
);

const sayAttributes = (stored: unknown): string =>
  readAttributes(stored)
    .filter(({ values }) => values.length > 0)
    .map(({ name, values, unit }) => {
      const said = values.map(({ text }) => text).join(", ");
      return `${name}: ${unit ? `${said} ${unit}` : said}`;
    })
    .join("; ");

export const movementTable = makeTable<MovementRow>(
  {
    time: ({ createdAt }) => createdAt,
    sku: ({ sku }) => sku,
    product: ({ name }) => name,
    kind: ({ kind }, words) => sayWord(words, `data.movements.${kind}`, kind),
    onHandChange: ({ onHand }) => onHand,
    reservedChange: ({ reserved }) => reserved,
  },
  (partnerId) => walkRows(partnerId, listMovementRows),
);

/** In the words of the AI Manager's page. */
export const receiptTable = makeTable<ReceiptView & { createdAt: Date }>(
  {
    time: ({ createdAt }) => createdAt,
    what: ({ title }) => title,
    marketplace: ({ marketplaceName }) => marketplaceName,
    state: ({ badge }) => badge.text,
    changes: ({ changes }) => changes.map(({ label, before, after }) => `${label}: ${before} → ${after}`).join("; "),
    why: ({ why }) => why,
    evidence: ({ evidence }) =>
      evidence
        .filter(({ href }) => !href)
        .map(({ text }) => text)
        .join("; "),
    allowedBy: ({ allowedBy }) => allowedBy,
  },
  async function* (partnerId, words) {
    const now = new Date();
    for await (const rows of walkRows(partnerId, listReceiptRows)) {
      yield rows.map((row) => ({ ...viewReceipt(row, { ...words, now }), createdAt: row.createdAt }));
    }
  },
);
