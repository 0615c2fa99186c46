import { describe, expect, test } from "vitest";
import { allowances, type Level, type MethodName } from "@/lib/marketplaces/yandex/limits";
import { methods } from "@/lib/marketplaces/yandex/methods";
import { scopesOf } from "@/lib/marketplaces/yandex/rights";
import { type Method, methods as sandboxMethods } from "@/local/marketplaces/yandex/methods.ts";
import { loadSpecDocument } from "../../support/spec-document.ts";

type Amount = { amount: number; period: string; "period-duration": number };
type Limits = { path: string; none: Amount; medium: Amount; "parallel-limit-value"?: number };
type Documented = {
  operationId: string;
  deprecated?: boolean;
  "x-resource-limit-config": Limits;
  "x-auth-scopes": string[];
  "x-allowed": string[];
  "x-deprecation-config"?: { "shutdown-date": string };
};

const document = loadSpecDocument("yandex/openapi.bundled.json");
const paths = (document?.root.paths ?? {}) as Record<string, Record<string, Documented>>;
const names = Object.keys(methods.none) as MethodName[];

const documented = (name: MethodName): Documented => {
  const { method, path } = methods.none[name];
  const found = paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`${name}: not in the specification`);
  return found;
};

const scopes = (list: string[]) => list.map((scope) => scope.replaceAll(/[-:]/g, "_").toUpperCase()).sort();

describe.skipIf(!document)("Yandex Market: the table of methods is the specification's (skipped: not at hand)", () => {
  test.each(names)("%s is there, not on its way out, and with its own name", (name) => {
    const operation = documented(name);
    expect(operation.operationId).toBe(name);
    expect(operation.deprecated ?? false).toBe(false);
    expect(operation["x-deprecation-config"]).toBeUndefined();
  });

  test.each(names)("%s has the documented limits, in the adapter and in the sandbox", (name) => {
    const limits = documented(name)["x-resource-limit-config"];
    const window = limits.none.period === "hours" ? "hour" : "minute";
    expect(limits.none["period-duration"]).toBe(1);
    const list = /^(req|resp\.result)\.(.+)$/.exec(limits.path);
    expect(allowances[name]).toEqual({
      window,
      none: limits.none.amount,
      medium: limits.medium.amount,
      ...(list && { countsItems: true }),
    });
    const played: Method = sandboxMethods[name];
    expect(played).toMatchObject({
      window: limits.none.period,
      none: limits.none.amount,
      medium: limits.medium.amount,
    });
    const counted = list?.[2]?.replace(/\.offerId$/, "");
    expect(played.counts).toEqual(list ? { in: list[1] === "req" ? "request" : "reply", list: counted } : undefined);
    expect(played.parallel).toBe(limits["parallel-limit-value"]);
  });

  test.each(names)("%s wants the documented scopes, and is for whom it is", (name) => {
    const operation = documented(name);
    const played: Method = sandboxMethods[name];
    const given = scopes(operation["x-auth-scopes"]);
    // A method for any token lists every group there is.
    if (played.scopes) expect([...played.scopes].sort()).toEqual(given);
    else expect(given.length).toBeGreaterThan(10);
    expect(played.isNotForGo ?? false).toBe(!operation["x-allowed"].includes("market-yandex-go"));
  });

  test("the sandbox answers to the same methods as the adapter calls", () => {
    expect(Object.keys(sandboxMethods).sort()).toEqual([...names].sort());
  });

  const decisive: Record<keyof typeof scopesOf, MethodName> = {
    "read-categories": "getCategoryContentParameters",
    "publish-card": "updateOfferMappings",
    "set-pictures": "updateOfferMappings",
    "read-listings": "getOfferMappings",
    "read-moderation": "getOfferCardsContentStatus",
    "set-price": "updateBusinessPrices",
    "read-price": "getDefaultPrices",
    "read-quarantine": "getBusinessQuarantineOffers",
    "release-price": "confirmBusinessPrices",
    "read-price-advice": "getOfferRecommendations",
    "list-warehouses": "getPartnerWarehouses",
    "set-stock": "updateStocksOnPartnerWarehouses",
    "read-stock": "getStocksOnPartnerWarehouses",
    "list-orders": "getBusinessOrders",
    "confirm-order": "updateOrderStatuses",
    "cancel-order": "updateOrderStatuses",
    "mark-units": "setOrderBoxLayout",
    "read-labels": "generateOrderLabels",
    "list-returns": "getReturns",
    chats: "getChats",
    questions: "getGoodsQuestions",
    reviews: "getGoodsFeedbacks",
    "list-fees": "getOrdersStats",
    "read-tariffs": "calculateTariffs",
  };

  test("what a key may do is told by the scopes of the method behind it", () => {
    for (const [capability, name] of Object.entries(decisive)) {
      const ours = [...scopesOf[capability as keyof typeof scopesOf]].sort();
      expect(ours, capability).toEqual(scopes(documented(name)["x-auth-scopes"]));
    }
  });
});

/** Announced in CONTRACTS (2026-11-22) and in the specification; the day is the last on which the method may be used. */
const shutdowns = [
  { method: "GET", path: "/v2/campaigns/{campaignId}/orders", day: "2027-04-12" },
  { method: "GET", path: "/v2/campaigns/{campaignId}/orders/{orderId}", day: "2027-04-12" },
  {
    method: "PUT",
    path: "/v2/campaigns/{campaignId}/orders/{orderId}/delivery/shipments/{shipmentId}/boxes",
    day: "2027-04-05",
  },
  {
    method: "POST",
    path: "/v2/campaigns/{campaignId}/orders/{orderId}/returns/{returnId}/decision",
    day: "2027-04-05",
  },
  { method: "GET", path: "/v2/campaigns/{campaignId}/offer-prices", day: "2027-04-05" },
  { method: "GET", path: "/v2/businesses/{businessId}/warehouses", day: "2027-04-05" },
  { method: "POST", path: "/v2/campaigns/{campaignId}/warehouse/status", day: "2027-04-05" },
  { method: "POST", path: "/v2/categories/max-sale-quantum", day: "2027-04-05" },
];

test("nothing that has an announced end is used", () => {
  const used = names.map((name) => `${methods.none[name].method} ${methods.none[name].path}`);
  expect(shutdowns.filter(({ method, path }) => used.includes(`${method} ${path}`))).toEqual([]);
});

test.skipIf(!document)("no other end is announced in the specification (skipped: not at hand)", () => {
  const announced = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      const day = operation["x-deprecation-config"]?.["shutdown-date"];
      return day ? [{ method: method.toUpperCase(), path, day }] : [];
    }),
  );
  const byPath = (a: { path: string; method: string }, b: { path: string; method: string }) =>
    `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`);
  expect(announced.sort(byPath)).toEqual([...shutdowns].sort(byPath));
});

test.each([
  ["none", 2500],
  ["medium", 5000],
] as const)("a window is never passed at the level %s: half at once, half drop by drop", (level: Level, half) => {
  const [own, parallel] = methods[level].updateOfferMappings.limits;
  expect(own).toMatchObject({ name: "updateOfferMappings", burst: half, count: half, perMs: 60_000 });
  expect(parallel).toMatchObject({ name: "parallel", burst: 4 });
});
