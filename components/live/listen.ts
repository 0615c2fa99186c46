import Pusher from "pusher-js";
import { type LiveMessage, liveEvent } from "@/lib/realtime/messages";

type Address = { key: string; cluster: string; host: string | null; port: number };
type Listener = { onMessage: (message: LiveMessage) => void; onConnection: (isConnected: boolean) => void };

/** Listens to private channels, connected once all of them answer; returns what ends it. */
export function listen({ key, cluster, host, port }: Address, channels: string[], listener: Listener): () => void {
  const isSecure = port === 443;
  const pusher = new Pusher(key, {
    cluster,
    ...(host && {
      wsHost: host,
      wsPort: port,
      wssPort: port,
      forceTLS: isSecure,
      enabledTransports: ["ws", "wss"] as const,
    }),
    channelAuthorization: { endpoint: "/api/pusher/auth", transport: "ajax" },
    userAuthentication: { endpoint: "/api/pusher/user", transport: "ajax" },
  } as ConstructorParameters<typeof Pusher>[1]);
  // So that the service closes this socket when the session ends.
  pusher.signin();
  const heard = new Set<string>();
  for (const channel of channels) {
    const subscription = pusher.subscribe(channel);
    subscription.bind(liveEvent, listener.onMessage);
    subscription.bind("pusher:subscription_succeeded", () => {
      heard.add(channel);
      if (heard.size === channels.length) listener.onConnection(true);
    });
  }
  pusher.connection.bind("state_change", ({ current }: { current: string }) => {
    if (current === "connected") return;
    heard.clear();
    listener.onConnection(false);
  });
  return () => pusher.disconnect();
}
