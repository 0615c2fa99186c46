import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { ozonPush } from "@/lib/marketplaces/ozon/push";
import type { PushHint } from "@/lib/marketplaces/port";
import { clientId, openOzon, publishLive, readShop } from "./open-ozon.ts";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A receiver that answers as the product does, by the push protocol; the first events can be refused. */
async function startReceiver({ refuseFirst = 0 } = {}) {
  const hints: PushHint[] = [];
  let refused = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const now = new Date();
      const hint = ozonPush.parse(Buffer.concat(chunks));
      const isRefused = !hint || (!hint.isProbe && refused++ < refuseFirst);
      const answer = isRefused ? ozonPush.refuse(now) : ozonPush.accept(hint, now);
      if (hint && !isRefused) hints.push(hint);
      response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return { hints, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

async function open() {
  const opened = await openOzon();
  closers.push(() => opened.close());
  return { opened, shop: await readShop(opened.ozon) };
}

test("the address is checked, then each event of an order arrives as a hint", async () => {
  const receiver = await startReceiver();
  const { opened, shop } = await open();
  expect((await opened.control("push", { url: receiver.url })).status).toBe(200);
  expect(receiver.hints).toMatchObject([{ type: "TYPE_PING", isProbe: true, orderExternalId: null }]);

  await publishLive(opened, shop, "PUSH-1", 5);
  const [sold, dropped] = [await opened.order("PUSH-1"), await opened.order("PUSH-1")];
  await opened.control(`orders/${sold}/advance`, { to: "packed" });
  await opened.control(`orders/${dropped}/advance`, { to: "cancelled" });
  await vi.waitFor(() => {
    const about = (order: string) =>
      receiver.hints.filter(({ orderExternalId }) => orderExternalId === order).map(({ type }) => type);
    expect(about(sold)).toEqual(["TYPE_NEW_POSTING", "TYPE_STATE_CHANGED"]);
    expect(about(dropped)).toEqual(["TYPE_NEW_POSTING", "TYPE_POSTING_CANCELLED"]);
  });
  expect(receiver.hints.find(({ type }) => type === "TYPE_STATE_CHANGED")).toEqual({
    type: "TYPE_STATE_CHANGED",
    isProbe: false,
    accountExternalId: clientId,
    shopExternalId: clientId,
    orderExternalId: sold,
    occurredAt: opened.now(),
  });
});

test("a refused push comes again", async () => {
  const receiver = await startReceiver({ refuseFirst: 2 });
  const { opened, shop } = await open();
  await publishLive(opened, shop, "PUSH-2", 5);
  await opened.control("push", { url: receiver.url });
  const order = await opened.order("PUSH-2");
  await vi.waitFor(() => expect(receiver.hints.map(({ orderExternalId }) => orderExternalId)).toContain(order));
});

test("an address that does not answer the check as documented is not kept", async () => {
  const { opened } = await open();
  const closed = await opened.control("push", { url: "http://127.0.0.1:9/hook" });
  expect(closed).toEqual({ status: 409, body: { error: "REQUEST_ERROR" } });
  // The sandbox itself: an HTTP server that knows nothing of pushes.
  const other = await opened.control("push", { url: `${opened.sandbox.url}/hook` });
  expect(other.body).toEqual({ error: "STATUS_CODE_NOT_OK" });
});
