import { MarketplaceError } from "@/lib/marketplaces/errors";
import { createHttp, type Fetch, type Http } from "@/lib/marketplaces/http";
import type { Credentials } from "@/lib/marketplaces/types";
import { classifyFailure } from "@/lib/marketplaces/wildberries/failures";
import { readToken, type TokenFacts } from "@/lib/marketplaces/wildberries/token";

const hosts = {
  common: "https://common-api.wildberries.ru",
  content: "https://content-api.wildberries.ru",
  prices: "https://discounts-prices-api.wildberries.ru",
  marketplace: "https://marketplace-api.wildberries.ru",
  statistics: "https://statistics-api.wildberries.ru",
  finance: "https://finance-api.wildberries.ru",
};
export type Area = keyof typeof hosts;

export type Client = { http: Http; url(area: Area, path: string): string; token: TokenFacts | null };

type Options = { credentials: Credentials; origin?: string | undefined; fetch?: Fetch | undefined };

/** Each area has a host of its own; a given `origin` stands for all of them, paths unchanged. */
export function createClient({ credentials, origin, fetch }: Options): Client {
  const key = credentials.key.trim();
  return {
    // The bare key: the specification declares an apiKey header, no bearer scheme.
    http: isHeaderValue(key)
      ? createHttp({ headers: { authorization: key }, classify: classifyFailure(key), fetch })
      : { call: () => Promise.reject(new MarketplaceError("credentials", { code: "malformed" })) },
    url: (area, path) => `${(origin ?? hosts[area]).replace(/\/$/, "")}${path}`,
    token: readToken(key),
  };
}

/** What was pasted may be anything; what no header can carry is no key, and must not look like a network failure. */
const isHeaderValue = (key: string) => /^[\x21-\x7e]+$/.test(key);
