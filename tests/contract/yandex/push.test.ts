import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { yandexPush } from "@/lib/marketplaces/yandex/push";
import { openSpec } from "../../support/spec.ts";
import { lampCard, openShop, openYandex, refOf } from "./setup.ts";

const spec = openSpec(["yandex/notifications.openapi.yaml"]);

type Delivery = { path: string; text: string; status: number; answer: unknown };

/** Answers as the product does; `failures` first ones with 503. */
async function openReceiver(failures = 0) {
  const deliveries: Delivery[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const part of request) chunks.push(part as Buffer);
    const body = Buffer.concat(chunks);
    const hint = yandexPush.parse(body);
    const now = new Date("2026-11-20T06:00:00Z");
    const { status, body: answer } =
      deliveries.length < failures
        ? { status: 503, body: {} }
        : hint
          ? yandexPush.accept(hint, now)
          : yandexPush.refuse(now);
    deliveries.push({ path: request.url ?? "", text: body.toString(), status, answer });
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve));
  return { deliveries, close, url: `http://127.0.0.1:${port}/hooks/token` };
}

describe("Yandex Market: notifications", () => {
  let yandex: Awaited<ReturnType<typeof openYandex>>;
  beforeAll(async () => {
    yandex = await openYandex({ moderationMs: 0, pushRetryMs: [5, 5, 5] });
    const shop = await openShop(yandex.market);
    await yandex.market.publishCards({ shop, cards: [lampCard("A")] });
    await yandex.market.setStocks({ shop, stocks: [{ ...refOf("A"), quantity: 50 }] });
  });
  afterAll(() => yandex.sandbox.close());

  test("the address is probed, then each change of an order is told there", async () => {
    const receiver = await openReceiver();
    expect((await yandex.control("push", { url: receiver.url })).json).toEqual({ url: receiver.url, isAlive: true });
    const { json } = await yandex.control("orders", { sku: "A", quantity: 1 });
    await yandex.control(`orders/${json.externalId}/advance`, { to: "delivered" });
    await yandex.control(`orders/${json.externalId}/advance`, { to: "returned" });
    const second = await yandex.control("orders", { sku: "A", quantity: 1 });
    await yandex.control(`orders/${second.json.externalId}/advance`, { to: "cancelled" });
    await vi.waitUntil(() => receiver.deliveries.length === 11);
    expect(new Set(receiver.deliveries.map(({ path }) => path))).toEqual(new Set(["/hooks/token/notification"]));
    const hints = receiver.deliveries.map(({ text }) => yandexPush.parse(Buffer.from(text)));
    expect(hints[0]).toMatchObject({ type: "PING", isProbe: true, orderExternalId: null });
    expect(new Set(hints.map((hint) => hint?.type))).toEqual(
      new Set([
        "PING",
        "ORDER_CREATED",
        "ORDER_STATUS_UPDATED",
        "ORDER_RETURN_CREATED",
        "ORDER_RETURN_STATUS_UPDATED",
        "ORDER_CANCELLED",
      ]),
    );
    const created = hints.find((hint) => hint?.type === "ORDER_CREATED" && hint.orderExternalId === json.externalId);
    expect(created).toEqual({
      type: "ORDER_CREATED",
      isProbe: false,
      accountExternalId: null,
      shopExternalId: "21098765",
      orderExternalId: json.externalId,
      occurredAt: new Date("2026-11-20T06:00:00Z"),
    });
    const violations = receiver.deliveries.flatMap(({ text, status, answer }) =>
      spec?.check({
        method: "POST",
        url: `${new URL(receiver.url).origin}/notification`,
        requestHeaders: { "content-type": "application/json" },
        requestBody: JSON.parse(text),
        status,
        responseBody: answer,
      }),
    );
    expect(violations.filter(Boolean)).toEqual([]);
    await yandex.control("push", { url: "" });
    await receiver.close();
  });

  test("a notification that failed comes again", async () => {
    const receiver = await openReceiver(3);
    await yandex.control("push", { url: receiver.url });
    await yandex.control("orders", { sku: "A", quantity: 1 });
    await vi.waitUntil(() => receiver.deliveries.at(-1)?.status === 200);
    expect(receiver.deliveries.map(({ status }) => status)).toEqual([503, 503, 503, 200]);
    await receiver.close();
  });
});
