import { describe, expect, test } from "vitest";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { createWildberries } from "@/lib/marketplaces/wildberries/adapter";
import { classifyFailure } from "@/lib/marketplaces/wildberries/failures";
import { limitsOf } from "@/lib/marketplaces/wildberries/limits";
import { listMethods, type Methods } from "@/lib/marketplaces/wildberries/methods";
import { at, examples, shop, type Use, uses } from "./example-uses.ts";
import { bySku, key } from "./open-wildberries.ts";

const methods = listMethods(limitsOf("service"));
const nameOf = (method: keyof Methods) => `${methods[method].method} ${methods[method].path}`;
const own = new Set(Object.keys(methods).map((name) => nameOf(name as keyof Methods)));

/** Every method is answered by its first good example, `chosen` by the given one; what has none by an empty 204. */
function answering(chosen: keyof Methods, body: unknown, beside: Use["beside"] = {}) {
  const called = new Set<string>();
  const patterns = Object.entries(methods).map(([name, { method, path }]) => ({
    name: name as keyof Methods,
    method,
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
  }));
  const wildberries = createWildberries({
    credentials: { key },
    origin: `https://examples.invalid/${crypto.randomUUID()}`,
    now: () => at,
    fetch: async (url, init) => {
      const path = new URL(url).pathname.replace(/^\/[0-9a-f-]{36}/, "");
      const found = patterns.filter(({ method, pattern }) => method === init.method && pattern.test(path));
      const name = found.find(({ pattern }) => pattern.source === `^${path}$`)?.name ?? found[0]?.name ?? "ping";
      called.add(name);
      const example = examples?.find((one) => one.operation === nameOf(name) && one.status < 300)?.body;
      const reply = name === chosen ? body : (beside[name] ?? example);
      return reply === undefined ? new Response(null, { status: 204 }) : Response.json(reply);
    },
  });
  return { wildberries, called };
}

const good = (examples ?? []).filter(({ operation, status }) => own.has(operation) && status < 300);
const failed = (examples ?? []).filter(({ operation, status }) => own.has(operation) && status >= 400);

describe.skipIf(!examples)("answers as ../shared/marketplaces/wildberries shows them", () => {
  test.each(good.map((one) => [one.operation, one.name, one] as const))(
    "%s (%s) is read",
    async (operation, _, { body }) => {
      const name = Object.keys(methods).find((one) => nameOf(one as keyof Methods) === operation) as keyof Methods;
      const use = uses[name];
      if (!use) throw new Error(`nothing reads ${operation}`);
      const { wildberries, called } = answering(name, body, use.beside);
      expect(await use.run(wildberries)).toMatchObject(use.gives as object);
      expect(called).toContain(name);
    },
  );

  test("are there for all methods but those that answer with nothing", () => {
    const shown = new Set(good.map(({ operation }) => operation));
    const silent = [...own].filter((operation) => !shown.has(operation));
    expect(silent).toEqual(
      (
        [
          "writeStocks",
          "cancelTask",
          "writeSgtin",
          "writeImei",
          "writeUin",
          "writeGtin",
          "fillSupply",
          "deliverSupply",
          "answerFeedback",
        ] as const
      ).map(nameOf),
    );
  });

  test.each(failed.map((one) => [one.status, one.operation, one.name, one.body] as const))(
    "a %d of %s (%s) is classified",
    (status, _, __, body) => {
      const reply = { status, headers: new Headers(), text: JSON.stringify(body), json: body };
      const error = classifyFailure(key)(reply);
      expect(error).toBeInstanceOf(MarketplaceError);
      const isPassing = status === 402 || /WarehouseStocksUpdateBlock|StoreIsProcessing/.test(reply.text);
      const expected = { 401: "credentials", 429: "rate-limited" }[status] ?? (isPassing ? "unavailable" : "rejected");
      expect(error.failure).toBe(expected);
      expect(error.words).not.toBe("");
      expect(error.words).not.toMatch(/^0: |\[object/);
    },
  );
});

test("a card that is asked for by its code alone is none without the marketplace's answer", async () => {
  const { wildberries } = answering("cards", { cards: [], cursor: { total: 0 } });
  expect(await wildberries.readPrices({ shop, listings: [bySku("A")] })).toEqual([]);
});
