import { type Json, resolvePointer } from "./spec-document.ts";

/**
 * Fields that the schema does not name. OpenAPI allows them, so Ajv stays silent, but a marketplace ignores them
 * just as silently (Wildberries answers 204 to a misspelt stock), and a sandbox must not invent any.
 */
export function listUnknownFields(root: Json, schema: unknown, value: unknown, path = ""): string[] {
  if (Array.isArray(value)) {
    const items = collect(root, schema).flatMap((part) => (part.items ? [part.items] : []));
    if (items.length === 0) return [];
    return value.flatMap((one, index) => listUnknownFields(root, { anyOf: items }, one, `${path}/${index}`));
  }
  if (typeof value !== "object" || value === null) return [];
  const parts = collect(root, schema);
  const isOpen = parts.some((part) => part.additionalProperties) || parts.every((part) => !part.properties);
  const unknown: string[] = [];
  for (const [name, child] of Object.entries(value)) {
    const known = parts.flatMap((part) => {
      const property = (part.properties as Json | undefined)?.[name];
      return property === undefined ? [] : [property];
    });
    if (known.length > 0) unknown.push(...listUnknownFields(root, { anyOf: known }, child, `${path}/${name}`));
    else if (!isOpen) unknown.push(`${path}/${name}`);
  }
  return unknown;
}

/** The schema itself with everything that it is composed of. */
function collect(root: Json, schema: unknown): Json[] {
  if (typeof schema !== "object" || schema === null) return [];
  const node = schema as Json;
  if (typeof node.$ref === "string") return collect(root, resolvePointer(root, node.$ref)?.node);
  const composed = ["allOf", "anyOf", "oneOf"].flatMap((key) => (Array.isArray(node[key]) ? node[key] : []));
  const isBare = composed.length > 0 && !node.properties && !node.items;
  return [...(isBare ? [] : [node]), ...composed.flatMap((one) => collect(root, one))];
}
