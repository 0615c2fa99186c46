import type { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { createHttp, type Fetch } from "@/lib/marketplaces/http";
import { classify } from "@/lib/marketplaces/ozon/classify";
import { type Method, methods } from "@/lib/marketplaces/ozon/methods";
import type { Credentials } from "@/lib/marketplaces/types";

const ozonOrigin = "https://api-seller.ozon.ru";

export type OzonClient = {
  post<T>(method: Method, body: object, reply: z.ZodType<T>): Promise<T>;
  clientId: string;
  /** When the answer to a call was asked for: Ozon gives no time of a posting's last change. */
  now(): Date;
};

type Options = {
  credentials: Credentials;
  origin?: string | undefined;
  fetch?: Fetch | undefined;
  now?: (() => Date) | undefined;
};

/** Every method of the Seller API is a POST of a JSON object with the two headers. */
export function createClient({ credentials, origin = ozonOrigin, fetch, now = () => new Date() }: Options): OzonClient {
  const clientId = credentials.clientId?.trim() ?? "";
  const key = credentials.key.trim();
  const http = createHttp({ headers: { "Client-Id": clientId, "Api-Key": key }, classify, fetch });
  return {
    clientId,
    now,
    async post(method, body, reply) {
      if (!isHeaderSafe(clientId) || !isHeaderSafe(key)) throw new MarketplaceError("credentials", { code: "format" });
      return http.call({ method: "POST", url: new URL(methods[method], origin).href, body, reply });
    },
  };
}

/** A key pasted with Cyrillic look-alikes or line breaks would make `fetch` throw as if the network were down. */
function isHeaderSafe(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
