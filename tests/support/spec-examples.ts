import { type Json, loadSpecDocument, type Operation, resolvePointer, type SpecDocument } from "./spec-document.ts";
import { composeSample } from "./spec-sample.ts";

/** A reply as the documentation shows it. `operation` as in `POST /v2/campaigns/{campaignId}/orders`. */
export type DocumentedExample = { operation: string; status: number; name: string; body: unknown };

/** Every documented JSON reply of these specifications; null when they are not beside the repository. */
export function listExamples(fileNames: string[]): DocumentedExample[] | null {
  const documents = fileNames.map(loadSpecDocument);
  if (documents.some((document) => document === null)) return null;
  return (documents as SpecDocument[]).flatMap((document) =>
    document.operations.flatMap((operation) => listOfOperation(document, operation)),
  );
}

function listOfOperation({ root }: SpecDocument, operation: Operation): DocumentedExample[] {
  const responses = resolvePointer(root, `${operation.pointer}/responses`)?.node ?? {};
  return Object.keys(responses).flatMap((status) => {
    const response = resolvePointer(root, `${operation.pointer}/responses/${status}`)?.node;
    const content = (response?.content as Record<string, Json> | undefined) ?? {};
    return Object.entries(content)
      .filter(([mediaType]) => /[/+]json\b/.test(mediaType))
      .flatMap(([, media]) =>
        listBodies(root, media).map(({ name, body }) => ({
          operation: operation.name,
          status: Number(status.replaceAll("X", "0")) || 500,
          name,
          body,
        })),
      );
  });
}

function listBodies(root: Json, media: Json): { name: string; body: unknown }[] {
  const named = Object.entries((media.examples as Record<string, Json> | undefined) ?? {}).map(([name, example]) => {
    const target = typeof example.$ref === "string" ? resolvePointer(root, example.$ref)?.node : example;
    return { name, body: parseText(target?.value) };
  });
  const own = media.example === undefined ? [] : [{ name: "example", body: parseText(media.example) }];
  if (named.length + own.length > 0) return [...own, ...named].filter(({ body }) => body !== undefined);
  const schema = media.schema as Json | undefined;
  const target = typeof schema?.$ref === "string" ? resolvePointer(root, schema.$ref)?.node : schema;
  if (target?.example !== undefined) return [{ name: "schema", body: parseText(target.example) }];
  const composed = schema ? composeSample(root, schema) : null;
  return composed === null ? [] : [{ name: "fields", body: composed }];
}

/** Some documents hold their JSON examples as text. */
function parseText(example: unknown): unknown {
  if (typeof example !== "string") return example;
  try {
    return JSON.parse(example);
  } catch {
    return example;
  }
}
