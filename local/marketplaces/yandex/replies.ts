import type { Context, MiddlewareHandler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";

const codes: Record<number, string> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  420: "ENHANCE_YOUR_CALM",
};

/** The one error shape of Yandex Market. */
export function fail(c: Context, status: number, message: string, code = codes[status] ?? "ERROR"): Response {
  return c.json({ status: "ERROR", errors: [{ code, message }] }, status as ContentfulStatusCode);
}

/** Thrown by whatever reads a request; answered by the app's error handler. */
export class BadRequest extends Error {
  readonly status: number;
  readonly code: string | undefined;

  constructor(message: string, status = 400, code?: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export async function readBody<T extends z.ZodType>(c: Context, schema: T): Promise<z.output<T>> {
  const text = await c.req.text();
  let json: unknown;
  try {
    json = text === "" ? {} : JSON.parse(text);
  } catch {
    throw new BadRequest("Unexpected character: the body is not JSON");
  }
  if (text !== "" && !c.req.header("content-type")?.startsWith("application/json")) {
    throw new BadRequest("Content-Type must be application/json");
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new BadRequest(`${issue?.path.join(".")}: ${issue?.message}`);
}

export function refuseDuplicates(ids: string[]) {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) throw new BadRequest(`Duplicate offer ${id}`, 400, "DUPLICATE_OFFER");
    seen.add(id);
  }
}

/** A page of a list; the token is the offset, opaque to callers. */
export function takePage<T>(c: Context, items: T[], limits: { default: number; maximum: number }) {
  const limit = Number(c.req.query("limit") ?? limits.default);
  if (!Number.isInteger(limit) || limit < 1 || limit > limits.maximum) throw new BadRequest("limit is out of range");
  const token = c.req.query("pageToken");
  const offset = token === undefined ? 0 : Number(Buffer.from(token, "base64url").toString());
  if (!Number.isInteger(offset) || offset < 0) throw new BadRequest("pageToken is not valid");
  const rest = offset + limit < items.length;
  const paging = rest ? { nextPageToken: Buffer.from(String(offset + limit)).toString("base64url") } : {};
  return { items: items.slice(offset, offset + limit), paging };
}

export type Limit = (name: string, amount: number, period: "minutes" | "hours", items?: string) => MiddlewareHandler;

/**
 * The documented limit of one method, counted in calls or, with `items`, in entries of that list of the body.
 * The headers come with every answer; over the limit it is 420, not 429.
 */
export function createLimit(now: () => Date): Limit {
  const used = new Map<string, { until: number; count: number }>();
  return (name, amount, period, items) => async (c, next) => {
    const length = period === "hours" ? 3_600_000 : 60_000;
    const time = now().getTime();
    const known = used.get(name);
    const window = known && known.until > time ? known : { until: time + length, count: 0 };
    const body: unknown = items ? await c.req.json().catch(() => ({})) : {};
    const list = (body as Record<string, unknown>)[items ?? ""];
    const cost = Array.isArray(list) ? list.length : 1;
    const isOver = window.count + cost > amount;
    if (!isOver) window.count += cost;
    used.set(name, window);
    if (isOver) c.res = fail(c, 420, `Hit resource limit of ${amount} for ${name}`);
    else await next();
    c.res.headers.set("X-RateLimit-Resource-Limit", String(amount));
    c.res.headers.set("X-RateLimit-Resource-Until", new Date(window.until).toUTCString());
    c.res.headers.set("X-RateLimit-Resource-Remaining", String(amount - window.count));
    c.res.headers.set("Date", new Date(time).toUTCString());
  };
}
