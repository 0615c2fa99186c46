import type { Complaint, Listing, ListingRef } from "@/lib/marketplaces/types";
import type { ProductWire, SkuWire } from "@/lib/marketplaces/uzum/listing-wire";
import { webAddress } from "@/lib/marketplaces/web-address";

const stateByModeration = new Map<string, Listing["state"]>(
  Object.entries({
    NOT_MODERATED: "moderating",
    ON_PREMODERATION: "moderating",
    ON_MODERATION: "moderating",
    HAS_COMPLAINTS: "rejected",
    PERM_BANNED: "blocked",
  }),
);

/** For moderated cards. SKU_BLOCKED is about some SKU of the card: each SKU tells by itself. */
const stateByStatus = new Map<string, Listing["state"]>(
  Object.entries({
    IN_STOCK: "live",
    READY_TO_SEND: "live",
    SENT: "live",
    RUN_OUT: "live",
    SKU_BLOCKED: "live",
    NO_SKU: "hidden",
    NOT_READY_TO_SEND: "hidden",
    ARCHIVED: "hidden",
    DELETED: "hidden",
    BLOCKED: "blocked",
    PERM_BANNED: "blocked",
  }),
);

function mapListingState(product: ProductWire, sku: SkuWire): Listing["state"] {
  const moderation = product.moderationStatus?.value ?? "";
  const status = product.status?.value ?? "";
  const byStatus = stateByStatus.get(status) ?? "unknown";
  if (sku.archived || status === "ARCHIVED" || status === "DELETED") return "hidden";
  if (moderation === "PERM_BANNED" || status === "PERM_BANNED") return "blocked";
  if (moderation === "HAS_COMPLAINTS") return "rejected";
  if (sku.blocked) return "blocked";
  if (moderation === "MODERATED") return byStatus;
  return stateByModeration.get(moderation) ?? "unknown";
}

export function mapListing(product: ProductWire, sku: SkuWire, askedSku?: string): Listing {
  const state = mapListingState(product, sku);
  return {
    sku: askedSku ?? listCodes(sku)[0] ?? sku.skuId,
    externalId: product.productId,
    variantExternalId: sku.skuId,
    state,
    rawState: `${product.moderationStatus?.value ?? "?"}/${product.status?.value ?? "?"}`,
    title: sku.productTitle ?? product.title ?? "",
    barcodes: sku.barcode ? [sku.barcode] : [],
    complaints: mapComplaints(product, sku, state),
    // The product list names no address of the shop window.
    url: null,
    pictureUrl: webAddress(sku.previewImage ?? product.previewImg ?? product.image),
  };
}

/** All that an SKU is called by; the seller's own code first. */
const listCodes = (sku: Pick<SkuWire, "sellerItemCode" | "article" | "skuFullTitle" | "skuTitle">) =>
  [sku.sellerItemCode, sku.article, sku.skuFullTitle, sku.skuTitle].filter((code) => code !== null);

type Named = Pick<ListingRef, "sku" | "variantExternalId">;

/**
 * How an SKU there is the one asked for. Uzum puts the shop's code before the seller's (manual 5.11:
 * "SHOP-CODE-COLOUR"), so one code and a dash before ours is perhaps the same SKU, unless another has our very code;
 * more before it is another one: "COLOUR" is no name of this.
 */
export function compareSku(codes: (string | null)[], skuId: string, ref: Named): "same" | "perhaps" | "other" {
  if (ref.variantExternalId !== null) return ref.variantExternalId === skuId ? "same" : "other";
  if (codes.includes(ref.sku)) return "same";
  const isPrefixed = (code: string | null) => code?.slice(code.indexOf("-") + 1) === ref.sku;
  return codes.some(isPrefixed) ? "perhaps" : "other";
}

export const compareListing = (sku: SkuWire, ref: Named) => compareSku(listCodes(sku), sku.skuId, ref);

/** The one that is meant: by its very code, else by the only one that perhaps has it; of several it is none. */
export function pickSame<T>(candidates: readonly T[], compare: (one: T) => "same" | "perhaps" | "other"): T | null {
  const same = candidates.find((one) => compare(one) === "same");
  if (same) return same;
  const perhaps = candidates.filter((one) => compare(one) === "perhaps");
  return perhaps.length === 1 ? (perhaps[0] ?? null) : null;
}

/** Words of the blocking table in the seller manual (sections 7.6, 7.7; 2026-08-20). */
const complaintWords: [RegExp, Complaint["code"]][] = [
  [/фото|изображен|инфографик|видео|rasm/i, "picture"],
  [/дубл|takror/i, "duplicate"],
  [/категори|kategoriya/i, "category"],
  [/штрихкод|shtrix/i, "barcode"],
  [/назван|наименован|описан|текст|стоп-слов|nom[iu]|tavsif/i, "text"],
  [/характеристик|ИКПУ|xususiyat/i, "attribute"],
  [/цен[аеуы]|narx/i, "price"],
];

/** The SKU's own reasons; without any, what Uzum says of the whole card. */
function mapComplaints(product: ProductWire, sku: SkuWire, state: Listing["state"]): Complaint[] {
  const { blockingReason, skuBlockReason } = sku;
  const parts = [blockingReason, skuBlockReason?.title, skuBlockReason?.message].filter(
    (part) => typeof part === "string",
  );
  const words = [...new Set(parts)].join(". ");
  if (words) return [complain(words)];
  if (state !== "rejected" && state !== "blocked") return [];
  const { status, moderationStatus } = product;
  return [complain(status?.description ?? moderationStatus?.title ?? moderationStatus?.value ?? "blocked")];
}

const complain = (words: string): Complaint => ({
  code: complaintWords.find(([pattern]) => pattern.test(words))?.[1] ?? "other",
  field: null,
  words,
});
