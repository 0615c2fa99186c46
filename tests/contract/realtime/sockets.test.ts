import { expect, test } from "vitest";
import { createClient, createPusher, nextEvent, openSocket, startServer, vouch } from "./support.ts";

type Established = { socket_id: string; activity_timeout: number };
type PusherError = { code: number | null; message: string };
type Connection = Awaited<ReturnType<typeof openSocket>>;

async function join(connection: Connection, socketId: string, channel: string, userId: string | number) {
  const channelData = JSON.stringify({ user_id: userId });
  const auth = vouch(`${socketId}:${channel}:${channelData}`);
  connection.send("pusher:subscribe", { channel, auth, channel_data: channelData });
}

test("the official client receives events of public and private channels", async () => {
  const server = await startServer();
  const client = createClient(server);
  const open = client.subscribe("news");
  const closed = client.subscribe("private-partner-7");
  await Promise.all([
    nextEvent(open, "pusher:subscription_succeeded"),
    nextEvent(closed, "pusher:subscription_succeeded"),
  ]);
  const received = Promise.all([nextEvent(open, "changed"), nextEvent(closed, "changed")]);
  await createPusher(server).trigger(["news", "private-partner-7"], "changed", { id: "o-1", word: "Oʻzbekiston" });
  expect(await received).toEqual([
    { id: "o-1", word: "Oʻzbekiston" },
    { id: "o-1", word: "Oʻzbekiston" },
  ]);
});

test("a channel authorised with another secret is refused and hears nothing", async () => {
  const server = await startServer();
  const client = createClient(server, { secret: "other" });
  const error = nextEvent<{ data: PusherError }>(client.connection, "error");
  client.subscribe("private-partner-7");
  expect((await error).data).toMatchObject({ code: null, message: expect.stringContaining("Invalid signature") });
  expect(client.connection.state).toBe("connected");
  const channels = await createPusher(server).get({ path: "/channels" });
  expect(await channels.json()).toEqual({ channels: {} });
});

test("a signature for another socket or another channel is refused", async () => {
  const server = await startServer();
  const socket = await openSocket(server);
  const { socket_id } = await socket.take<Established>("pusher:connection_established");
  for (const text of ["1.1:private-a", `${socket_id}:private-b`]) {
    socket.send("pusher:subscribe", { channel: "private-a", auth: vouch(text) });
    expect((await socket.take<PusherError>("pusher:error")).message).toContain("Invalid signature");
  }
  socket.send("pusher:subscribe", { channel: "private-a" });
  expect((await socket.take<PusherError>("pusher:error")).message).toContain("Invalid signature");
});

test("an unknown key is told so and closed with 4001", async () => {
  const server = await startServer();
  const socket = await openSocket(server, "/app/unknown?protocol=7");
  expect(await socket.take("pusher:error")).toEqual({ code: 4001, message: "App key unknown does not exist" });
  expect((await socket.closed).code).toBe(4001);
  const client = createClient(server, { key: "unknown" });
  const error = nextEvent<{ error: { data: PusherError } }>(client.connection, "error");
  await nextEvent(client.connection, "disconnected");
  expect((await error).error.data.code).toBe(4001);
});

test.each([
  ["/elsewhere?protocol=7", 4005],
  ["//", 4005],
  [`/app/${"k".repeat(500)}?protocol=7`, 4001],
  ["/app/test-key", 4008],
  ["/app/test-key?protocol=3", 4007],
])("%s is closed with %i", async (path, code) => {
  const socket = await openSocket(await startServer(), path);
  expect((await socket.closed).code).toBe(code);
});

test.each(["private-encrypted-a", "private-cache-a", "cache-a", "sp ace", "x".repeat(165)])(
  "channel %s is refused clearly",
  async (channel) => {
    const socket = await openSocket(await startServer());
    const { socket_id } = await socket.take<Established>("pusher:connection_established");
    socket.send("pusher:subscribe", { channel, auth: vouch(`${socket_id}:${channel}`) });
    expect((await socket.take<PusherError>("pusher:error")).message).toContain(channel);
  },
);

test("a malformed frame is answered with an error and the connection lives on", async () => {
  const socket = await openSocket(await startServer());
  socket.sendText("no json");
  expect(await socket.take("pusher:error")).toMatchObject({ code: null });
  socket.send("pusher:ping", {});
  expect(await socket.take("pusher:pong")).toEqual({});
});

test("members are announced with their first and removed with their last connection", async () => {
  const server = await startServer();
  const watcher = createClient(server, { userId: "watcher" });
  const channel = watcher.subscribe("presence-room");
  await nextEvent(channel, "pusher:subscription_succeeded");
  const log: string[] = [];
  channel.bind("pusher:member_added", ({ id }: { id: string }) => log.push(`+${id}`));
  channel.bind("pusher:member_removed", ({ id }: { id: string }) => log.push(`-${id}`));

  const first = createClient(server, { userId: "guest" });
  const second = createClient(server, { userId: "guest" });
  for (const client of [first, second]) {
    const room = client.subscribe("presence-room");
    const members = await nextEvent<{ count: number; get(id: string): unknown }>(room, "pusher:subscription_succeeded");
    expect(members.count).toBe(2);
    expect(members.get("watcher")).toEqual({ id: "watcher", info: { name: "Name of watcher" } });
  }
  first.disconnect();
  second.unsubscribe("presence-room");
  await expect.poll(() => log).toEqual(["+guest", "-guest"]);
});

test("a presence channel takes 100 members, and further connections of those", async () => {
  const server = await startServer();
  const join101 = Array.from({ length: 101 }, async (_, index) => {
    const socket = await openSocket(server);
    const { socket_id } = await socket.take<Established>("pusher:connection_established");
    return { socket, socket_id, index };
  });
  const all = await Promise.all(join101);
  for (const { socket, socket_id, index } of all.slice(0, 100)) {
    await join(socket, socket_id, "presence-full", index);
    await socket.take("pusher_internal:subscription_succeeded");
  }
  const last = all[100];
  if (!last) throw new Error("101 sockets expected");
  await join(last.socket, last.socket_id, "presence-full", 100);
  expect((await last.socket.take<PusherError>("pusher:error")).message).toContain("full");
  await join(last.socket, last.socket_id, "presence-full", 99);
  const { presence } = await last.socket.take<{ presence: { count: number } }>(
    "pusher_internal:subscription_succeeded",
  );
  expect(presence.count).toBe(100);
});

test.each([
  ["no user id", {}],
  ["a user id of 129 characters", { user_id: "x".repeat(129) }],
  ["more than 1 KB of user info", { user_id: "1", user_info: "x".repeat(1100) }],
])("a presence subscription with %s is refused", async (_, data) => {
  const socket = await openSocket(await startServer());
  const { socket_id } = await socket.take<Established>("pusher:connection_established");
  const channelData = JSON.stringify(data);
  const auth = vouch(`${socket_id}:presence-a:${channelData}`);
  socket.send("pusher:subscribe", { channel: "presence-a", auth, channel_data: channelData });
  expect((await socket.take<PusherError>("pusher:error")).message).toContain("Invalid channel_data");
});

test("client events reach the others on private and presence channels", async () => {
  const server = await startServer();
  const [one, other] = [createClient(server, { userId: "one" }), createClient(server, { userId: "other" })];
  const [sender, receiver] = [one.subscribe("presence-room"), other.subscribe("presence-room")];
  await Promise.all([sender, receiver].map((channel) => nextEvent(channel, "pusher:subscription_succeeded")));
  const typed = new Promise((resolve) => {
    receiver.bind("client-typing", (data: unknown, meta: { user_id: string }) => resolve([data, meta.user_id]));
  });
  sender.trigger("client-typing", { on: true });
  expect(await typed).toEqual([{ on: true }, "one"]);
});

test("client events are refused on public channels, without subscription, and above 10 a second", async () => {
  const server = await startServer();
  const socket = await openSocket(server);
  const { socket_id } = await socket.take<Established>("pusher:connection_established");
  socket.send("pusher:subscribe", { channel: "news" });
  socket.send("client-typing", {}, "news");
  expect(await socket.take("pusher:error")).toMatchObject({ code: 4301 });
  socket.send("client-typing", {}, "private-a");
  expect((await socket.take<PusherError>("pusher:error")).message).toContain("not subscribed");
  socket.send("pusher:subscribe", { channel: "private-a", auth: vouch(`${socket_id}:private-a`) });
  for (let count = 0; count < 11; count += 1) socket.send("client-typing", {}, "private-a");
  expect((await socket.take<PusherError>("pusher:error")).message).toContain("rate limit");
});

test("a silent client is pinged, and closed with 4201 when it does not answer", async () => {
  const server = await startServer({ timings: { activityMs: 60, pongMs: 60 } });
  const silent = await openSocket(server);
  await silent.take("pusher:ping");
  expect((await silent.closed).code).toBe(4201);
});

test("a client that answers its pings stays connected", async () => {
  const server = await startServer({ timings: { activityMs: 50, pongMs: 2_000 } });
  const socket = await openSocket(server);
  for (let round = 0; round < 5; round += 1) {
    await socket.take("pusher:ping");
    socket.send("pusher:pong", {});
  }
  socket.send("pusher:ping", {});
  await socket.take("pusher:pong");
});

test("the official client comes back by itself after a restart and subscribes again", async () => {
  const server = await startServer();
  const client = createClient(server);
  const channel = client.subscribe("private-partner-7");
  await nextEvent(channel, "pusher:subscription_succeeded");
  const before = client.connection.socket_id;
  const again = nextEvent(channel, "pusher:subscription_succeeded");
  await server.close();
  const restarted = await startServer({ port: Number(new URL(server.url).port) });
  await again;
  expect(client.connection.socket_id).not.toBe(before);
  const received = nextEvent(channel, "changed");
  await createPusher(restarted).trigger("private-partner-7", "changed", { id: 1 });
  expect(await received).toEqual({ id: 1 });
});
