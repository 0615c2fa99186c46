import { z } from "zod";
import { ApiFailure } from "./failure.ts";

/** The part of JSON Schema that structured output takes. */
export type JsonSchema = {
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
};

const formatSchema = z.object({
  name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
  strict: z.boolean().nullish(),
  schema: z.custom<JsonSchema>((value) => typeof value === "object" && value !== null),
});

/** Refuses a schema that strict structured output refuses: objects open at the end, or with optional fields. */
export function checkStrictSchema(format: unknown): JsonSchema {
  const parsed = formatSchema.safeParse(format);
  if (!parsed.success) {
    throw new ApiFailure(400, "Invalid 'text.format': name and schema are required.", {
      code: "invalid_value",
      param: "text.format",
    });
  }
  const { name, strict, schema } = parsed.data;
  if (strict !== false) checkNode(schema, name, []);
  return schema;
}

const unsupported = ["allOf", "oneOf", "not", "minLength", "maxLength", "patternProperties", "uniqueItems"];

function checkNode(schema: JsonSchema, name: string, path: string[]) {
  const refuse = (why: string) => {
    const where = path.length > 0 ? `('properties', ${path.map((step) => `'${step}'`).join(", ")})` : "()";
    throw new ApiFailure(400, `Invalid schema for response_format '${name}': In context=${where}, ${why}`, {
      code: "invalid_json_schema",
      param: "text.format.schema",
    });
  };
  const banned = unsupported.find((keyword) => keyword in schema);
  if (banned) refuse(`'${banned}' is not permitted.`);
  if (path.length === 0 && schema.type !== "object") refuse("schema must be of type 'object'.");
  if (schema.properties) {
    if (schema.additionalProperties !== false) {
      refuse("'additionalProperties' is required to be supplied and to be false.");
    }
    const missing = Object.keys(schema.properties).find((key) => !schema.required?.includes(key));
    if (missing) {
      refuse(`'required' is required to be an array including every key in properties. Missing '${missing}'.`);
    }
  }
  for (const [key, child] of Object.entries(schema.properties ?? {})) checkNode(child, name, [...path, key]);
  for (const child of schema.anyOf ?? []) checkNode(child, name, [...path, "anyOf"]);
  if (schema.items) checkNode(schema.items, name, [...path, "items"]);
}
