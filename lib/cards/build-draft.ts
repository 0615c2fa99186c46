import { type LaneAttribute, readAttributes } from "@/lib/cards/lane-json";
import { readBarcode } from "@/lib/cards/read-barcode";
import { readDimensions } from "@/lib/cards/read-dimensions";
import type { LaneProduct, LaneRow } from "@/lib/cards/repository";
import { cardPicturePath } from "@/lib/catalog/photos";
import type { CardDraft } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";

/** How the marketplaces themselves file goods without a brand. */
const noBrand = "Нет бренда";

/** A lane as the marketplace takes it; null while it has no category or no price. `origin`: where it fetches pictures. */
export function buildDraft(
  lane: LaneRow,
  product: LaneProduct,
  brand: string | null,
  origin: string,
): CardDraft | null {
  const { categoryExternalId, priceMinor, currency, titleUz, titleRu, descriptionUz, descriptionRu } = lane;
  if (!categoryExternalId || priceMinor === null || !currency) return null;
  const barcode = readBarcode(product);
  // The seller's own photo stays the first (Uzum's rule, and honest anywhere).
  const pictures = [product.photo, lane.picture].flatMap((picture) => (picture ? [picture.token] : []));
  return {
    sku: product.sku,
    categoryExternalId,
    texts: {
      ...(titleUz && { uz: { title: titleUz, description: descriptionUz } }),
      ...(titleRu && { ru: { title: titleRu, description: descriptionRu } }),
    },
    brand: brand ?? noBrand,
    barcodes: barcode ? [barcode] : [],
    pictureUrls: pictures.map((token) => `${origin}${cardPicturePath(token)}`),
    dimensions: readDimensions(product).dimensions,
    attributes: readAttributes(lane.attributes).filter(hasValue).map(toDraftAttribute),
    price: money(priceMinor, currency),
    ikpu: product.ikpu,
  };
}

const hasValue = ({ values }: LaneAttribute) => values.length > 0;
const toDraftAttribute = ({ externalId, values }: LaneAttribute) => ({ externalId, values });
