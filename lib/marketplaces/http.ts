import type { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Call<T> = {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Absolute: origin and path. */
  url: string;
  query?: Record<string, string | number | boolean | readonly (string | number)[] | undefined>;
  headers?: Record<string, string>;
  /** Sent as JSON; a `FormData` as multipart. */
  body?: unknown;
  /** Unknown fields are ignored; a missing or mistyped one is `unexpected-reply`. */
  reply: z.ZodType<T>;
  /** Statuses besides 2xx whose body is a good reply too, such as Wildberries' 208. */
  alsoGood?: readonly number[];
};

export type FailedReply = { status: number; headers: Headers; text: string; json: unknown };

/** Each marketplace says what its own error bodies and headers mean. */
export type Classify = (reply: FailedReply) => MarketplaceError;

export type Http = { call<T>(call: Call<T>): Promise<T> };

type Options = { headers: Record<string, string>; classify: Classify; fetch?: Fetch | undefined; timeoutMs?: number };

/** One HTTP client per credential. A reset, a time-out or a 5xx is `unavailable`; nothing is retried here. */
export function createHttp({ headers, classify, fetch: send = fetch, timeoutMs = 15_000 }: Options): Http {
  return {
    async call(call) {
      const response = await reach(call, headers, send, timeoutMs);
      const text = await readText(response);
      const json = parseJson(text);
      if (!response.ok && !call.alsoGood?.includes(response.status)) {
        throw classify({ status: response.status, headers: response.headers, text, json });
      }
      const parsed = call.reply.safeParse(json);
      if (parsed.success) return parsed.data;
      throw new MarketplaceError("unexpected-reply", {
        code: String(response.status),
        words: parsed.error.issues[0] && `${parsed.error.issues[0].path.join(".")}: ${parsed.error.issues[0].message}`,
      });
    },
  };
}

async function reach<T>(call: Call<T>, headers: Record<string, string>, send: Fetch, timeoutMs: number) {
  const isForm = call.body instanceof FormData;
  const init: RequestInit = {
    method: call.method,
    headers: {
      accept: "application/json",
      ...(call.body !== undefined && !isForm && { "content-type": "application/json" }),
      ...headers,
      ...call.headers,
    },
    redirect: "manual",
    signal: AbortSignal.timeout(timeoutMs),
  };
  if (call.body !== undefined) init.body = call.body instanceof FormData ? call.body : JSON.stringify(call.body);
  try {
    return await send(withQuery(call.url, call.query), init);
  } catch (cause) {
    throw new MarketplaceError("unavailable", { code: "network", cause });
  }
}

function withQuery(url: string, query: Call<unknown>["query"]): string {
  const target = new URL(url);
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) target.searchParams.append(name, String(one));
  }
  return target.href;
}

async function readText(response: Response): Promise<string> {
  try {
    return await response.text();
  } catch (cause) {
    throw new MarketplaceError("unavailable", { code: "half-answer", cause });
  }
}

/** `null` for an empty body; `undefined` for what is not JSON, so that no schema takes it. */
function parseJson(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
