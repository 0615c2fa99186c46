import type { Exchange } from "./spec.ts";

type Operation = { method: string; path: string };

/** Which operations of an adapter's table were called, and in how many forms; `base` is what stands before their paths. */
export function groupByOperation<T extends Operation>(
  operations: readonly T[],
  exchanges: readonly Exchange[],
  base = "",
): { calls: Map<T, Exchange[]>; strangers: string[] } {
  const calls = new Map<T, Exchange[]>(operations.map((operation) => [operation, []]));
  const strangers: string[] = [];
  const patterns = operations.map((operation) => ({
    operation,
    pattern: new RegExp(
      `^${quote(base)}${operation.path
        .split(/\{[^}]+\}/)
        .map(quote)
        .join("[^/]+")}$`,
    ),
  }));
  for (const exchange of exchanges) {
    const { pathname } = new URL(exchange.url);
    const [found] = patterns
      .filter(({ operation, pattern }) => operation.method === exchange.method && pattern.test(pathname))
      .sort((one, other) => parametersIn(one.operation.path) - parametersIn(other.operation.path));
    if (found) calls.get(found.operation)?.push(exchange);
    else strangers.push(`${exchange.method} ${pathname}`);
  }
  return { calls, strangers };
}

/** What of a call and its answer is there, values aside: two calls of one form prove no more than one. */
export function formOf({ url, requestBody, status, responseBody }: Exchange): string {
  const query = [...new Set(new URL(url).searchParams.keys())].sort();
  return JSON.stringify([query, fieldsOf(requestBody), status, fieldsOf(responseBody)]);
}

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const parametersIn = (path: string) => path.split("{").length;

function fieldsOf(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) {
    const size = value.length > 1 ? "[many]" : `[${value.length}]`;
    return [...new Set([`${at}${size}`, ...value.flatMap((one) => fieldsOf(one, `${at}[]`))])].sort();
  }
  if (typeof value !== "object" || value === null) return value === undefined || value === null ? [] : [at];
  return Object.entries(value)
    .flatMap(([name, one]) => fieldsOf(one, `${at}/${name}`))
    .sort();
}
