import type { ReactNode } from "react";
import AdminLayout from "@/app/(admin)/layout";
import PartnerLayout from "@/app/(partner)/layout";
import { AwaitDecision } from "@/app/pending/await-decision";
import { PlainFrame } from "@/components/auth/plain-frame";
import { isAdministrator, viewerPage } from "@/lib/auth/guards";

/** What is everybody's own stands in the frame that the person works in. It protects nothing: each page has its guard. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const viewer = await viewerPage();
  if (isAdministrator(viewer) && !viewer.view) return <AdminLayout>{children}</AdminLayout>;
  if (viewer.isActive && (viewer.partnerId || viewer.view)) return <PartnerLayout>{children}</PartnerLayout>;
  if (viewer.isSuspended) return <PartnerLayout>{children}</PartnerLayout>;
  const frame = (
    <PlainFrame viewer={viewer} home={viewer.role === "ADMIN" ? "/admin" : "/pending"}>
      {children}
    </PlainFrame>
  );
  return viewer.partnerId ? <AwaitDecision partnerId={viewer.partnerId}>{frame}</AwaitDecision> : frame;
}
