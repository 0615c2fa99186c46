/** Announced by Ozon; dates from the specification of 2026-08-14 (descriptions and section "News"). */
export const shutdowns: Record<string, string> = {
  "/v1/warehouse/list": "2026-04-07",
  "/v1/delivery-method/list": "2026-04-07",
  "/v1/product/info/stocks-by-warehouse/fbs": "2026-04-07",
  "/v3/posting/fbs/list": "2026-08-31",
  "/v3/posting/fbs/unfulfilled/list": "2026-08-31",
  "/v2/posting/fbo/list": "2026-08-31",
  "/v2/posting/fbs/act/create": "2026-09-07",
  "/v3/finance/transaction/list": "2026-09-08",
  "/v3/finance/transaction/totals": "2026-09-08",
};
