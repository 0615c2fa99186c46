import { type Json, resolvePointer } from "./spec-document.ts";

/**
 * A reply put together from the examples that stand at a schema's fields; fields without one get a value of their
 * type. Null when no field has an example: then nothing is documented but the shape.
 */
export function composeSample(root: Json, schema: Json): unknown {
  const found = { examples: 0 };
  const sample = compose(root, schema, found, 0);
  return found.examples > 0 ? sample : null;
}

type Found = { examples: number };

/** Shapes that hold themselves end here. */
const deepest = 12;

function compose(root: Json, given: Json, found: Found, depth: number): unknown {
  const schema = typeof given.$ref === "string" ? resolvePointer(root, given.$ref)?.node : given;
  if (!schema || depth > deepest) return null;
  if (schema.example !== undefined) {
    found.examples += 1;
    return parseText(schema.example, schema);
  }
  const parts = schema.allOf as Json[] | undefined;
  if (parts) {
    const values = parts.map((part) => compose(root, part, found, depth + 1));
    // A list beside parts that only describe it.
    return values.find(Array.isArray) ?? Object.assign({}, ...values, own(root, schema, found, depth));
  }
  const [choice] = (schema.oneOf ?? schema.anyOf ?? []) as Json[];
  if (choice) return compose(root, choice, found, depth + 1);
  if (Array.isArray(schema.enum)) return schema.enum[0];
  return plainValue(root, schema, found, depth);
}

function plainValue(root: Json, schema: Json, found: Found, depth: number): unknown {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (schema.properties || type === "object") return own(root, schema, found, depth);
  if (schema.items || type === "array")
    return schema.items ? [compose(root, schema.items as Json, found, depth + 1)] : [];
  if (type === "integer" || type === "number") return 1;
  if (type === "boolean") return true;
  return schema.format === "date-time" ? "2026-08-01T10:00:00Z" : "text";
}

function own(root: Json, schema: Json, found: Found, depth: number): Json {
  const properties = (schema.properties ?? {}) as Record<string, Json>;
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, compose(root, property, found, depth + 1)]),
  );
}

/** Lists and objects are sometimes written as text. */
function parseText(example: unknown, schema: Json): unknown {
  if (typeof example !== "string" || schema.type === "string") return example;
  try {
    return JSON.parse(example);
  } catch {
    return example;
  }
}
