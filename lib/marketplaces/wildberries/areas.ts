/** Each area of the API has a host of its own (`servers` of the specifications, 2026-08-17). */
export const hosts = {
  common: "https://common-api.wildberries.ru",
  content: "https://content-api.wildberries.ru",
  prices: "https://discounts-prices-api.wildberries.ru",
  marketplace: "https://marketplace-api.wildberries.ru",
  statistics: "https://statistics-api.wildberries.ru",
  analytics: "https://seller-analytics-api.wildberries.ru",
  finance: "https://finance-api.wildberries.ru",
  feedbacks: "https://feedbacks-api.wildberries.ru",
  chat: "https://buyer-chat-api.wildberries.ru",
  returns: "https://returns-api.wildberries.ru",
} as const;
export type Area = keyof typeof hosts;
