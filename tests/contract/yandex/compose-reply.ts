import { type Json, resolvePointer } from "../../support/spec-document.ts";

/** Which of a schema's fields stand in the reply: only the required ones, or every one that is documented. */
export type Fullness = "required" | "all";

/** A reply that the schema allows, whatever its sense: the first of an enum, one entry a list. */
export function composeReply(root: Json, schema: Json, fullness: Fullness, depth = 0): unknown {
  const target = resolve(root, schema);
  if (Array.isArray(target.enum)) return target.enum.find((one) => one !== null);
  if (Array.isArray(target.allOf)) {
    const parts = (target.allOf as Json[]).map((part) => composeReply(root, part, fullness, depth));
    return parts.every((part) => typeof part === "object") ? Object.assign({}, ...parts) : parts[0];
  }
  switch (typeOf(target)) {
    case "object":
      return composeObject(root, target, fullness, depth);
    case "array":
      // A tree of itself ends somewhere.
      return depth > 12 ? [] : [composeReply(root, (target.items ?? {}) as Json, fullness, depth + 1)];
    case "integer":
    case "number":
      return Number(target.minimum ?? 1);
    case "boolean":
      return true;
    default:
      return textOf(target);
  }
}

/** `result` is optional by the letter everywhere, since an error has none; a good answer without one says nothing. */
function composeObject(root: Json, { properties = {}, required = [] }: Json, fullness: Fullness, depth: number) {
  const wanted = Object.entries(properties as Record<string, Json>).filter(
    ([name]) =>
      (fullness === "all" && depth < 12) || (required as string[]).includes(name) || (depth === 0 && name === "result"),
  );
  return Object.fromEntries(wanted.map(([name, one]) => [name, composeReply(root, one, fullness, depth + 1)]));
}

function resolve(root: Json, schema: Json): Json {
  if (typeof schema.$ref !== "string") return schema;
  const found = resolvePointer(root, schema.$ref.replace(/^[^#]*/, ""));
  if (!found) throw new Error(`${schema.$ref}: nowhere`);
  return resolve(root, found.node);
}

function typeOf({ type, properties }: Json): unknown {
  const first = Array.isArray(type) ? type.find((one) => one !== "null") : type;
  return first ?? (properties ? "object" : "string");
}

function textOf({ format }: Json): string {
  if (format === "date-time") return "2026-11-20T09:00:00+03:00";
  return format === "date" ? "2026-11-20" : "string";
}
