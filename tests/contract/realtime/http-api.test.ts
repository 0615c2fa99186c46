import { expect, test } from "vitest";
import { callApi, createClient, createPusher, keys, nextEvent, openSocket, startServer } from "./support.ts";

const events = `/apps/${keys.appId}/events`;
const event = { name: "changed", data: "{}", channels: ["news"] };

test.each([
  ["a secret that is not ours", { secret: "wrong" }, 401],
  ["a key that is not ours", { key: "wrong" }, 401],
  ["an application that is not ours", { appId: "1" }, 404],
])("the official library with %s is refused", async (_, overrides, status) => {
  const pusher = createPusher(await startServer(), overrides);
  await expect(pusher.trigger("news", "changed", {})).rejects.toMatchObject({ status });
});

test.each([
  ["a wrong signature", { auth_signature: "00" }, "Invalid signature"],
  ["a body other than the signed one", { body_md5: "00" }, "Invalid body_md5"],
  ["a timestamp 11 minutes old", { auth_timestamp: String(Math.floor(Date.now() / 1000) - 660) }, "Timestamp expired"],
  [
    "a timestamp 11 minutes ahead",
    { auth_timestamp: String(Math.floor(Date.now() / 1000) + 660) },
    "Timestamp expired",
  ],
  ["no timestamp", { auth_timestamp: "" }, "Timestamp expired"],
  ["another auth_version", { auth_version: "2.0" }, "auth_version"],
])("a call with %s is refused with 401", async (_, spoilt, reason) => {
  const response = await callApi(await startServer(), events, event, spoilt);
  expect([response.status, await response.text()]).toEqual([401, expect.stringContaining(reason)]);
});

test("a call with an old but tolerable timestamp is taken", async () => {
  const auth_timestamp = String(Math.floor(Date.now() / 1000) - 540);
  const response = await callApi(await startServer(), events, event, { auth_timestamp });
  expect([response.status, await response.json()]).toEqual([200, {}]);
});

test.each([
  ["10 240 bytes of data", { ...event, data: "ў".repeat(5120) }, 200],
  ["10 241 bytes of data", { ...event, data: `${"ў".repeat(5120)}x` }, 413],
  ["100 channels", { ...event, channels: Array.from({ length: 100 }, (_, index) => `c${index}`) }, 200],
  ["101 channels", { ...event, channels: Array.from({ length: 101 }, (_, index) => `c${index}`) }, 400],
  ["one channel", { name: "changed", data: "{}", channel: "news" }, 200],
  ["no channel", { name: "changed", data: "{}" }, 400],
  ["data that is not a string", { ...event, data: {} }, 400],
  ["an encrypted channel", { ...event, channels: ["private-encrypted-a"] }, 400],
  ["a channel name with a space", { ...event, channels: ["a b"] }, 400],
  ["a malformed socket id", { ...event, socket_id: "x" }, 400],
])("an event with %s is answered accordingly", async (_, body, status) => {
  expect((await callApi(await startServer(), events, body)).status).toBe(status);
});

test("the sender's socket can be left out", async () => {
  const server = await startServer();
  const [sender, receiver] = [createClient(server), createClient(server)];
  const log: string[] = [];
  for (const [name, client] of Object.entries({ sender, receiver })) {
    const channel = client.subscribe("news");
    channel.bind("changed", ({ id }: { id: number }) => log.push(`${name} ${id}`));
    await nextEvent(channel, "pusher:subscription_succeeded");
  }
  const pusher = createPusher(server);
  await pusher.trigger("news", "changed", { id: 1 }, { socket_id: sender.connection.socket_id });
  await pusher.trigger("news", "changed", { id: 2 });
  await expect.poll(() => log.toSorted()).toEqual(["receiver 1", "receiver 2", "sender 2"]);
});

test("a batch of 10 events is sent, one of 11 is not", async () => {
  const server = await startServer();
  const channel = createClient(server).subscribe("news");
  await nextEvent(channel, "pusher:subscription_succeeded");
  const log: number[] = [];
  channel.bind("changed", ({ id }: { id: number }) => log.push(id));
  const batch = Array.from({ length: 11 }, (_, id) => ({ channel: "news", name: "changed", data: { id } }));
  const pusher = createPusher(server);
  await expect(pusher.triggerBatch(structuredClone(batch))).rejects.toMatchObject({ status: 400 });
  const reply = await pusher.triggerBatch(structuredClone(batch.slice(0, 10)));
  expect(await reply.json()).toEqual({});
  await expect.poll(() => log).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("a batch with one event too large sends nothing", async () => {
  const server = await startServer();
  const channel = createClient(server).subscribe("news");
  await nextEvent(channel, "pusher:subscription_succeeded");
  const log: unknown[] = [];
  channel.bind("changed", (data: unknown) => log.push(data));
  const pusher = createPusher(server);
  const large = { channel: "news", name: "changed", data: "x".repeat(10_241) };
  const small = { channel: "news", name: "changed", data: { id: 1 } };
  await expect(pusher.triggerBatch([small, large])).rejects.toMatchObject({ status: 413 });
  await pusher.trigger("news", "changed", { id: 2 });
  await expect.poll(() => log).toEqual([{ id: 2 }]);
});

test("channels, their counts and their users can be asked for", async () => {
  const server = await startServer();
  const clients = ["u1", "u1", "u2"].map((userId) => createClient(server, { userId }));
  for (const client of clients) {
    await nextEvent(client.subscribe("presence-room"), "pusher:subscription_succeeded");
  }
  await nextEvent(createClient(server).subscribe("news"), "pusher:subscription_succeeded");
  const pusher = createPusher(server);
  const ask = async (path: string, params: Record<string, string> = {}) =>
    (await pusher.get({ path, params })).json() as Promise<unknown>;

  expect(await ask("/channels")).toEqual({ channels: { news: {}, "presence-room": {} } });
  expect(await ask("/channels", { filter_by_prefix: "presence-", info: "user_count" })).toEqual({
    channels: { "presence-room": { user_count: 2 } },
  });
  expect(await ask("/channels/presence-room", { info: "user_count,subscription_count" })).toEqual({
    occupied: true,
    user_count: 2,
    subscription_count: 3,
  });
  expect(await ask("/channels/nobody")).toEqual({ occupied: false });
  expect(await ask("/channels/presence-room/users")).toEqual({ users: [{ id: "u1" }, { id: "u2" }] });
  await expect(ask("/channels", { info: "user_count" })).rejects.toMatchObject({ status: 400 });
  await expect(ask("/channels/news", { info: "user_count" })).rejects.toMatchObject({ status: 400 });
  await expect(ask("/channels/news/users")).rejects.toMatchObject({ status: 400 });

  const sent = await pusher.trigger(
    ["presence-room", "news"],
    "changed",
    {},
    { info: "user_count,subscription_count" },
  );
  expect(await sent.json()).toEqual({
    channels: { "presence-room": { user_count: 2, subscription_count: 3 }, news: { subscription_count: 1 } },
  });
});

test("the page for people shows connections and channels, and escapes their names", async () => {
  const server = await startServer();
  const socket = await openSocket(server);
  const { socket_id } = await socket.take<{ socket_id: string }>("pusher:connection_established");
  socket.send("pusher:subscribe", { channel: "news" });
  await socket.take("pusher_internal:subscription_succeeded");
  await createPusher(server).trigger("news", "<b>changed</b>", {});
  const page = await (await fetch(server.url)).text();
  expect(page).toContain(socket_id);
  expect(page).toContain("news");
  expect(page).toContain("&lt;b&gt;changed&lt;/b&gt;");
});
