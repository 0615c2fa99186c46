import { Ajv, type ValidateFunction } from "ajv";
import {
  escapePointer,
  type Json,
  loadSpecDocument,
  type Operation,
  resolvePointer,
  type SpecDocument,
} from "./spec-document.ts";
import { listUnknownFields } from "./spec-unknown-fields.ts";

/** One call and its answer. Bodies are parsed JSON; `undefined`, `null` or "" where there was none. */
export type Exchange = {
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: unknown;
  status: number;
  responseBody: unknown;
};

/** An error of the specification itself, kept here with the reason for not believing it. */
export type KnownError = { operation: string; violation: RegExp; reason: string };

type Spec = { check(exchange: Exchange): string[] };

/** `fileNames` as in `["ozon/seller-swagger.json"]`. Null when the specifications are not at hand: skip, saying so. */
export function openSpec(fileNames: string[], knownErrors: KnownError[] = []): Spec | null {
  const documents = fileNames.map(loadSpecDocument);
  if (documents.some((document) => document === null)) return null;
  const compiled = documents.map((document) => compileLazily(document as SpecDocument));
  return {
    check(exchange) {
      const url = new URL(exchange.url);
      const found = compiled
        .flatMap((one) => one.document.operations.map((operation) => ({ one, operation })))
        .filter(({ operation }) => operation.method === exchange.method && operation.path.test(url.pathname))
        .sort((a, b) => b.operation.literalSegments - a.operation.literalSegments)[0];
      if (!found) return [`${exchange.method} ${url.pathname}: not in the specification`];
      const { one, operation } = found;
      return [
        ...checkParameters(one, operation, url, exchange.requestHeaders),
        ...checkSecurity(one, operation, exchange.requestHeaders),
        ...checkRequestBody(one, operation, exchange),
        ...checkResponse(one, operation, exchange),
      ]
        .filter(
          (text) => !knownErrors.some((known) => known.operation === operation.name && known.violation.test(text)),
        )
        .map((text) => `${operation.name}: ${text}`);
    },
  };
}

type Compiled = {
  document: SpecDocument;
  /** Violations of the schema at this pointer. */
  validate(pointer: string, value: unknown): string[];
  /** The same for a parameter, which is text until its schema says otherwise. */
  validateText(pointer: string, value: string | string[]): string[];
};

function compileLazily(document: SpecDocument): Compiled {
  const options = {
    strict: false,
    logger: false,
    allErrors: true,
    validateSchema: false,
    unicodeRegExp: false,
  } as const;
  const strict = new Ajv({ ...options, formats });
  const coercing = new Ajv({ ...options, formats, coerceTypes: "array" });
  const cache = new Map<string, ValidateFunction>();
  const compile = (ajv: Ajv, key: string, schema: Json) => {
    const known = cache.get(key);
    if (known) return known;
    if (!ajv.getSchema(document.id)) ajv.addSchema(document.root, document.id, false, false);
    const made = ajv.compile(schema);
    cache.set(key, made);
    return made;
  };
  const run = (validate: ValidateFunction, value: unknown) =>
    validate(value)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) => `${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
        );
  return {
    document,
    validate: (pointer, value) => [
      ...run(compile(strict, pointer, { $ref: document.id + pointer }), value),
      ...listUnknownFields(document.root, { $ref: pointer }, value).map((path) => `${path} is no field of the schema`),
    ],
    validateText: (pointer, value) =>
      run(compile(coercing, `text ${pointer}`, { properties: { value: { $ref: document.id + pointer } } }), { value }),
  };
}

/** Other formats of the specifications are descriptions rather than rules. */
const formats = {
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
  int32: { type: "number", validate: (value: number) => Math.abs(value) <= 2 ** 31 },
} as const;

type Parameter = { pointer: string; name: string; in: string; required: boolean; explode: boolean };

function listParameters({ document: { root } }: Compiled, operation: Operation): Parameter[] {
  const byName = new Map<string, Parameter>();
  for (const owner of [operation.pathPointer, operation.pointer]) {
    const list = resolvePointer(root, `${owner}/parameters`)?.node as unknown as unknown[] | undefined;
    for (const index of (list ?? []).keys()) {
      const found = resolvePointer(root, `${owner}/parameters/${index}`);
      if (!found) continue;
      const { name, in: place, required, explode, style } = found.node;
      const isExploded = explode === undefined ? style === undefined || style === "form" : explode === true;
      byName.set(`${place} ${name}`, {
        pointer: found.pointer,
        name: String(name),
        in: String(place),
        required: required === true,
        explode: isExploded,
      });
    }
  }
  return [...byName.values()];
}

function checkParameters(one: Compiled, operation: Operation, url: URL, headers: Record<string, string>): string[] {
  const parameters = listParameters(one, operation);
  const inPath = operation.path.exec(url.pathname)?.slice(1) ?? [];
  const known = new Set(parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name));
  const unknown = [...new Set(url.searchParams.keys())].filter((name) => !known.has(name) && !known.has(`${name}[]`));
  return [
    ...unknown.map((name) => `query ${name}: not in the specification`),
    ...parameters.flatMap((parameter) => {
      const values = valuesOf(parameter, operation, url, headers, inPath);
      const where = `${parameter.in} ${parameter.name}`;
      if (values.length === 0) return parameter.required ? [`${where}: required`] : [];
      if (!resolvePointer(one.document.root, `${parameter.pointer}/schema`)) return [];
      const split = parameter.explode ? values : values.flatMap((value) => value.split(","));
      const value = split.length === 1 ? (split[0] ?? "") : split;
      return one.validateText(`${parameter.pointer}/schema`, value).map((text) => `${where}: ${text}`);
    }),
  ];
}

function valuesOf(
  { name, in: place }: Parameter,
  operation: Operation,
  url: URL,
  headers: Record<string, string>,
  inPath: string[],
): string[] {
  if (place === "query") return url.searchParams.getAll(name);
  if (place === "path") return inPath.slice(operation.pathParameters.indexOf(name)).slice(0, 1).map(decodeURIComponent);
  const header = place === "header" ? findHeader(headers, name) : undefined;
  return header === undefined ? [] : [header];
}

const findHeader = (headers: Record<string, string>, name: string) =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

function checkSecurity(
  { document: { root } }: Compiled,
  operation: Operation,
  headers: Record<string, string>,
): string[] {
  const own = resolvePointer(root, operation.pointer)?.node.security ?? root.security;
  const alternatives = (own as Json[] | undefined) ?? [];
  const isMet = (schemeName: string) => {
    const scheme = resolvePointer(root, `#/components/securitySchemes/${escapePointer(schemeName)}`)?.node;
    if (!scheme || (scheme.type === "apiKey" && scheme.in !== "header")) return true;
    const value = findHeader(headers, scheme.type === "apiKey" ? String(scheme.name) : "authorization");
    return value !== undefined && (scheme.type === "apiKey" || /^bearer /i.test(value));
  };
  const isAllowed = alternatives.length === 0 || alternatives.some((needed) => Object.keys(needed).every(isMet));
  return isAllowed ? [] : ["no header of a documented security scheme"];
}

const isEmpty = (body: unknown) => body === undefined || body === null || body === "";
/** What a POST without fields sends, since a JSON API wants some body. */
const isEmptyObject = (body: unknown) => typeof body === "object" && body !== null && Object.keys(body).length === 0;
const isJson = (mediaType: string) => /[/+]json\b/.test(mediaType);

function checkRequestBody(one: Compiled, operation: Operation, { requestHeaders, requestBody }: Exchange): string[] {
  const body = resolvePointer(one.document.root, `${operation.pointer}/requestBody`);
  if (!body) return isEmpty(requestBody) || isEmptyObject(requestBody) ? [] : ["request body: none is documented"];
  if (isEmpty(requestBody)) return body.node.required === true ? ["request body: required"] : [];
  const sent = findHeader(requestHeaders, "content-type")?.split(";")[0]?.trim() ?? "";
  const mediaTypes = Object.keys((body.node.content as Json | undefined) ?? {});
  const mediaType = mediaTypes.find((candidate) => candidate.split(";")[0] === sent);
  if (!mediaType) return [`request content type "${sent}" is not one of ${mediaTypes.join(", ")}`];
  const schema = `${body.pointer}/content/${escapePointer(mediaType)}/schema`;
  if (!isJson(mediaType) || !resolvePointer(one.document.root, schema)) return [];
  return one.validate(schema, requestBody).map((text) => `request ${text}`);
}

function checkResponse(one: Compiled, operation: Operation, { status, responseBody }: Exchange): string[] {
  const { root } = one.document;
  const responses = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  const found = responses.map((key) => resolvePointer(root, `${operation.pointer}/responses/${key}`)).find(Boolean);
  if (!found) return [`response status ${status} is not documented`];
  const mediaTypes = Object.keys((found.node.content as Json | undefined) ?? {});
  if (mediaTypes.length === 0) return isEmpty(responseBody) ? [] : [`response ${status}: no body is documented`];
  const schemas = mediaTypes
    .filter(isJson)
    .map((mediaType) => `${found.pointer}/content/${escapePointer(mediaType)}/schema`)
    .filter((pointer) => resolvePointer(root, pointer));
  if (schemas.length === 0) return [];
  if (responseBody === undefined || responseBody === "") return [`response ${status}: a body is documented`];
  const results = schemas.map((pointer) => one.validate(pointer, responseBody));
  return (results.find((result) => result.length === 0) ?? results[0] ?? []).map(
    (text) => `response ${status} ${text}`,
  );
}
