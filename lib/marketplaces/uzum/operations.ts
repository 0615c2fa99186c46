import type { Operation, Priority } from "@/lib/marketplaces/limits";
import { perKey } from "@/lib/marketplaces/uzum/limits";

const operation = (method: Operation["method"], path: string, priority: Priority): Operation => ({
  method,
  path,
  priority,
  limits: [perKey],
});

/** Every call that the adapter makes; the paths as in `uzum/seller-openapi.minimal.yaml` (2026-11-22). */
export const operations = {
  listShops: operation("GET", "/v1/shops", "orders"),
  /** Prices are read here too, since Uzum has no call for them. */
  listProducts: operation("GET", "/v1/product/shop/{shopId}", "price"),
  sendPrices: operation("POST", "/v1/product/{shopId}/sendPriceData", "price"),
  /** The read on v2 is deprecated, the write exists on v2 alone. */
  readStocks: operation("GET", "/v3/fbs/sku/stocks", "stock"),
  sendStocks: operation("POST", "/v2/fbs/sku/stocks", "stock"),
  listOrders: operation("GET", "/v2/fbs/orders", "orders"),
  getOrder: operation("GET", "/v1/fbs/order/{orderId}", "orders"),
  confirmOrder: operation("POST", "/v1/fbs/order/{orderId}/confirm", "orders"),
  cancelOrder: operation("POST", "/v1/fbs/order/{orderId}/cancel", "orders"),
  printLabel: operation("GET", "/v1/fbs/order/{orderId}/labels/print", "orders"),
  listReturns: operation("GET", "/v1/shop/{shopId}/return", "content"),
  getReturn: operation("GET", "/v1/shop/{shopId}/return/{returnId}", "content"),
  listSales: operation("GET", "/v1/finance/orders", "analytics"),
} as const;
