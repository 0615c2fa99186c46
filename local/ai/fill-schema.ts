import { CannotKnow } from "./failure.ts";
import type { JsonSchema } from "./strict-schema.ts";

/**
 * Fits what is known to the form that was asked for: unknown fields are left out, missing ones become null or an empty
 * list where the form allows it. Where it allows neither, the honest answer is a refusal.
 */
export function fillSchema(schema: JsonSchema, known: unknown, path = "answer"): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf) return fillFirst(schema.anyOf, known, path);
  const types = [schema.type ?? []].flat();
  if (known === null || known === undefined) return fillUnknown(types, path);
  if (types.includes("object") && typeof known === "object" && !Array.isArray(known)) {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, child]) => [
        key,
        fillSchema(child, (known as Record<string, unknown>)[key], `${path}.${key}`),
      ]),
    );
  }
  if (types.includes("array") && Array.isArray(known)) {
    const items = schema.items ?? {};
    return known.slice(0, schema.maxItems).map((item, place) => fillSchema(items, item, `${path}[${place}]`));
  }
  if (isAllowed(schema, types, known)) return known;
  return fillUnknown(types, path);
}

/** The first form that takes what is known; null comes last, however it is listed. */
function fillFirst(options: JsonSchema[], known: unknown, path: string): unknown {
  const ordered = [...options].sort((a, b) => Number(a.type === "null") - Number(b.type === "null"));
  for (const option of ordered) {
    if ((known === null || known === undefined) && option.type !== "null") continue;
    try {
      return fillSchema(option, known, path);
    } catch (error) {
      if (!(error instanceof CannotKnow)) throw error;
    }
  }
  throw new CannotKnow(path);
}

function fillUnknown(types: string[], path: string): unknown {
  if (types.includes("null")) return null;
  if (types.includes("array")) return [];
  throw new CannotKnow(path);
}

function isAllowed(schema: JsonSchema, types: string[], known: unknown): boolean {
  if (schema.enum && !schema.enum.includes(known)) return false;
  if (typeof known === "number") {
    const isInRange = known >= (schema.minimum ?? -Infinity) && known <= (schema.maximum ?? Infinity);
    return isInRange && (types.includes("number") || (types.includes("integer") && Number.isInteger(known)));
  }
  return types.includes(typeof known);
}
