import type { RunError } from "./run-life.ts";

/** One operation of the app's reply, as the SDK writes it. */
export type Op = {
  op: string;
  id: string;
  name?: string | undefined;
  displayName?: string | undefined;
  opts?: Record<string, unknown> | undefined;
  data?: unknown;
  error?: unknown;
};

/** What the app answered to a call. */
export type Reply =
  | { kind: "ops"; ops: Op[]; version: number; retryAt: number | null }
  | { kind: "error"; error: RunError; retryAt: number | null };

export type RawReply = { status: number; headers: Record<string, string | string[] | undefined>; body: string };

export function readReply(raw: RawReply, now: number): Reply {
  const header = (name: string) => String(raw.headers[name] ?? "");
  const body = parseJson(raw.body);
  const retryAt = readRetryAfter(header("retry-after"), now);
  const isFromSdk = header("x-inngest-sdk") !== "" || header("x-inngest-sdk-handled") !== "";
  if (isFromSdk && raw.status === 206) {
    const ops = (Array.isArray(body) ? body : [body]) as Op[];
    return { kind: "ops", ops, version: Number(header("x-inngest-req-version")) || 2, retryAt };
  }
  if (isFromSdk && raw.status === 200) {
    const done: Op = { op: "RunComplete", id: "complete", data: body };
    return { kind: "ops", ops: [done], version: Number(header("x-inngest-req-version")) || 2, retryAt };
  }
  const error = isFromSdk
    ? readError(body)
    : { name: "Error", message: `the app answered ${raw.status} without the SDK: ${raw.body.slice(0, 200)}` };
  const isFinal = header("x-inngest-no-retry") === "true";
  return { kind: "error", error: isFinal ? { ...error, final: true } : error, retryAt };
}

/** A thrown value as the SDK serialises it. */
export function readError(given: unknown): RunError {
  const fields = (typeof given === "object" && given !== null ? given : {}) as Record<string, unknown>;
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
  const message = text(fields.message) ?? text(fields.error) ?? text(given) ?? "Unknown error";
  const stack = text(fields.stack);
  return { name: text(fields.name) ?? "Error", message, ...(stack ? { stack } : {}) };
}

/** The header counts seconds or names a moment. */
function readRetryAfter(text: string, now: number): number | null {
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) return now + Number(text) * 1000;
  const moment = Date.parse(text);
  return Number.isNaN(moment) ? null : moment;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
