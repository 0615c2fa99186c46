import { z } from "zod";

export type Field = { path: string; schema: z.ZodType };

/** Every place of a schema that takes a single value: the fields of its objects, through everything that wraps them. */
export function listFields(schema: z.ZodType, path: string): Field[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape).flatMap(([name, field]) => listFields(field as z.ZodType, `${path}.${name}`));
  }
  if (inner instanceof z.ZodArray) return listFields(inner.element as z.ZodType, `${path}[]`);
  if (inner instanceof z.ZodRecord) return listFields(inner.valueType as z.ZodType, `${path}{}`);
  // The field as a whole: what wraps it is part of what is tried.
  return [{ path, schema }];
}

/** Optional, nullable, default, catch and the way into a transformation. */
function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodCatch ||
    schema instanceof z.ZodReadonly
  ) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema;
}

/** Every text anywhere in a value. */
export function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => [name, ...listTexts(one)]);
}
