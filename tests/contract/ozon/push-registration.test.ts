import { afterEach, describe, expect, test, vi } from "vitest";
import { openOzon, publishLive, readShop } from "./open-ozon.ts";
import { startReceiver } from "./start-receiver.ts";

/** A machine may be busy with other tests. */
const patient = { timeout: 15_000 };

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function open(path?: string) {
  const opened = await openOzon();
  const receiver = await startReceiver(path);
  closers.push(
    () => opened.close(),
    () => receiver.close(),
  );
  return { opened, receiver, register: () => opened.ozon.registerPush({ url: receiver.url }) };
}

describe("registering", () => {
  test("an address is checked and connected once; then events come to it", async () => {
    const { opened, receiver, register } = await open();
    expect(await register()).toEqual({ change: "registered" });
    expect(await register()).toEqual({ change: "none" });
    expect(await opened.listPushEndpoints()).toMatchObject([{ url: receiver.url, isEnabled: true }]);
    await publishLive(opened, await readShop(opened.ozon), "PUSH-1", 5);
    const order = await opened.order("PUSH-1");
    await vi.waitFor(
      () => expect(receiver.hints.map(({ orderExternalId }) => orderExternalId)).toContain(order),
      patient,
    );
    expect(opened.listViolations() ?? []).toEqual([]);
  });

  test("a newer address of the same receiver takes the place of the older one", async () => {
    const { opened, receiver, register } = await open("/api/webhooks/ozon/first");
    await register();
    const url = `${receiver.origin}/api/webhooks/ozon/second`;
    expect(await opened.ozon.registerPush({ url })).toEqual({ change: "registered" });
    expect((await opened.listPushEndpoints()).map((one) => one.url)).toEqual([url]);
  });

  test("another program's address is left alone, and its types with it", async () => {
    const { opened, register } = await open();
    const other = await startReceiver("/other/program");
    closers.push(() => other.close());
    await opened.callPush("set", { url: other.url, types: ["TYPE_NEW_POSTING"] });
    await expect(register()).rejects.toMatchObject({ failure: "rejected", code: "409" });
    expect(await opened.listPushEndpoints()).toMatchObject([{ url: other.url, types: ["TYPE_NEW_POSTING"] }]);
  });

  test("an address that does not answer as documented is refused with Ozon's codes", async () => {
    const { opened } = await open();
    await expect(opened.ozon.registerPush({ url: "http://127.0.0.1:9/hook" })).rejects.toMatchObject({
      failure: "rejected",
      code: "push-url",
      words: "REQUEST_ERROR REQUEST_ERROR",
    });
    expect(await opened.listPushEndpoints()).toEqual([]);
  });
});

describe("suspension", () => {
  test("under half good answers: nothing more comes until we have woken it", async () => {
    const { opened, receiver, register } = await open();
    await register();
    const shop = await readShop(opened.ozon);
    await publishLive(opened, shop, "PUSH-2", 90);
    receiver.state.isSick = true;
    for (let count = 0; count < 8; count += 1) await opened.order("PUSH-2");
    await vi.waitFor(async () => expect((await opened.listPushEndpoints())[0]?.isEnabled).toBe(false), patient);
    receiver.state.isSick = false;
    const before = receiver.hints.length;
    await opened.order("PUSH-2");
    expect(await register()).toEqual({ change: "woken" });
    // Nothing but the probe of the check since then.
    expect(receiver.hints.slice(before).map(({ type }) => type)).toEqual(["TYPE_PING", "TYPE_PING"]);
    const order = await opened.order("PUSH-2");
    await vi.waitFor(
      () => expect(receiver.hints.map(({ orderExternalId }) => orderExternalId)).toContain(order),
      patient,
    );
    expect(await register()).toEqual({ change: "none" });
  });

  test("a day of errors, on the sandbox's own clock", async () => {
    const { opened, receiver, register } = await open();
    await register();
    await publishLive(opened, await readShop(opened.ozon), "PUSH-3", 90);
    await vi.waitFor(async () => expect((await opened.listPushEndpoints())[0]?.taken).toBe(2), patient);
    receiver.state.isSick = true;
    await opened.order("PUSH-3");
    await vi.waitFor(() => expect(receiver.state.refused).toBe(3), patient);
    expect((await opened.listPushEndpoints())[0]?.isEnabled).toBe(true);
    await opened.control("time", { advanceMs: 24 * 3_600_000 });
    await opened.order("PUSH-3");
    await vi.waitFor(async () => expect((await opened.listPushEndpoints())[0]?.isEnabled).toBe(false), patient);
    receiver.state.isSick = false;
    expect(await register()).toEqual({ change: "woken" });
  });
});
