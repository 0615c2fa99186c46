import { beforeAll, describe, expect, test } from "vitest";
import { hosts } from "@/lib/marketplaces/wildberries/areas";
import { limitsOf } from "@/lib/marketplaces/wildberries/limits";
import { listMethods } from "@/lib/marketplaces/wildberries/methods";
import { formOf, groupByOperation } from "../../support/operation-coverage.ts";
import { recordExchanges } from "../../support/record-exchanges.ts";
import { type Exchange, openSpec } from "../../support/spec.ts";
import { knownSpecErrors, shutdowns } from "./known-spec-errors.ts";
import { key, openWildberries } from "./open-wildberries.ts";
import { specFiles, specOperations } from "./spec-files.ts";
import { playBare, playFull, playRefused } from "./story.ts";

const spec = openSpec(specFiles, knownSpecErrors);
const table = Object.values(listMethods(limitsOf("service")));
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

describe.skipIf(!spec)("with the specifications at ../shared/marketplaces/wildberries", () => {
  const stories: Record<string, Exchange[]> = {};
  const all = () => Object.values(stories).flat();

  beforeAll(async () => {
    stories.bare = await playBare();
    stories.full = await playFull();
    stories.refused = await playRefused();
  });

  test("every request and every reply keeps to them", () => {
    expect(all().length).toBeGreaterThan(150);
    expect(all().flatMap((exchange) => spec?.check(exchange) ?? [])).toEqual([]);
  });

  test("no call is made that is not in the table of methods", () => {
    expect(groupByOperation(table, all()).strangers).toEqual([]);
  });

  test("every method is called with success in the full story, and in two forms at least in all of them", () => {
    const { calls } = groupByOperation(table, stories.full ?? []);
    const hasSuccess = (list: Exchange[]) => list.some(({ status }) => status < 300);
    expect([...calls].filter(([, list]) => !hasSuccess(list)).map(([method]) => nameOf(method))).toEqual([]);
    const forms = groupByOperation(table, all()).calls;
    const few = [...forms].filter(([, list]) => new Set(list.map(formOf)).size < 2);
    expect(few.map(([method]) => nameOf(method))).toEqual([]);
  });

  test("no method is missing in them, and none is past its announced end", () => {
    const known = specOperations();
    expect(table.map(nameOf).filter((name) => !known.has(name))).toEqual([]);
    const ended = new Set(shutdowns.map(({ operation }) => operation));
    expect(table.map(nameOf).filter((name) => ended.has(name))).toEqual([]);
    expect([...ended].filter((name) => known.has(name))).toEqual([]);
  });

  test("each method stands on its own host", () => {
    const known = specOperations();
    const strange = table.filter((one) => {
      const servers = known.get(nameOf(one))?.servers ?? [];
      return one.path !== "/ping" && !servers.includes(hosts[one.area]);
    });
    expect(strange.map(nameOf)).toEqual([]);
  });

  test("what the sandbox serves beyond the adapter's calls keeps to them too", async () => {
    const bench = await openWildberries();
    await bench.openListing();
    const { fetch, exchanges } = recordExchanges();
    for (const path of [
      "/content/v2/object/parent/all",
      "/api/v2/buffer/tasks?uploadID=1",
      "/api/v3/supplies/WB-GI-1",
      "/api/marketplace/v3/supplies/WB-GI-1/order-ids",
    ]) {
      await fetch(bench.url + path, { headers: { authorization: key } });
    }
    await fetch(`${bench.url}/api/v1/seller-info`, { headers: { authorization: `Bearer ${key}` } });
    await bench.close();
    expect(exchanges.flatMap((exchange) => spec?.check(exchange) ?? [])).toEqual([]);
  });
});
