import type { ReactNode } from "react";
import AdminLayout from "@/app/(admin)/layout";
import PartnerLayout from "@/app/(partner)/layout";
import { PlainFrame } from "@/components/auth/plain-frame";
import { isAdministrator, viewerPage } from "@/lib/auth/guards";

/**
 * What is everybody's own stands in the frame that the person works in. It protects nothing: each page has its guard.
 * Who waits is not read anew at the decision: recovery codes are shown once, and a password is being typed.
 */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const viewer = await viewerPage();
  if (isAdministrator(viewer) && !viewer.view) return <AdminLayout>{children}</AdminLayout>;
  if (viewer.isActive && (viewer.partnerId || viewer.view)) return <PartnerLayout>{children}</PartnerLayout>;
  if (viewer.isSuspended) return <PartnerLayout>{children}</PartnerLayout>;
  return (
    <PlainFrame viewer={viewer} home={viewer.role === "ADMIN" ? "/admin" : "/pending"}>
      {children}
    </PlainFrame>
  );
}
