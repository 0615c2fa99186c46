import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LiveQueries } from "@/components/live/live-queries";
import { AccountMenu } from "@/components/shell/account-menu";
import { AppShell, type NavGroup } from "@/components/shell/app-shell";
import { ClientMessages } from "@/components/shell/client-messages";
import type { NavItem } from "@/components/shell/nav-link";
import { Preferences } from "@/components/shell/preferences";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { StandIns } from "@/components/shell/stand-ins";

type RealtimeAddress = { key: string; cluster: string; host: string | null; port: number };

type SignedInFrameProps = {
  viewer: { username: string; email: string };
  home: string;
  groups: NavGroup[];
  bottomItems: NavItem[];
  camera?: { href: string; label: string };
  /** What the page listens to, and where; null where no realtime service is set. */
  channel: string;
  realtime: RealtimeAddress | null;
  children: ReactNode;
};

/** The frame of every signed-in page: navigation, account, live queries. It protects nothing: each page has its guard. */
export async function SignedInFrame(props: SignedInFrameProps) {
  const { viewer, home, groups, bottomItems, camera, channel, realtime, children } = props;
  const t = await getTranslations("common");
  return (
    <LiveQueries channel={channel} address={realtime}>
      <AppShell
        brand={{ href: home, name: t("appName") }}
        groups={groups}
        bottomItems={bottomItems}
        camera={camera}
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
