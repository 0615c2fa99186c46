import { createHash, createHmac } from "node:crypto";
import Pusher from "pusher";
import PusherClient from "pusher-js";
import { afterEach } from "vitest";
import { WebSocket } from "ws";
import { startRealtime } from "../../../local/realtime/start-realtime.ts";

export const keys = { appId: "1001", key: "test-key", secret: "test-secret" };

type Server = Awaited<ReturnType<typeof startRealtime>>;

const opened: { close(): unknown }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

export async function startServer(options: Partial<Parameters<typeof startRealtime>[0]> = {}): Promise<Server> {
  const running = await startRealtime({ ...keys, ...options });
  opened.push(running);
  return running;
}

/** The official server library, pointed at the stand-in. */
export function createPusher({ url }: Server, overrides: Partial<typeof keys> = {}): Pusher {
  return new Pusher({ ...keys, ...overrides, host: "127.0.0.1", port: new URL(url).port, useTLS: false });
}

/** The official browser library, authorised by the official server library with `secret`, as `userId`. */
export function createClient(server: Server, options: { key?: string; secret?: string; userId?: string } = {}) {
  const { key = keys.key, secret = keys.secret, userId = "u1" } = options;
  const port = Number(new URL(server.url).port);
  const authorizer = createPusher(server, { key, secret });
  const user = { id: userId, user_info: { name: `Name of ${userId}` } };
  const client = new PusherClient(key, {
    wsHost: "127.0.0.1",
    wsPort: port,
    wssPort: port,
    forceTLS: false,
    enabledTransports: ["ws"],
    cluster: "local",
    channelAuthorization: {
      customHandler: ({ socketId, channelName }, callback) => {
        const presence = { user_id: user.id, user_info: user.user_info };
        const data = channelName.startsWith("presence-") ? presence : undefined;
        callback(null, authorizer.authorizeChannel(socketId, channelName, data));
      },
    },
    userAuthentication: {
      customHandler: ({ socketId }, callback) => callback(null, authorizer.authenticateUser(socketId, user)),
    },
  });
  opened.push({ close: () => client.disconnect() });
  return client;
}

type Bindable = { bind(event: string, callback: (data: never) => void): unknown };

export function nextEvent<T>(target: Bindable, event: string): Promise<T> {
  return new Promise((resolve) => target.bind(event, resolve));
}

type Frame = { event: string; channel?: string; data: unknown };

/** A bare socket, for what the official library would never send. */
export async function openSocket({ url }: Server, path = `/app/${keys.key}?protocol=7&client=js&version=8.6.0`) {
  const socket = new WebSocket(url.replace("http", "ws") + path);
  const frames: Frame[] = [];
  const waiting: (() => void)[] = [];
  socket.on("message", (text) => {
    frames.push(JSON.parse(String(text)));
    for (const wake of waiting.splice(0)) wake();
  });
  const closed = new Promise<{ code: number }>((resolve) => {
    socket.once("close", (code) => resolve({ code }));
  });
  opened.push({ close: () => socket.terminate() });
  await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));

  /** Takes frames off the line until one of that name; its data parsed. */
  async function take<T>(event: string): Promise<T> {
    for (;;) {
      const frame = frames.shift();
      if (frame?.event === event) return (typeof frame.data === "string" ? JSON.parse(frame.data) : frame.data) as T;
      if (!frame) await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }
  return {
    take,
    closed,
    send: (event: string, data: unknown, channel?: string) => socket.send(JSON.stringify({ event, data, channel })),
    sendText: (text: string) => socket.send(text),
  };
}

export function vouch(text: string): string {
  return `${keys.key}:${createHmac("sha256", keys.secret).update(text).digest("hex")}`;
}

/** Signs a call by hand, so that each part of the signature can be spoilt. */
export function callApi({ url }: Server, path: string, body?: unknown, spoilt: Record<string, string> = {}) {
  const method = body === undefined ? "GET" : "POST";
  const text = body === undefined ? "" : JSON.stringify(body);
  const [pathname, search = ""] = path.split("?");
  const parameters: Record<string, string> = {
    ...Object.fromEntries(new URLSearchParams(search)),
    auth_key: keys.key,
    auth_timestamp: String(Math.floor(Date.now() / 1000)),
    auth_version: "1.0",
    ...(text ? { body_md5: createHash("md5").update(text).digest("hex") } : {}),
    ...spoilt,
  };
  const sorted = Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join("&");
  const signature = createHmac("sha256", keys.secret).update([method, pathname, sorted].join("\n")).digest("hex");
  const query = new URLSearchParams({ ...parameters, auth_signature: spoilt.auth_signature ?? signature });
  return fetch(`${url}${pathname}?${query}`, { method, ...(text ? { body: text } : {}) });
}
