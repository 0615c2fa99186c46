import { ClipboardList, UserRound } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import PartnerLayout from "@/app/(partner)/layout";
import { isWaiting } from "@/app/profile/is-waiting";
import { DemoEnd } from "@/components/demo/demo-end";
import { LivePage } from "@/components/live/live-page";
import { SignedInFrame } from "@/components/shell/signed-in-frame";
import { WithRights } from "@/components/shell/write-rights";
import { applicantPage, findCurrentViewer, type PartnerViewer } from "@/lib/auth/guards";
import { partnerChannel } from "@/lib/realtime/messages";
import { realtimeAddress } from "@/lib/realtime/server";

/** The profile is filled before the approval too, so it stands outside the approved partner's frame. */
export default async function ProfileLayout({ children }: { children: ReactNode }) {
  const viewer = await findCurrentViewer();
  if (!viewer || !isWaiting(viewer)) return <PartnerLayout>{children}</PartnerLayout>;
  return <WaitingFrame viewer={await applicantPage()}>{children}</WaitingFrame>;
}

async function WaitingFrame({ viewer, children }: { viewer: PartnerViewer; children: ReactNode }) {
  const t = await getTranslations("common");
  const items = [
    { href: "/pending", label: t("nav.application"), icon: <ClipboardList aria-hidden /> },
    { href: "/profile", label: t("nav.profile"), icon: <UserRound aria-hidden /> },
  ];
  return (
    <>
      <DemoEnd isDemoOpen={false} />
      <SignedInFrame
        viewer={viewer}
        reader="applicant"
        home="/pending"
        groups={[{ id: "waiting", items }]}
        bottomItems={items}
        channels={[partnerChannel(viewer.partnerId)]}
        realtime={realtimeAddress()}
      >
        <LivePage areas={["review"]} />
        <WithRights areas={[]}>{children}</WithRights>
      </SignedInFrame>
    </>
  );
}
