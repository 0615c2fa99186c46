import { afterAll, expect, test, vi } from "vitest";
import { POST } from "@/app/api/webhooks/[marketplace]/[token]/route";
import { placeForeignOrders } from "../../proof/foreign-orders.ts";
import { forge, keysOfAnother } from "../../proof/forged-bodies.ts";
import { playForged, type Send } from "../../proof/forged-stage.ts";
import { insertPartner } from "../../support/people.ts";
import { useProductDatabase } from "../../support/setup-product.ts";
import { rightInput, useMarketplaces } from "./sandboxes.ts";

const urls = useProductDatabase();
useMarketplaces();
afterAll(() => vi.unstubAllGlobals());

const send: Send = async ({ marketplace, token, body, headers }) => {
  const request = new Request("http://localhost:3000/hook", { method: "POST", body, headers });
  return (await POST(request, { params: Promise.resolve({ marketplace, token }) })).status;
};

test("two hundred forged messages of every kind change nothing, break nothing and call nobody", async () => {
  let calls = 0;
  const { fetch } = globalThis;
  vi.stubGlobal("fetch", (input: string | URL, init?: RequestInit) => {
    // The outbox of the connections that were made before comes and goes by itself.
    if (!String(input).startsWith("http://127.0.0.1:9/")) calls += 1;
    return fetch(input, init);
  });
  const { superuserUrl } = urls;
  const { key } = rightInput.ozon;
  const sandboxes = { ozon: process.env.OZON_API_URL ?? "", yandex: process.env.YANDEX_API_URL ?? "" };
  const foreignOrder = await placeForeignOrders({ superuserUrl, key, urls: sandboxes });
  const { partnerId } = await insertPartner(superuserUrl);
  const { isMet, figures } = await playForged(
    { partnerId, superuserUrl, keys: keysOfAnother(key), foreignOrder, send, countCalls: () => calls },
    200,
  );
  expect(figures).toMatchObject({
    serverErrors: 0,
    wrongAnswers: [],
    businessWrites: 0,
    callsForWrongToken: 0,
    waiting: 0,
  });
  expect(isMet).toBe(true);
});

test("the forged messages are of both marketplaces, with and without a token", () => {
  const target = { token: "t".repeat(43), account: "1", shop: "1" };
  const all = Array.from({ length: 24 }, (_, number) =>
    forge(number, { ozon: target, yandex: target }, { ozon: "1", yandex: "1" }),
  );
  expect(new Set(all.map(({ marketplace }) => marketplace)).size).toBe(2);
  expect(all.filter(({ kind }) => kind === "64 KB and one byte").map(({ body }) => body.length)).toEqual([
    65_537, 65_537,
  ]);
});
