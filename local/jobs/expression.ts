import { createHash } from "node:crypto";
import { type CelInput, celEnv, isCelError, parse, plan } from "@bufbuild/cel";
import { strings } from "@bufbuild/cel/ext";
import type { Event } from "./types.ts";

type Scope = { event: Event; async?: Event };
type Plan = (scope: Record<string, CelInput>) => unknown;

const environment = celEnv({ funcs: strings });
const plans = new Map<string, Plan>();

export function isEvaluable(text: string) {
  try {
    planned(text);
    return !text.includes("\0") && text.isWellFormed();
  } catch {
    return false;
  }
}

/** Whatever goes wrong makes a condition false, as it makes a key absent: an expression never fails a run. */
export function isTrue(text: string | null | undefined, scope: Scope) {
  return !text || evaluate(text, scope) === true;
}

/** The value as text, to serve as part of a key; null when the expression has no value for this event. */
export function keyOf(text: string, scope: Scope): string | null {
  const value = evaluate(text, scope);
  if (value === undefined || value === null) return null;
  return shortKey(typeof value === "object" ? JSON.stringify(plain(value)) : String(value));
}

/** What is long or odd is hashed: an index holds neither long texts nor U+0000. */
export function shortKey(text: string) {
  return /^[ -~]{0,200}$/.test(text) ? text : `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

export function numberOf(text: string, scope: Scope): number {
  const value = Number(evaluate(text, scope) ?? 0);
  return Number.isFinite(value) ? value : 0;
}

function evaluate(text: string, scope: Scope) {
  try {
    const result = planned(text)({ event: fieldsOf(scope.event), async: fieldsOf(scope.async ?? null) });
    return isCelError(result) ? undefined : result;
  } catch {
    return undefined;
  }
}

/** A JSON object whose missing fields are null, as they are in Inngest's expressions; CEL itself takes offence. */
class Fields extends Map<string, CelInput> {
  override get(key: string): CelInput {
    return super.get(key) ?? null;
  }
}

function fieldsOf(value: unknown): CelInput {
  if (Array.isArray(value)) return value.map(fieldsOf);
  if (typeof value !== "object" || value === null) return value as CelInput;
  return new Fields(Object.entries(value).map(([key, item]) => [key, fieldsOf(item)]));
}

function planned(text: string): Plan {
  let found = plans.get(text);
  if (!found) {
    found = plan(environment, parse(text)) as Plan;
    plans.set(text, found);
  }
  return found;
}

/** CEL's lists and maps as arrays and objects. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value === null || typeof value !== "object") return value;
  const entries = [...(value as Iterable<unknown>)];
  const isMap = "get" in value && "keys" in value;
  return isMap
    ? Object.fromEntries((entries as [unknown, unknown][]).map(([key, item]) => [String(key), plain(item)]))
    : entries.map(plain);
}
