import "server-only";
import Pusher from "pusher";
import { env } from "@/lib/env";

let client: Pusher | undefined;

/** Null when no realtime service is configured: the pages then ask again by themselves. */
export function findPusher(): Pusher | null {
  const { PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET, PUSHER_CLUSTER, PUSHER_HOST, PUSHER_PORT } = env();
  if (!PUSHER_APP_ID || !PUSHER_KEY || !PUSHER_SECRET) return null;
  const where = PUSHER_HOST
    ? { host: PUSHER_HOST, port: String(PUSHER_PORT ?? 443), useTLS: !PUSHER_PORT || PUSHER_PORT === 443 }
    : { cluster: PUSHER_CLUSTER ?? "eu", useTLS: true };
  client ??= new Pusher({ appId: PUSHER_APP_ID, key: PUSHER_KEY, secret: PUSHER_SECRET, timeout: 2_000, ...where });
  return client;
}

/** What a page needs to listen; nothing secret. Handed over by the server, because a build knows no hosts. */
export function realtimeAddress() {
  const { PUSHER_KEY, PUSHER_CLUSTER, PUSHER_HOST, PUSHER_PORT } = env();
  if (!PUSHER_KEY) return null;
  return { key: PUSHER_KEY, cluster: PUSHER_CLUSTER ?? "eu", host: PUSHER_HOST ?? null, port: PUSHER_PORT ?? 443 };
}
