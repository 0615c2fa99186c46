"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { areaOf } from "@/components/live/query-keys";
import type { LiveMessage } from "@/lib/realtime/messages";

type Address = { key: string; cluster: string; host: string | null; port: number };

/** How often a page asks by itself while the realtime service is away (promise D6). */
const pollMs = 10_000;

const makeClient = () =>
  new QueryClient({ defaultOptions: { queries: { staleTime: 5_000, refetchOnWindowFocus: true, retry: 2 } } });

/** The query cache of a signed-in page, and the doorbell that wakes it. Without the doorbell it asks every 10 s. */
export function LiveQueries(props: { channels: string[]; address: Address | null; children: ReactNode }) {
  const { channels, address, children } = props;
  const [client] = useState(makeClient);
  // The server hands over new objects at every refresh: their text tells whether anything changed.
  const where = JSON.stringify({ address, channels });
  useEffect(() => {
    const known = JSON.parse(where) as { address: Address | null; channels: string[] };
    let stop: (() => void) | undefined;
    let isOver = false;
    let isConnected = false;
    const poll = setInterval(() => {
      if (!isConnected && document.visibilityState === "visible") client.invalidateQueries();
    }, pollMs);
    if (known.address) {
      const service = known.address;
      // Loaded after the page stands: the first screen does not wait for it.
      import("@/components/live/listen").then(({ listen }) => {
        if (isOver) return;
        stop = listen(service, known.channels, {
          onMessage: (message: LiveMessage) => client.invalidateQueries({ queryKey: [areaOf(message.kind)] }),
          onConnection: (connected) => {
            // What happened during a gap was not heard: read everything again.
            if (connected && !isConnected) client.invalidateQueries();
            isConnected = connected;
          },
        });
      });
    }
    return () => {
      isOver = true;
      clearInterval(poll);
      stop?.();
    };
  }, [client, where]);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
