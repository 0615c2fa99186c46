import type { Product, Stock } from "./state.ts";

const statuses = {
  pending: {
    status: "moderating",
    moderate_status: "in-moderating",
    validation_status: "success",
    name: "На модерации",
  },
  live: { status: "price_sent", moderate_status: "approved", validation_status: "success", name: "Готов к продаже" },
  rejected: {
    status: "failed_moderation",
    moderate_status: "declined",
    validation_status: "success",
    name: "Не прошел модерацию",
  },
} as const;

/** An item of /v3/product/info/list. */
export function toProductInfo(product: Product, stock: Stock, currency: string) {
  const { item, verdict } = product;
  const { name, ...status } = statuses[verdict];
  const isSold = verdict === "live" && stock.free > 0;
  return {
    id: product.productId,
    offer_id: item.offer_id,
    sku: product.sku,
    name: item.name,
    barcodes: item.barcode ? [item.barcode] : [],
    images: item.images,
    primary_image: item.primary_image ? [item.primary_image] : [],
    color_image: [],
    description_category_id: item.description_category_id,
    type_id: item.type_id,
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    currency_code: currency,
    price: product.price,
    old_price: product.oldPrice,
    min_price: "",
    vat: item.vat,
    is_archived: false,
    is_autoarchived: false,
    is_discounted: false,
    is_kgt: false,
    errors: product.errors.map((error) => ({
      attribute_id: error.attribute_id,
      code: error.code,
      field: error.field,
      level: "ERROR_LEVEL_ERROR",
      state: "moderation",
      texts: {
        attribute_name: error.attribute_name,
        description: error.description,
        hint_code: error.code,
        message: error.description,
        params: [],
        short_description: error.description,
      },
    })),
    statuses: {
      ...status,
      is_created: product.sku > 0,
      status_failed: verdict === "rejected" ? "moderation" : "",
      status_name: isSold ? "Продается" : name,
      status_description: "",
      status_tooltip: "",
      status_updated_at: product.updatedAt,
    },
    stocks: {
      has_stock: stock.free > 0,
      stocks:
        product.sku > 0
          ? [{ present: stock.free + stock.reserved, reserved: stock.reserved, sku: product.sku, source: "fbs" }]
          : [],
    },
    visibility_details: { has_price: true, has_stock: stock.free > 0 },
  };
}
