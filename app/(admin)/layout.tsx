import { Users } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SignedInFrame } from "@/components/shell/signed-in-frame";
import { adminPage } from "@/lib/auth/guards";
import { adminChannel } from "@/lib/realtime/messages";
import { realtimeAddress } from "@/lib/realtime/server";

/** The frame of administration. It protects nothing: each page has its own guard. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [viewer, t] = await Promise.all([adminPage(), getTranslations("common")]);
  const items = [{ href: "/admin/partners", label: t("nav.partners"), icon: <Users aria-hidden /> }];
  return (
    <SignedInFrame
      viewer={viewer}
      home="/admin"
      groups={[{ id: "admin", items }]}
      bottomItems={items}
      channel={adminChannel}
      realtime={realtimeAddress()}
    >
      {children}
    </SignedInFrame>
  );
}
