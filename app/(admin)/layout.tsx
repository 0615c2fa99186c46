import { Users } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LiveQueries } from "@/components/live/live-queries";
import { AccountMenu } from "@/components/shell/account-menu";
import { AppShell } from "@/components/shell/app-shell";
import { ClientMessages } from "@/components/shell/client-messages";
import { Preferences } from "@/components/shell/preferences";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { StandIns } from "@/components/shell/stand-ins";
import { adminPage } from "@/lib/auth/guards";
import { adminChannel } from "@/lib/realtime/messages";
import { realtimeAddress } from "@/lib/realtime/server";

/** The frame of administration. It protects nothing: each page has its own guard. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const [viewer, t] = await Promise.all([adminPage(), getTranslations("common")]);
  const items = [{ href: "/admin/partners", label: t("nav.partners"), icon: <Users aria-hidden /> }];
  return (
    <LiveQueries channel={adminChannel} address={realtimeAddress()}>
      <AppShell
        brand={{ href: "/admin", name: t("appName") }}
        groups={[{ id: "admin", items }]}
        bottomItems={items}
        labels={{
          skip: t("skipToContent"),
          navigation: t("nav.main"),
          bottomNavigation: t("nav.main"),
          menu: t("nav.menu"),
        }}
        notice={<StandIns />}
        account={
          <AccountMenu label={t("account")} name={viewer.username} detail={viewer.email}>
            <Preferences />
            <SignOutForm label={t("signOut")} />
          </AccountMenu>
        }
      >
        <ClientMessages names={["common", "errors"]}>{children}</ClientMessages>
      </AppShell>
    </LiveQueries>
  );
}
