import type { LimitGroup, Operation, Priority } from "@/lib/marketplaces/limits";
import { everyCall, ownBucket, productWrites, stockWrites } from "@/lib/marketplaces/ozon/limits";
import type { Capability } from "@/lib/marketplaces/types";

/** Every method of the Seller API is a POST. */
const post = (path: string, priority: Priority, own: LimitGroup = ownBucket(path)): Operation => ({
  method: "POST",
  path,
  priority,
  limits: [everyCall, own],
});

/**
 * Every call this adapter makes, with its version, in one place. Source: Seller API specification of 2026-08-14.
 * What Ozon has announced the end of is not used: see README.md.
 */
export const methods = {
  roles: post("/v1/roles", "content"),
  sellerInfo: post("/v1/seller/info", "content"),
  warehouses: post("/v2/warehouse/list", "content"),
  categoryTree: post("/v1/description-category/tree", "content"),
  attributes: post("/v1/description-category/attribute", "content"),
  attributeValues: post("/v1/description-category/attribute/values", "content"),
  attributeValuesSearch: post("/v1/description-category/attribute/values/search", "content"),
  productImport: post("/v3/product/import", "content", productWrites),
  productImportInfo: post("/v1/product/import/info", "content"),
  productList: post("/v3/product/list", "content"),
  productInfo: post("/v3/product/info/list", "content"),
  picturesImport: post("/v1/product/pictures/import", "content", productWrites),
  picturesInfo: post("/v2/product/pictures/info", "content"),
  priceImport: post("/v1/product/import/prices", "price"),
  priceInfo: post("/v5/product/info/prices", "price"),
  stockImport: post("/v2/products/stocks", "stock", stockWrites),
  stockInfo: post("/v2/product/info/stocks-by-warehouse/fbs", "stock"),
  postings: post("/v4/posting/fbs/list", "orders"),
  posting: post("/v3/posting/fbs/get", "orders"),
  ship: post("/v4/posting/fbs/ship", "orders"),
  cancelReasons: post("/v1/posting/fbs/cancel-reason", "orders"),
  cancel: post("/v2/posting/fbs/cancel", "orders"),
  exemplars: post("/v6/fbs/posting/product/exemplar/create-or-get", "orders"),
  exemplarCheck: post("/v5/fbs/posting/product/exemplar/validate", "orders"),
  exemplarSet: post("/v6/fbs/posting/product/exemplar/set", "orders"),
  exemplarStatus: post("/v5/fbs/posting/product/exemplar/status", "orders"),
  labels: post("/v2/posting/fbs/package-label", "orders"),
  returns: post("/v1/returns/list", "orders"),
  chats: post("/v3/chat/list", "content"),
  chatHistory: post("/v3/chat/history", "content"),
  chatSend: post("/v1/chat/send/message", "content"),
  chatRead: post("/v2/chat/read", "content"),
  questions: post("/v1/question/list", "content"),
  questionAnswers: post("/v1/question/answer/list", "content"),
  questionAnswer: post("/v1/question/answer/create", "content"),
  reviews: post("/v2/review/list", "content"),
  reviewInfo: post("/v2/review/info", "content"),
  reviewComments: post("/v1/review/comment/list", "content"),
  reviewComment: post("/v1/review/comment/create", "content"),
  accruals: post("/v1/finance/accrual/postings", "analytics"),
  accrualTypes: post("/v1/finance/accrual/types", "analytics"),
  pushList: post("/v1/notification/list", "orders"),
  pushCheck: post("/v1/notification/check", "orders"),
  pushSet: post("/v1/notification/set", "orders"),
  pushUpdate: post("/v1/notification/update", "orders"),
  pushEnable: post("/v1/notification/enable", "orders"),
} as const;
export type Method = keyof typeof methods;

/** What a key must be allowed to call. There is no method for prices in quarantine, only a filter of the lists. */
export const methodsOf: Partial<Record<Capability, readonly Method[]>> = {
  "read-categories": ["categoryTree", "attributes", "attributeValues"],
  "publish-card": ["productImport", "productImportInfo", "attributes", "attributeValuesSearch"],
  "set-pictures": ["picturesImport", "picturesInfo"],
  "read-listings": ["productList", "productInfo"],
  "read-moderation": ["productInfo", "productImportInfo"],
  "set-price": ["priceImport"],
  "read-price": ["priceInfo"],
  "read-price-advice": ["priceInfo"],
  "list-warehouses": ["warehouses"],
  "set-stock": ["stockImport", "warehouses"],
  "read-stock": ["stockInfo"],
  "list-orders": ["postings", "posting", "returns"],
  "confirm-order": ["ship", "posting"],
  "cancel-order": ["cancel", "cancelReasons", "posting"],
  "mark-units": ["exemplars", "exemplarCheck", "exemplarSet", "exemplarStatus"],
  "read-labels": ["labels"],
  "list-returns": ["returns"],
  chats: ["chats", "chatHistory", "chatSend", "chatRead", "productInfo", "postings"],
  questions: ["questions", "questionAnswers", "questionAnswer", "productInfo"],
  reviews: ["reviews", "reviewInfo", "reviewComments", "reviewComment", "productInfo"],
  "list-fees": ["accruals", "accrualTypes"],
  "read-tariffs": ["priceInfo"],
  push: [],
  "register-push": ["pushList", "pushCheck", "pushSet", "pushUpdate", "pushEnable"],
};

export const offered = new Set(Object.keys(methodsOf) as Capability[]);
