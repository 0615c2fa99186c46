import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import { type Method, methods } from "@/lib/marketplaces/ozon/methods";
import type { Exchange } from "../../support/spec.ts";
import { loadSpecDocument } from "../../support/spec-document.ts";
import { openOzon, publishLive, readShop } from "./open-ozon.ts";
import { type Stage, uses } from "./operation-uses.ts";
import { shutdowns } from "./shutdowns.ts";
import { startReceiver } from "./start-receiver.ts";

const names = Object.keys(methods) as Method[];

/** What the adapter sends in one call and leaves out in another; a number stands for any item of a list. */
const optional: Partial<Record<Method, string[]>> = {
  warehouses: ["cursor"],
  productImport: ["items.0.barcode", "items.0.attributes.3"],
  productInfo: ["product_id", "offer_id", "sku"],
  postings: ["filter.last_changed_status_date", "filter.order_numbers", "cursor"],
  returns: ["filter.posting_numbers", "filter.visual_status_change_moment", "last_id"],
  chats: ["cursor"],
  chatHistory: ["from_message_id"],
  questions: ["last_id"],
  reviews: ["last_id"],
  pushUpdate: ["url"],
};

let opened: Awaited<ReturnType<typeof openOzon>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let stage: Stage;
beforeAll(async () => {
  opened = await openOzon();
  receiver = await startReceiver();
  const shop = await readShop(opened.ozon);
  const listing = await publishLive(opened, shop, "STAGE-1", 500);
  opened.moveClock(60_000);
  stage = { opened, shop, listing, receiverUrl: (name) => `${receiver.origin}/hooks/${name}` };
  for (const name of names) {
    await uses[name](stage);
    opened.moveClock(60_000);
  }
});
afterAll(async () => {
  await opened.close();
  await receiver.close();
});

const callsOf = (name: Method): Exchange[] =>
  opened.exchanges.filter(({ url }) => new URL(url).pathname === methods[name].path);

function has(body: unknown, path: string): boolean {
  let value = body;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null || !(part in value)) return false;
    value = (value as Record<string, unknown>)[part];
  }
  return value !== undefined;
}

describe("every call that the adapter makes", () => {
  test.each(names)("%s is taken by the sandbox, with its optional fields and without", (name) => {
    const good = callsOf(name).filter(({ status }) => status === 200);
    expect(good.length).toBeGreaterThan(0);
    for (const field of optional[name] ?? []) {
      const bodies = good.map(({ requestBody }) => has(requestBody, field));
      expect([field, bodies.includes(true), bodies.includes(false)]).toEqual([field, true, true]);
    }
  });

  test.each(names.filter((name) => name !== "roles"))(
    "%s without the right to it is refused as documented",
    async (name) => {
      const allowed = names.filter((other) => other !== name).map((other) => methods[other].path);
      await opened.control("rights", { methods: [...allowed, "/v1/notification/delete"] });
      const seen = callsOf(name).length;
      const outcome = await uses[name](stage).catch((error: unknown) => error);
      await opened.control("rights", { methods: null });
      opened.moveClock(60_000);
      const refused = callsOf(name).slice(seen);
      // The check of a connection asks first what it may, and that a chat was marked as read changes nothing.
      if (name === "sellerInfo") return expect(refused).toEqual([]);
      expect(refused[0]).toMatchObject({ status: 403, responseBody: { code: 7 } });
      if (name === "chatRead") return expect(outcome).toMatchObject({ state: "confirmed" });
      // The key is good: what else it may do goes on. A write's item carries Ozon's words.
      if (!(outcome instanceof MarketplaceError)) return expect(JSON.stringify(outcome)).toContain("required role");
      expect(outcome).toMatchObject({ failure: "rejected", code: "no-right" });
    },
  );

  test("roles with a wrong key is refused as documented", async () => {
    const wrong = opened.connect({ clientId: "1", key: "wrong" });
    await expect(wrong.checkConnection()).rejects.toMatchObject({ failure: "credentials" });
  });

  test("none was shut down by announcement, and the specification has each", ({ skip }) => {
    const today = opened.now().toISOString().slice(0, 10);
    const paths = names.map((name) => methods[name].path);
    expect(paths.filter((path) => (shutdowns[path] ?? "9999") <= today)).toEqual([]);
    const document = loadSpecDocument("ozon/seller-swagger.json");
    if (!document) return skip("the marketplaces' specifications are not beside the repository");
    const known = new Set(document.operations.map((operation) => operation.name));
    expect(paths.filter((path) => !known.has(`POST ${path}`))).toEqual([]);
  });

  test("every call and answer keeps to the specification", ({ skip }) => {
    const violations = opened.listViolations();
    if (violations === null) skip("the marketplaces' specifications are not beside the repository");
    expect(violations).toEqual([]);
  });
});
