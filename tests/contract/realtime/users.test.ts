import { expect, test } from "vitest";
import { createClient, createPusher, nextEvent, openSocket, startServer } from "./support.ts";

test("a signed-in user receives what is sent to the user, on every connection", async () => {
  const server = await startServer();
  const clients = ["u7", "u7", "u8"].map((userId) => createClient(server, { userId }));
  for (const client of clients) client.signin();
  await Promise.all(clients.map((client) => client.user.signinDonePromise));
  await expect.poll(() => clients.every((client) => client.user.serverToUserChannel?.subscribed)).toBe(true);
  const log: string[] = [];
  for (const client of clients) client.user.bind("hello", () => log.push(client.user.user_data.id));
  const pusher = createPusher(server);
  await pusher.sendToUser("u7", "hello", {});
  await pusher.sendToUser("u8", "hello", {});
  await expect.poll(() => log.toSorted()).toEqual(["u7", "u7", "u8"]);
});

test("a sign-in with a wrong signature ends the connection with 4009", async () => {
  const socket = await openSocket(await startServer());
  socket.send("pusher:signin", { auth: "test-key:00", user_data: JSON.stringify({ id: "u7" }) });
  expect((await socket.closed).code).toBe(4009);
});

test("nobody can listen to another user's channel", async () => {
  const socket = await openSocket(await startServer());
  socket.send("pusher:subscribe", { channel: "#server-to-user-u7" });
  expect(await socket.take("pusher:error")).toMatchObject({ message: expect.stringContaining("not signed in") });
});

test("terminating a user's connections closes those and no other", async () => {
  const server = await startServer();
  const [gone, kept] = ["u7", "u8"].map((userId) => createClient(server, { userId }));
  if (!gone || !kept) throw new Error("two clients expected");
  for (const client of [gone, kept]) client.signin();
  await Promise.all([gone, kept].map((client) => client.user.signinDonePromise));
  const disconnected = nextEvent(gone.connection, "disconnected");
  await createPusher(server).terminateUserConnections("u7");
  await disconnected;
  expect(kept.connection.state).toBe("connected");
});

test("a signed-in user joins a presence channel without channel data", async () => {
  const server = await startServer();
  const client = createClient(server, { userId: "u7" });
  const authorizer = createPusher(server);
  client.config.channelAuthorizer = ({ socketId, channelName }, callback) =>
    callback(null, authorizer.authorizeChannel(socketId, channelName));
  client.signin();
  await client.user.signinDonePromise;
  const members = await nextEvent<{ me: unknown }>(client.subscribe("presence-room"), "pusher:subscription_succeeded");
  expect(members.me).toEqual({ id: "u7", info: { name: "Name of u7" } });
});
