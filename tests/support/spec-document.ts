import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export type Json = Record<string, unknown>;

/** One OpenAPI 3.0 document, its schemas rewritten to the JSON Schema that Ajv takes. */
export type SpecDocument = { id: string; root: Json; operations: Operation[] };

export type Operation = {
  /** As the specification writes it: `POST /v2/campaigns/{campaignId}/orders`. */
  name: string;
  method: string;
  path: RegExp;
  pathParameters: string[];
  literalSegments: number;
  /** JSON pointer of the operation inside its document. */
  pointer: string;
  pathPointer: string;
};

const folder = fileURLToPath(new URL("../../../shared/marketplaces/", import.meta.url));

/** Null when the marketplaces' specifications are not beside the repository. */
export function loadSpecDocument(fileName: string): SpecDocument | null {
  const file = folder + fileName;
  if (!existsSync(file)) return null;
  const text = readFileSync(file, "utf8");
  const root = toJsonSchema(fileName.endsWith(".json") ? JSON.parse(text) : parse(text)) as Json;
  return { id: `https://spec.invalid/${basename(fileName)}`, root, operations: [...listOperations(root)] };
}

const methods = ["get", "post", "put", "patch", "delete"];

function* listOperations(root: Json): Generator<Operation> {
  for (const [template, item] of Object.entries(root.paths as Record<string, Json>)) {
    const pathPointer = `#/paths/${escapePointer(template)}`;
    for (const method of methods) {
      const operation = item[method] as Json | undefined;
      if (!operation) continue;
      const bases = basePaths(operation.servers ?? item.servers ?? root.servers);
      const pathParameters = [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");
      yield {
        name: `${method.toUpperCase()} ${template}`,
        method: method.toUpperCase(),
        path: new RegExp(`^(?:${bases.map(quote).join("|")})${templatePattern(template)}/?$`),
        pathParameters,
        literalSegments: template.split("/").filter((segment) => !segment.includes("{")).length,
        pointer: `${pathPointer}/${method}`,
        pathPointer,
      };
    }
  }
}

function basePaths(servers: unknown): string[] {
  const paths = ((servers as { url: string }[] | undefined) ?? []).map(({ url }) =>
    new URL(url, "https://host.invalid").pathname.replace(/\/$/, ""),
  );
  return paths.length ? [...new Set(paths)] : [""];
}

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function templatePattern(template: string): string {
  return template
    .replace(/\/$/, "")
    .split(/\{[^}]+\}/)
    .map(quote)
    .join("([^/]+)");
}

export const escapePointer = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");

/** Follows `$ref` inside the document; gives the node that it ends at and that node's own pointer. */
export function resolvePointer(root: Json, pointer: string): { node: Json; pointer: string } | null {
  let node: unknown = root;
  let at = "#";
  for (const key of pointer.split("/").slice(1)) {
    if (typeof node !== "object" || node === null) return null;
    at = `${at}/${key}`;
    node = (node as Json)[decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~")];
    const reference = (node as Json | undefined)?.$ref;
    if (typeof reference !== "string") continue;
    const target = resolvePointer(root, reference);
    if (!target) return null;
    ({ node, pointer: at } = target);
  }
  return typeof node === "object" && node !== null ? { node: node as Json, pointer: at } : null;
}

/**
 * OpenAPI 3.0 differs from JSON Schema in `nullable`, boolean `exclusiveMinimum`/`exclusiveMaximum` and in ignoring
 * what stands beside a `$ref`. Slips that no validator takes are dropped: `required: true` on a schema, a type such as
 * `int`, a pattern that is no regular expression, a `$ref` that leaves the document.
 */
function toJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(toJsonSchema);
  if (typeof node !== "object" || node === null) return node;
  const source = node as Json;
  if (typeof source.$ref === "string") {
    const target = source.$ref.startsWith("#/") ? { $ref: source.$ref } : {};
    return source.nullable === true ? { anyOf: [target, { type: "null" }] } : target;
  }
  const schema: Json = Object.fromEntries(Object.entries(source).map(([key, value]) => [key, toJsonSchema(value)]));
  if (typeof schema.required === "boolean" && !("in" in schema) && !("content" in schema)) delete schema.required;
  if (typeof schema.type === "string" && !jsonTypes.has(schema.type) && !("in" in schema)) {
    if (!isSecurityScheme(schema)) delete schema.type;
  }
  // Ozon's specification has a field of the type `null`, which as a word would be "null".
  if (schema.type === null) delete schema.type;
  if (typeof schema.pattern === "string" && !isPattern(schema.pattern)) delete schema.pattern;
  makeExclusive(schema, "exclusiveMinimum", "minimum");
  makeExclusive(schema, "exclusiveMaximum", "maximum");
  return schema.nullable === true ? makeNullable(schema) : schema;
}

const jsonTypes = new Set(["object", "array", "string", "integer", "number", "boolean"]);
const isSecurityScheme = ({ type }: Json) => type === "apiKey" || type === "http" || type === "oauth2";

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

function makeExclusive(schema: Json, exclusive: string, limit: string) {
  if (typeof schema[exclusive] !== "boolean") return;
  if (schema[exclusive] && typeof schema[limit] === "number") {
    schema[exclusive] = schema[limit];
    delete schema[limit];
  } else delete schema[exclusive];
}

function makeNullable({ nullable: _, ...schema }: Json): Json {
  if (typeof schema.type !== "string" || schema.allOf || schema.anyOf || schema.oneOf) {
    return { anyOf: [schema, { type: "null" }] };
  }
  return {
    ...schema,
    type: [schema.type, "null"],
    ...(Array.isArray(schema.enum) && { enum: [...schema.enum.filter((value) => value !== null), null] }),
  };
}
