import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type Call, createHttp, type Fetch } from "@/lib/marketplaces/http";
import type { Limiter } from "@/lib/marketplaces/limits";
import type { Credentials } from "@/lib/marketplaces/types";
import { hosts } from "@/lib/marketplaces/wildberries/areas";
import { classifyFailure, scopeMissing } from "@/lib/marketplaces/wildberries/failures";
import { limitsOf } from "@/lib/marketplaces/wildberries/limits";
import { createMemory, type Memory } from "@/lib/marketplaces/wildberries/memory";
import { listMethods, type Method, type Methods } from "@/lib/marketplaces/wildberries/methods";
import { readLimits, readMarketplaceLimits } from "@/lib/marketplaces/wildberries/read-limits";
import { readToken, type TokenFacts, type TokenScope } from "@/lib/marketplaces/wildberries/token";

export type Client = {
  call<T>(method: Method, call: Omit<Call<T>, "operation" | "base">): Promise<T>;
  methods: Methods;
  token: TokenFacts | null;
  /** A given origin stands for all hosts. */
  isOneHost: boolean;
  memory: Memory;
  now(): Date;
};

type Options = {
  credentials: Credentials;
  origin?: string | undefined;
  fetch?: Fetch | undefined;
  limiter?: Limiter | undefined;
  now?: (() => Date) | undefined;
};

/** Each area has a host of its own; a given `origin` stands for all of them, paths unchanged. */
export function createClient({ credentials, origin, fetch, limiter, now = () => new Date() }: Options): Client {
  const key = credentials.key.trim();
  const token = readToken(key);
  // The bare key: the specification declares an apiKey header, no bearer scheme.
  const options = { headers: { authorization: key }, classify: classifyFailure(key), limiter, fetch };
  const usual = createHttp({ ...options, readLimits });
  const marketplace = createHttp({ ...options, readLimits: readMarketplaceLimits });
  return {
    async call(method, call) {
      try {
        const http = method.area === "marketplace" ? marketplace : usual;
        return await http.call({ ...call, operation: method, base: origin ?? hosts[method.area] });
      } catch (error) {
        throw isOnlyClosed(error, method, token) ? asScopeMissing(error) : error;
      }
    },
    methods: listMethods(limitsOf(token?.kind ?? "unknown")),
    token,
    isOneHost: origin !== undefined,
    memory: createMemory(`${origin ?? ""} ${key}`, now),
    now,
  };
}

/**
 * A 401 of a method that the token itself says it has no right to, in whatever words: a right that is missing for one
 * area must not look like a dead key.
 */
function isOnlyClosed(error: unknown, { area, method }: Method, token: TokenFacts | null): error is MarketplaceError {
  if (!(error instanceof MarketplaceError) || error.failure !== "credentials" || !token) return false;
  const isForeign = area !== "common" && token.scopes?.has(area satisfies TokenScope) === false;
  return isForeign || (token.isReadOnly && method !== "GET");
}

const asScopeMissing = (cause: MarketplaceError) =>
  new MarketplaceError("rejected", { code: scopeMissing, words: cause.words ?? undefined, cause });
