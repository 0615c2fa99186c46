import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LivePage } from "@/components/live/live-page";
import { LiveQueries } from "@/components/live/live-queries";
import { AuthShell } from "@/components/shell/auth-shell";
import { Preferences } from "@/components/shell/preferences";
import { StandIns } from "@/components/shell/stand-ins";
import { OpenDemoBanner } from "@/components/shell/view-banner";
import type { Viewer } from "@/lib/auth/session";
import { partnerChannel } from "@/lib/realtime/messages";
import { realtimeAddress } from "@/lib/realtime/server";

type WaitingShellProps = {
  viewer: { partnerId: string; view: Viewer["view"] };
  title: string;
  text: string;
  footer: ReactNode;
  children: ReactNode;
};

/** A page of somebody who waits: it is read again by itself as soon as something is decided about the application. */
export async function WaitingShell({ viewer, children, ...words }: WaitingShellProps) {
  const common = await getTranslations("common");
  return (
    <LiveQueries channels={[partnerChannel(viewer.partnerId)]} address={realtimeAddress()}>
      <LivePage areas={["review"]} />
      <AuthShell
        {...words}
        brand={{ href: "/pending", name: common("appName") }}
        skipLabel={common("skipToContent")}
        notice={
          <>
            {viewer.view ? <OpenDemoBanner /> : null}
            <StandIns />
          </>
        }
        switches={<Preferences />}
      >
        {children}
      </AuthShell>
    </LiveQueries>
  );
}
