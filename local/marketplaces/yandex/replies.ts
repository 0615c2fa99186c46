import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { z } from "zod";

const codes: Record<number, string> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  420: "ENHANCE_YOUR_CALM",
  423: "LOCKED",
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
