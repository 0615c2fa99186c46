import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startOzonSandbox } from "../../../local/marketplaces/ozon/start-sandbox.ts";
import { clientId, key, openOzon, publishLive, readShop } from "./open-ozon.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "ozon-sandbox-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("what was answered outlives the sandbox", async () => {
  const stateFile = join(folder, "state.sqlite");
  const headers = { "Client-Id": clientId, "Api-Key": key, "content-type": "application/json" };
  const readExpiry = async () => {
    const sandbox = await startOzonSandbox({ clientId, key, stateFile });
    const response = await fetch(`${sandbox.url}/v1/roles`, { method: "POST", headers, body: "{}" });
    await sandbox.close();
    return ((await response.json()) as { expires_at: string }).expires_at;
  };
  expect(await readExpiry()).toBe(await readExpiry());
});

test("the page shows listings and orders, escapes their texts, and its buttons act", async () => {
  const opened = await openOzon();
  const shop = await readShop(opened.ozon);
  await publishLive(opened, shop, "PAGE-<b>1</b>", 5);
  const buy = new URLSearchParams({ sku: "PAGE-<b>1</b>", quantity: "2" });
  const answer = await fetch(`${opened.sandbox.url}/_sandbox/orders`, {
    method: "POST",
    body: buy,
    redirect: "manual",
  });
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
  const page = await (await fetch(opened.sandbox.url)).text();
  expect(page).toContain("<h1>Ozon — sandbox</h1>");
  expect(page).toContain("PAGE-&lt;b&gt;1&lt;/b&gt;");
  expect(page).toContain("awaiting_packaging");
  await opened.close();
});

test("its buttons ask, review, write, give back, move the clock on and change the subscription", async () => {
  const opened = await openOzon();
  await publishLive(opened, await readShop(opened.ozon), "PAGE-2", 5);
  const order = await opened.order("PAGE-2");
  await opened.control(`orders/${order}/advance`, { to: "delivered" });
  const press = async (path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    const answer = await fetch(`${opened.sandbox.url}/_sandbox/${path}`, { method: "POST", body, redirect: "manual" });
    expect([path, answer.status, answer.headers.get("location")]).toEqual([path, 303, "/"]);
  };
  await press("questions", { sku: "PAGE-2", text: "Сколько <метров>?" });
  await press("reviews", { sku: "PAGE-2", text: "Хороший кабель", stars: "4" });
  await press("chats", { orderId: order, text: "Спасибо за заказ" });
  await press("returns", { orderId: order });
  await press("time", { advanceMs: "86400000" });
  await press("subscription", { type: "PREMIUM" });
  const page = await (await fetch(opened.sandbox.url)).text();
  for (const words of [
    "Сколько &lt;метров&gt;?",
    "★★★★",
    "Спасибо за заказ",
    "Ожидает отправки",
    "2026-11-21 09:00:00",
  ]) {
    expect(page).toContain(words);
  }
  expect(page).toContain("<option selected>PREMIUM</option>");
  await opened.close();
});
