import type { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { createHttp, type Fetch, type ReceivedFile } from "@/lib/marketplaces/http";
import type { Limiter } from "@/lib/marketplaces/limits";
import { classify } from "@/lib/marketplaces/ozon/classify";
import { keepPausesApart, readLimits } from "@/lib/marketplaces/ozon/limit-news";
import { type Method, methods } from "@/lib/marketplaces/ozon/methods";
import type { Credentials } from "@/lib/marketplaces/types";

const ozonOrigin = "https://api-seller.ozon.ru";

export type OzonClient = {
  post<T>(method: Method, body: object, reply: z.ZodType<T>): Promise<T>;
  /** For the one answer that is a file. */
  download(method: Method, body: object): Promise<ReceivedFile>;
  clientId: string;
  /** When the answer to a call was asked for: Ozon gives no time of a posting's last change. */
  now(): Date;
};

type Options = {
  credentials: Credentials;
  origin?: string | undefined;
  fetch?: Fetch | undefined;
  limiter?: Limiter | undefined;
  now?: (() => Date) | undefined;
};

/** Every method of the Seller API is a POST of a JSON object with the two headers. */
export function createClient(options: Options): OzonClient {
  const { credentials, origin = ozonOrigin, fetch, limiter, now = () => new Date() } = options;
  const clientId = credentials.clientId?.trim() ?? "";
  const key = credentials.key.trim();
  const http = createHttp({
    headers: { "Client-Id": clientId, "Api-Key": key },
    classify,
    readLimits,
    limiter: limiter && keepPausesApart(limiter),
    fetch,
  });
  const requireSafe = () => {
    if (!isHeaderSafe(clientId) || !isHeaderSafe(key)) throw new MarketplaceError("credentials", { code: "format" });
  };
  return {
    clientId,
    now,
    async post(method, body, reply) {
      requireSafe();
      return http.call({ operation: methods[method], base: origin, body, reply });
    },
    async download(method, body) {
      requireSafe();
      const headers = { accept: "application/pdf, application/json" };
      return http.download({ operation: methods[method], base: origin, body, headers });
    },
  };
}

/** A key pasted with Cyrillic look-alikes or line breaks would make `fetch` throw as if the network were down. */
function isHeaderSafe(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
