import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type Call, createHttp, type Fetch } from "@/lib/marketplaces/http";
import type { Limiter } from "@/lib/marketplaces/limits";
import type { Credentials } from "@/lib/marketplaces/types";
import { bareRefusal, classifyFailure, findError, readLimits } from "@/lib/marketplaces/uzum/failures";
import { openLearnedLimit } from "@/lib/marketplaces/uzum/learned-limit";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { time } from "@/lib/marketplaces/uzum/wire";

const realOrigin = "https://api-seller.uzum.uz";
const basePath = "/api/seller-openapi";

type Request<T> = Omit<Call<T>, "base" | "headers">;

export type ClientOptions = {
  credentials: Credentials;
  origin?: string | undefined;
  fetch?: Fetch | undefined;
  limiter?: Limiter | undefined;
};

export type UzumClient = {
  /** For replies that Uzum does not wrap. */
  callBare<T>(request: Request<T>): Promise<T>;
  /** For `{payload, errors, timestamp}`: `reply` describes the payload; `readAt` is Uzum's own clock, if given. */
  callWrapped<T>(request: Request<T>): Promise<{ payload: T; readAt: Date | null }>;
  /** For writes whose answer is not documented: it may say anything but "errors", or nothing. */
  write(request: Omit<Request<unknown>, "reply">): Promise<void>;
};

export function createClient({ credentials, origin, fetch, limiter }: ClientOptions): UzumClient {
  const limit = openLearnedLimit(credentials.key);
  const http = createHttp({
    // Raw: the specification says "without the prefix Bearer".
    headers: { authorization: credentials.key },
    classify: classifyFailure,
    readLimits: (reply) => {
      limit.learn(reply.headers);
      return readLimits(reply);
    },
    limiter,
    fetch,
  });
  const base = (origin ?? realOrigin).replace(/\/$/, "") + basePath;
  const callBare = async <T>(request: Request<T>): Promise<T> => {
    try {
      return await http.call({ ...request, operation: { ...request.operation, limits: [limit.current()] }, base });
    } catch (error) {
      if (request.operation === operations.listShops || !isBareRefusal(error)) throw error;
      // Only a key that is refused here too is a wrong one.
      await http.call({ operation: operations.listShops, base, reply: z.unknown() });
      throw new MarketplaceError("rejected", { code: bareRefusal, words: error.words ?? undefined, cause: error });
    }
  };
  return {
    callBare,
    async callWrapped({ reply, ...request }) {
      const envelope = z.object({
        payload: reply.nullish(),
        errors: z.unknown().optional(),
        timestamp: time,
      });
      const { payload, errors, timestamp } = await callBare({ ...request, reply: envelope });
      if (payload !== undefined && payload !== null) return { payload, readAt: timestamp };
      const error = findError({ errors });
      throw new MarketplaceError(error ? "rejected" : "unexpected-reply", error ?? { words: "no payload" });
    },
    async write(request) {
      const body = await callBare({ ...request, reply: z.unknown() });
      if (body === undefined) throw new MarketplaceError("unexpected-reply", { words: "not JSON" });
      const error = findError(body);
      if (error) throw new MarketplaceError("rejected", error);
    },
  };
}

const isBareRefusal = (error: unknown): error is MarketplaceError =>
  error instanceof MarketplaceError && error.failure === "credentials" && error.code === bareRefusal;
