import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type Call, createHttp, type Fetch } from "@/lib/marketplaces/http";
import type { Credentials } from "@/lib/marketplaces/types";
import { classifyFailure, findError } from "@/lib/marketplaces/uzum/failures";
import { time } from "@/lib/marketplaces/uzum/wire";

const realOrigin = "https://api-seller.uzum.uz";
const basePath = "/api/seller-openapi";

const isHeaderText = /^[\x21-\x7e]+$/;

type Request<T> = Omit<Call<T>, "url" | "headers"> & { path: string };

export type UzumClient = {
  /** For replies that Uzum does not wrap. */
  callBare<T>(request: Request<T>): Promise<T>;
  /** For `{payload, errors, timestamp}`: `reply` describes the payload; `readAt` is Uzum's own clock, if given. */
  callWrapped<T>(request: Request<T>): Promise<{ payload: T; readAt: Date | null }>;
};

export function createClient(options: {
  credentials: Credentials;
  origin?: string | undefined;
  fetch?: Fetch | undefined;
}): UzumClient {
  const http = createHttp({
    // Raw: the specification says "without the prefix Bearer".
    headers: { authorization: options.credentials.key },
    classify: classifyFailure,
    fetch: options.fetch,
  });
  const base = (options.origin ?? realOrigin).replace(/\/$/, "") + basePath;
  const callBare = async <T>({ path, ...call }: Request<T>) => {
    // Such a key cannot be sent at all, and the runtime's own complaint would quote it.
    if (!isHeaderText.test(options.credentials.key)) throw new MarketplaceError("credentials", { code: "malformed" });
    return http.call({ ...call, url: base + path });
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
  };
}
