import { beforeAll, describe, expect, test } from "vitest";
import { operations } from "@/lib/marketplaces/uzum/operations";
import { formOf, groupByOperation } from "../../support/operation-coverage.ts";
import { type Exchange, openSpec } from "../../support/spec.ts";
import { loadSpecDocument, resolvePointer } from "../../support/spec-document.ts";
import { playFull, playMinimal } from "./story.ts";

const file = "uzum/seller-openapi.minimal.yaml";
const spec = openSpec([file]);
const document = loadSpecDocument(file);
const table = Object.values(operations);
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** Announced shutdowns: CONTRACTS names none of Uzum's, the specification marks this read alone as deprecated. */
const notToBeCalled = ["GET /v2/fbs/sku/stocks"];

describe.skipIf(!spec)("with the specification at ../shared/marketplaces/uzum", () => {
  const stories: { name: string; exchanges: Exchange[] }[] = [];

  beforeAll(async () => {
    stories.push({ name: "minimal", exchanges: await playMinimal() });
    stories.push({ name: "full", exchanges: await playFull() });
  });

  test("every request and every reply keeps to it", () => {
    const exchanges = stories.flatMap((story) => story.exchanges);
    expect(exchanges.length).toBeGreaterThan(60);
    expect(exchanges.flatMap((exchange) => spec?.check(exchange) ?? [])).toEqual([]);
  });

  test("the adapter calls every operation of its table, in a bare shop and in a full one, and no other", () => {
    for (const { name, exchanges } of stories) {
      const { calls, strangers } = groupByOperation(table, exchanges, "/api/seller-openapi");
      const uncalled = [...calls].filter(([, list]) => list.length === 0).map(([operation]) => nameOf(operation));
      expect({ name, uncalled, strangers }).toEqual({ name, uncalled: [], strangers: [] });
    }
  });

  test("every operation is seen in at least two forms", () => {
    const all = stories.flatMap(({ exchanges }) => exchanges);
    const { calls } = groupByOperation(table, all, "/api/seller-openapi");
    const few = [...calls].filter(([, list]) => new Set(list.map(formOf)).size < 2);
    expect(few.map(([operation]) => nameOf(operation))).toEqual([]);
  });

  test.each([
    ["readStocks", "skuIdFrom"],
    ["listOrders", "dateFrom"],
    ["cancelOrder", "comment"],
    ["listSales", "statuses"],
  ] as const)("%s is called with %s and without", (name, optional) => {
    const all = stories.flatMap(({ exchanges }) => exchanges);
    const list = groupByOperation(table, all, "/api/seller-openapi").calls.get(operations[name]) ?? [];
    const has = ({ url, requestBody }: Exchange) =>
      new URL(url).searchParams.has(optional) || (JSON.stringify(requestBody) ?? "").includes(`"${optional}"`);
    expect([list.some(has), list.every(has)]).toEqual([true, false]);
  });

  test("no operation of the table is missing in it, deprecated, or about to be shut down", () => {
    const deprecated = (document?.operations ?? [])
      .filter(({ pointer }) => resolvePointer(document?.root ?? {}, pointer)?.node.deprecated === true)
      .map(({ name }) => name);
    expect(deprecated).toEqual(notToBeCalled);
    const known = new Set(document?.operations.map(({ name }) => name));
    const wrong = table.map(nameOf).filter((name) => !known.has(name) || deprecated.includes(name));
    expect(wrong).toEqual([]);
  });
});
