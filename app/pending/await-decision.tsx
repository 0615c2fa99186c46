import type { ReactNode } from "react";
import { LivePage } from "@/components/live/live-page";
import { LiveQueries } from "@/components/live/live-queries";
import { partnerChannel } from "@/lib/realtime/messages";
import { realtimeAddress } from "@/lib/realtime/server";

/** A page of somebody who waits: it is read again by itself as soon as something is decided about the application. */
export function AwaitDecision({ partnerId, children }: { partnerId: string; children: ReactNode }) {
  return (
    <LiveQueries channels={[partnerChannel(partnerId)]} address={realtimeAddress()}>
      <LivePage areas={["review"]} />
      {children}
    </LiveQueries>
  );
}
