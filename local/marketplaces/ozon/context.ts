import type { Context } from "hono";
import type { z } from "zod";
import type { Cabinet } from "./cabinet.ts";
import type { Limits } from "./limits.ts";
import type { PushSender } from "./push-sender.ts";
import type { State } from "./state.ts";

/** What all routes before one seller share. */
export type Sandbox = {
  cabinet: Cabinet;
  state: State;
  limits: Limits;
  push: PushSender;
  moderationMs: number;
  now(): Date;
};

/** The cabinet's only currency: Ozon has no so'm. */
export const readCurrency = (state: State): string => state.settings.get("currency") ?? "RUB";

/** `rpcStatus` of the specification, with the gRPC code that goes with the HTTP status. */
export class Refusal extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 429;
  readonly headers: Record<string, string>;

  constructor(status: Refusal["status"], message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }

  get code(): number {
    return { 400: 3, 401: 16, 403: 7, 404: 5, 409: 9, 429: 8 }[this.status];
  }
}

export function answerFailure(error: Error, c: Context): Response {
  if (!(error instanceof Refusal)) return c.json({ code: 13, message: "Internal error", details: [] }, 500);
  // The methods of questions document text where the others have a list.
  const details = c.req.path.startsWith("/v1/question/") ? "" : [];
  return c.json({ code: error.code, message: error.message, details }, error.status, error.headers);
}

export const answerLimited = (c: Context): Response =>
  answerFailure(new Refusal(429, "You have reached request rate limit per second"), c);

export const answerUnknownMethod = (c: Context): Response =>
  c.json({ code: 5, message: "method is not allowed", details: [] }, 404);

/** Unknown fields are ignored, as Ozon ignores them; a missing or mistyped one is refused. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  const text = await c.req.text();
  let json: unknown;
  try {
    json = text === "" ? {} : JSON.parse(text);
  } catch {
    throw new Refusal(400, "proto: syntax error: the body is not JSON");
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Refusal(400, `Request validation error: ${issue?.path.join(".") || "body"}: ${issue?.message}`);
}
