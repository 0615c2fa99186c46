import { randomInt } from "node:crypto";
import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { handleClientMessage } from "./client-message.ts";
import type { Connection, Hub } from "./hub.ts";
import { CLIENT_EVENTS_PER_SECOND } from "./limits.ts";
import type { AppKeys } from "./signature.ts";

/** `activityMs` of silence, then a ping, then `pongMs` to answer it. */
export type Timings = { activityMs: number; pongMs: number };

const MAX_FRAME_BYTES = 100_000;
/** A close frame has room for 123 bytes. */
const MAX_REASON = 120;

/** Takes the upgrades of `server`; returns the way to cut all sockets. */
export function serveSockets(server: Server, keys: AppKeys, hub: Hub, timings: Timings): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  server.on("upgrade", (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const refusal = findRefusal(URL.parse(request.url ?? "/", "http://localhost"), keys);
      // The close event that follows says all there is to know.
      webSocket.on("error", () => {});
      if (refusal) closeWith(webSocket, refusal.code, refusal.message);
      else openConnection(webSocket, keys, hub, timings);
    });
  });
  return () => {
    for (const webSocket of sockets.clients) webSocket.terminate();
  };
}

function findRefusal(url: URL | null, keys: AppKeys): { code: number; message: string } | null {
  const key = /^\/app\/([^/]+)$/.exec(url?.pathname ?? "")?.[1];
  const protocol = url?.searchParams.get("protocol");
  if (key === undefined) return { code: 4005, message: "Path not found" };
  if (key !== keys.key) return { code: 4001, message: `App key ${key} does not exist` };
  if (!protocol) return { code: 4008, message: "No protocol version supplied" };
  if (!["5", "6", "7"].includes(protocol)) return { code: 4007, message: "Unsupported protocol version" };
  return null;
}

function openConnection(webSocket: WebSocket, keys: AppKeys, hub: Hub, timings: Timings): void {
  const connection: Connection = {
    socketId: `${randomInt(1, 1_000_000)}.${randomInt(1, 1_000_000_000)}`,
    openedAt: new Date(),
    user: undefined,
    send: (message) => webSocket.send(JSON.stringify(message)),
    close: (code, reason) => closeWith(webSocket, code, reason),
  };
  const watch = watchActivity(connection, timings);
  const session = { connection, hub, keys, mayTrigger: limitPerSecond(CLIENT_EVENTS_PER_SECOND) };
  hub.connect(connection);
  webSocket.on("message", (frame) => {
    watch.seen();
    handleClientMessage(session, String(frame));
  });
  webSocket.on("ping", watch.seen);
  webSocket.on("close", () => {
    watch.stop();
    hub.disconnect(connection);
  });
  const established = { socket_id: connection.socketId, activity_timeout: timings.activityMs / 1000 };
  connection.send({ event: "pusher:connection_established", data: JSON.stringify(established) });
}

function watchActivity(connection: Connection, { activityMs, pongMs }: Timings) {
  let closing: NodeJS.Timeout | undefined;
  const pinging = setTimeout(() => {
    connection.send({ event: "pusher:ping", data: "{}" });
    closing = setTimeout(() => connection.close(4201, "Pong reply not received in time"), pongMs);
  }, activityMs);
  return {
    seen() {
      clearTimeout(closing);
      pinging.refresh();
    },
    stop() {
      clearTimeout(closing);
      clearTimeout(pinging);
    },
  };
}

function limitPerSecond(limit: number): () => boolean {
  const times: number[] = [];
  return () => {
    const now = performance.now();
    while (times[0] !== undefined && times[0] <= now - 1000) times.shift();
    return times.length < limit && times.push(now) > 0;
  };
}

/** Clients that cannot read a close code learn the reason from the error event. */
function closeWith(webSocket: WebSocket, code: number, message: string): void {
  webSocket.send(JSON.stringify({ event: "pusher:error", data: { code, message } }));
  webSocket.close(code, message.slice(0, MAX_REASON));
}
