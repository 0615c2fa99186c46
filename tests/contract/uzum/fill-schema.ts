import { type Json, resolvePointer } from "../../support/spec-document.ts";

/** `full`: every field, lists with one item; `required`: what the schema insists on; `empty`: every list empty. */
export type Filling = "full" | "required" | "empty";

/** Uzum's document shows no example replies: these are made from its schemas. */
export function fillSchema(root: Json, given: Json, filling: Filling): unknown {
  const schema = typeof given.$ref === "string" ? (resolvePointer(root, given.$ref)?.node ?? {}) : given;
  if (Array.isArray(schema.allOf)) {
    return Object.assign({}, ...(schema.allOf as Json[]).map((part) => fillSchema(root, part, filling)));
  }
  const [first] = (schema.enum as unknown[] | undefined) ?? [];
  if (first !== undefined) return first;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "array") return filling === "full" ? [fillSchema(root, (schema.items as Json) ?? {}, filling)] : [];
  if (type === "integer" || type === "number") return 5;
  if (type === "boolean") return true;
  if (type === "string") return textOf(schema.format);
  const properties = Object.entries((schema.properties as Record<string, Json> | undefined) ?? {});
  const required = (schema.required as string[] | undefined) ?? [];
  return Object.fromEntries(
    properties
      .filter(([name]) => filling !== "required" || required.includes(name))
      .map(([name, property]) => [name, fillSchema(root, property, filling)]),
  );
}

function textOf(format: unknown): string {
  if (format === "date-time") return "2026-11-22T09:00:00Z";
  return format === "byte" ? Buffer.from("%PDF-1.4").toString("base64") : "text";
}
