import { Activity, Bell, BookOpen, Building2, ClipboardCheck, ListChecks, ScrollText, Tags, Users } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { NavItem } from "@/components/shell/nav-link";
import { SignedInFrame } from "@/components/shell/signed-in-frame";
import { adminPage } from "@/lib/auth/guards";
import { adminChannel } from "@/lib/realtime/messages";
import { realtimeAddress } from "@/lib/realtime/server";

/** The frame of administration. It protects nothing: each page has its own guard. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [viewer, t] = await Promise.all([adminPage(), getTranslations("admin.nav")]);
  const item = (href: string, name: keyof typeof icons, isExact = false): NavItem => ({
    href,
    label: t(name),
    icon: icons[name],
    isExact,
  });
  const daily = [
    item("/admin", "overview", true),
    item("/admin/partners", "applications", true),
    item("/admin/partners/all", "partners"),
    item("/admin/jobs", "jobs"),
  ];
  const others = [
    item("/admin/notifications", "notifications"),
    item("/admin/errors", "errors"),
    item("/admin/audit", "audit"),
    item("/admin/tariffs", "tariffs"),
    item("/admin/people", "people"),
  ];
  return (
    <SignedInFrame
      viewer={viewer}
      reader="admin"
      home="/admin"
      groups={[
        { id: "daily", items: daily },
        { id: "others", items: others },
      ]}
      bottomItems={daily}
      channels={[adminChannel]}
      realtime={realtimeAddress()}
    >
      {children}
    </SignedInFrame>
  );
}

const icons = {
  overview: <Activity aria-hidden />,
  applications: <ClipboardCheck aria-hidden />,
  partners: <Building2 aria-hidden />,
  jobs: <ListChecks aria-hidden />,
  notifications: <Bell aria-hidden />,
  errors: <BookOpen aria-hidden />,
  audit: <ScrollText aria-hidden />,
  tariffs: <Tags aria-hidden />,
  people: <Users aria-hidden />,
};
