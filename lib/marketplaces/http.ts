import type { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Limiter, LimitNews, Operation } from "@/lib/marketplaces/limits";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type Request = {
  operation: Operation;
  /** What stands before the operation's own path: the host's origin, and a base path if it has one. */
  base: string;
  /** What stands in the path's braces. */
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | readonly (string | number)[] | undefined>;
  headers?: Record<string, string>;
  /** Sent as JSON; a `FormData` as multipart. */
  body?: unknown;
};

export type Call<T> = Request & {
  /** Unknown fields are ignored; a missing or mistyped one is `unexpected-reply`. */
  reply: z.ZodType<T>;
  /** Statuses besides 2xx whose body is a good reply too, such as Wildberries' 208. */
  alsoGood?: readonly number[];
};

/** Labels and other files. */
export type ReceivedFile = { bytes: Uint8Array<ArrayBuffer>; mediaType: string };

type Reply = { status: number; headers: Headers };
export type FailedReply = Reply & { text: string; json: unknown };

/** Each marketplace says what its own error bodies and headers mean. */
export type Classify = (reply: FailedReply) => MarketplaceError;

/** What any reply, good or bad, says about the limit: a pause in its headers, a price of the call. */
export type ReadLimits = (reply: Reply) => LimitNews | null;

export type Http = { call<T>(call: Call<T>): Promise<T>; download(request: Request): Promise<ReceivedFile> };

type Options = {
  headers: Record<string, string>;
  classify: Classify;
  readLimits?: ReadLimits | undefined;
  limiter?: Limiter | undefined;
  fetch?: Fetch | undefined;
  timeoutMs?: number;
};

const headerText = /^[\x20-\x7e]*$/;
/** A marketplace's own answers are far smaller; a larger one is not theirs. */
const maxReplyBytes = 64 * 1024 * 1024;

/** One HTTP client per credential. A reset, a time-out or a 5xx is `unavailable`; nothing is retried here. */
export function createHttp(options: Options): Http {
  const { classify, readLimits, limiter, fetch: send = fetch, timeoutMs = 15_000 } = options;

  async function exchange(request: Request, alsoGood: readonly number[] = []): Promise<Response> {
    // Such a key cannot be sent at all, and the runtime's own complaint would quote it.
    if (Object.values(options.headers).some((value) => !headerText.test(value))) {
      throw new MarketplaceError("credentials", { code: "malformed" });
    }
    await limiter?.enter(request.operation);
    const response = await reach(request, options.headers, send, timeoutMs);
    const news = readLimits?.(response);
    if (news) await limiter?.heed(request.operation, news);
    if (response.ok || alsoGood.includes(response.status)) return response;
    const text = (await readBytes(response)).toString("utf8");
    const error = classify({ status: response.status, headers: response.headers, text, json: parseJson(text) });
    if (error.failure === "rate-limited" && !news?.pauseMs) {
      await limiter?.heed(request.operation, { pauseMs: error.retryAfterMs ?? 1_000 });
    }
    throw error;
  }

  return {
    async call(call) {
      const response = await exchange(call, call.alsoGood);
      const json = parseJson((await readBytes(response)).toString("utf8"));
      const parsed = call.reply.safeParse(json);
      if (parsed.success) return parsed.data;
      throw new MarketplaceError("unexpected-reply", {
        code: String(response.status),
        words: parsed.error.issues[0] && `${parsed.error.issues[0].path.join(".")}: ${parsed.error.issues[0].message}`,
      });
    },
    async download(request) {
      const response = await exchange(request);
      const mediaType = response.headers.get("content-type")?.split(";")[0]?.trim() ?? "";
      return { bytes: new Uint8Array(await readBytes(response)), mediaType };
    },
  };
}

async function reach(call: Request, headers: Record<string, string>, send: Fetch, timeoutMs: number) {
  const isForm = call.body instanceof FormData;
  const init: RequestInit = {
    method: call.operation.method,
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
    return await send(addressOf(call), init);
  } catch (cause) {
    throw new MarketplaceError("unavailable", { code: "network", cause });
  }
}

function addressOf({ operation, base, params = {}, query = {} }: Request): string {
  const path = operation.path.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${operation.path}: no ${name}`);
    return encodeURIComponent(value);
  });
  const target = new URL(base.replace(/\/$/, "") + path);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) target.searchParams.append(name, String(one));
  }
  return target.href;
}

async function readBytes(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxReplyBytes) throw new RangeError("the reply has no end");
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } catch (cause) {
    throw new MarketplaceError("unavailable", { code: "half-answer", cause });
  }
}

const longNumber = /\d{16}/;

/**
 * `null` for an empty body; `undefined` for what is not JSON, so that no schema takes it. A whole number that JavaScript
 * would round (ids have up to 19 digits) stays the text that it was.
 */
function parseJson(text: string): unknown {
  if (text === "") return null;
  try {
    return longNumber.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keepDigits(_: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  const isRounded = typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isRounded && source && /^-?\d+$/.test(source) ? source : value;
}
