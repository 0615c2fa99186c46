import { describe, expect, test } from "vitest";
import { type Exchange, openSpec } from "../../support/spec.ts";

const yandex = openSpec(["yandex/openapi.bundled.json"]);
const origin = "http://127.0.0.1:1";
const good: Exchange = {
  method: "PUT",
  url: `${origin}/v2/campaigns/7/orders/9/status`,
  requestHeaders: { "Api-Key": "k", "Content-Type": "application/json" },
  requestBody: { order: { status: "PROCESSING", substatus: "READY_TO_SHIP" } },
  status: 403,
  responseBody: { status: "ERROR", errors: [{ code: "FORBIDDEN", message: "no" }] },
};

describe.skipIf(!yandex)(
  "the specification check (skipped: no marketplace specifications beside the repository)",
  () => {
    const cases: [string, Partial<Exchange>, RegExp | null][] = [
      ["takes a documented exchange", {}, null],
      ["knows the paths", { url: `${origin}/v2/nowhere` }, /not in the specification/],
      ["types path parameters", { url: `${origin}/v2/campaigns/x/orders/9/status` }, /path campaignId/],
      ["knows the queries", { url: `${good.url}?a=1` }, /query a/],
      ["wants an authorization header", { requestHeaders: { "content-type": "application/json" } }, /security/],
      ["wants the content type", { requestHeaders: { "api-key": "k" } }, /content type/],
      ["checks the request body", { requestBody: { order: { status: 5 } } }, /request \/order\/status/],
      [
        "finds misspelt fields",
        { requestBody: { order: { status: "DELIVERY", sub: "" } } },
        /\/order\/sub is no field/,
      ],
      ["wants the request body", { requestBody: undefined }, /request body: required/],
      ["knows the statuses", { status: 418 }, /418 is not documented/],
      ["checks the answer", { responseBody: { status: "GOOD" } }, /response 403 \/status/],
    ];
    test.each(cases)("%s", (_, change, expected) => {
      const violations = yandex?.check({ ...good, ...change }).join("\n");
      if (expected) expect(violations).toMatch(expected);
      else expect(violations).toBe("");
    });

    test("takes queries as their schema types them, and null where the schema allows it", () => {
      const list = { ...good, method: "POST", status: 420, url: `${origin}/v1/businesses/5/orders?limit=50` };
      expect(yandex?.check({ ...list, requestBody: { statuses: ["PROCESSING"] } })).toEqual([]);
      expect(yandex?.check({ ...list, url: `${list.url}1`, requestBody: {} })).toEqual([
        expect.stringMatching(/limit/),
      ]);
    });

    test("an error of the specification can be named, with its reason", () => {
      const spec = openSpec(
        ["yandex/openapi.bundled.json"],
        [
          {
            operation: "PUT /v2/campaigns/{campaignId}/orders/{orderId}/status",
            violation: /418/,
            reason: "a tea pot",
          },
        ],
      );
      expect(spec?.check({ ...good, status: 418 })).toEqual([]);
    });

    test("each marketplace's files open, with their base paths", () => {
      const others = openSpec([
        "ozon/seller-swagger.json",
        "uzum/seller-openapi.minimal.yaml",
        "wildberries/02-items.yaml",
        "wildberries/03-orders-fbs.yaml",
      ]);
      const check = (method: string, path: string, requestBody?: unknown) =>
        others?.check({ ...good, method, url: origin + path, requestBody, status: 999 }).join("\n");
      expect(check("GET", "/api/seller-openapi/v1/shops")).toMatch(/999 is not documented/);
      expect(check("GET", "/v1/shops")).toMatch(/not in the specification/);
      expect(check("POST", "/v1/roles", {})).toMatch(/^POST \/v1\/roles: header Client-Id: required\n/);
      expect(check("PUT", "/api/v3/stocks/5", { stocks: [{ chrtid: 1, amount: 2 }] })).toMatch(/chrtid is no field/);
    });
  },
);
