import type { Exchange } from "../../support/spec.ts";

/** What a request says apart from its values: which fields, one or several items, which named choice, how long a text. */
export function shapeOf({ url, requestBody }: Exchange): string {
  const query = [...new Set(new URL(url).searchParams.keys())].sort();
  return JSON.stringify([query, shapeOfValue(requestBody)]);
}

function shapeOfValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    const shapes = new Set(value.map((one) => JSON.stringify(shapeOfValue(one))));
    return [value.length > 1 ? "several" : "one", ...[...shapes].sort()];
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, shapeOfValue(one)]));
  }
  if (typeof value !== "string") return typeof value === "boolean" ? value : typeof value;
  if (/^[A-Z][A-Z_]+$/.test(value)) return value;
  return value.length > 1000 ? "long text" : "text";
}

/** These take nothing but what stands in their path, or always the same: two calls are two variants. */
export const alwaysTheSame: Partial<Record<string, string>> = {
  getAuthTokenInfo: "no parameters, no body",
  getBusinessSettings: "the cabinet alone",
  getCategoriesTree: "always in Russian: the tree knows no Uzbek",
  getCategoryContentParameters: "the category alone; Russian is the only language besides English",
  getOrderIdentifiersStatus: "the order alone",
  generateOrderLabels: "the order and our one format",
};
