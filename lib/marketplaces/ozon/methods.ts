import type { Capability } from "@/lib/marketplaces/types";

/**
 * Every call this adapter makes, with its version, in one place. Source: Seller API specification of 2026-08-14.
 * Dead by announcement and not used: /v1/warehouse/list (2026-04-07), /v3/posting/fbs/list (2026-08-31),
 * /v3/finance/transaction/list (2026-09-08).
 */
export const methods = {
  roles: "/v1/roles",
  sellerInfo: "/v1/seller/info",
  warehouses: "/v2/warehouse/list",
  categoryTree: "/v1/description-category/tree",
  attributes: "/v1/description-category/attribute",
  attributeValues: "/v1/description-category/attribute/values",
  attributeValuesSearch: "/v1/description-category/attribute/values/search",
  productImport: "/v3/product/import",
  productImportInfo: "/v1/product/import/info",
  productList: "/v3/product/list",
  productInfo: "/v3/product/info/list",
  priceImport: "/v1/product/import/prices",
  priceInfo: "/v5/product/info/prices",
  stockImport: "/v2/products/stocks",
  stockInfo: "/v2/product/info/stocks-by-warehouse/fbs",
  postings: "/v4/posting/fbs/list",
  posting: "/v3/posting/fbs/get",
  ship: "/v4/posting/fbs/ship",
  cancelReasons: "/v1/posting/fbs/cancel-reason",
  cancel: "/v2/posting/fbs/cancel",
  returns: "/v1/returns/list",
  accruals: "/v1/finance/accrual/postings",
  accrualTypes: "/v1/finance/accrual/types",
} as const;
export type Method = keyof typeof methods;

/** What a key must be allowed to call. Pushes are set up in the cabinet and need no right of the key. */
export const methodsOf: Record<Capability, readonly Method[]> = {
  "read-categories": ["categoryTree", "attributes", "attributeValues"],
  "publish-card": ["productImport", "productImportInfo", "attributes", "attributeValuesSearch"],
  "read-listings": ["productList", "productInfo"],
  "set-price": ["priceImport"],
  "read-price": ["priceInfo"],
  "set-stock": ["stockImport", "warehouses"],
  "read-stock": ["stockInfo"],
  "list-orders": ["postings", "posting", "returns"],
  "confirm-order": ["ship", "posting"],
  "cancel-order": ["cancel", "cancelReasons", "posting"],
  "list-fees": ["accruals", "accrualTypes"],
  push: [],
};
