import Link from "next/link";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Again } from "@/components/auth/again";
import { LiveQueries } from "@/components/live/live-queries";
import { OwnBell } from "@/components/notifications/own-bell";
import { AccountMenu } from "@/components/shell/account-menu";
import { AppShell, type NavGroup } from "@/components/shell/app-shell";
import { ClientMessages } from "@/components/shell/client-messages";
import { ClosingBanner } from "@/components/shell/closing-banner";
import { HelpButton } from "@/components/shell/help-button";
import { InstallApp } from "@/components/shell/install-app";
import type { NavItem } from "@/components/shell/nav-link";
import { OwnTools, type ShellReader } from "@/components/shell/own-tools";
import { Preferences } from "@/components/shell/preferences";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { StandIns } from "@/components/shell/stand-ins";
import { SuspensionBanner } from "@/components/shell/suspension-banner";
import { DemoWatermark, ViewBanner } from "@/components/shell/view-banner";
import type { Viewer } from "@/lib/auth/session";
import { getApplication } from "@/lib/partners/get-application";

type RealtimeAddress = { key: string; cluster: string; host: string | null; port: number };

type SignedInFrameProps = {
  viewer: Pick<
    Viewer,
    | "userId"
    | "username"
    | "email"
    | "role"
    | "view"
    | "partnerId"
    | "isSuspended"
    | "isClosing"
    | "memberRole"
    | "hasSecondFactor"
  >;
  /** Whose frame it is: an administrator has both, where a partner's books are looked at. */
  reader: ShellReader;
  home: string;
  groups: NavGroup[];
  bottomItems: NavItem[];
  camera?: { href: string; label: string };
  /** What the palette offers beside the pages. */
  actions?: { href: string; label: string }[];
  /** What the page listens to, and where; null where no realtime service is set. */
  channels: string[];
  realtime: RealtimeAddress | null;
  children: ReactNode;
};

/** The frame of every signed-in page: navigation, account, live queries. It protects nothing: each page has its guard. */
export async function SignedInFrame(props: SignedInFrameProps) {
  const { viewer, reader, home, groups, bottomItems, camera, actions = [], channels, realtime, children } = props;
  const [t, signIn, data, shell] = await Promise.all([
    getTranslations("common"),
    getTranslations("signIn"),
    getTranslations("data"),
    getTranslations("shell"),
  ]);
  const pages = groups.flatMap(({ items }) => items.map(({ href, label }) => ({ href, label })));
  return (
    // Other books, another cache: nothing that was read of the demo stands among one's own.
    <LiveQueries key={channels[0]} channels={channels} address={realtime}>
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
        notice={
          <>
            {viewer.view ? <OpenBooks view={viewer.view} /> : null}
            <AccountBanner viewer={viewer} />
            <StandIns />
          </>
        }
        tools={
          <>
            <OwnTools reader={reader} pages={pages} actions={actions} />
            {viewer.view ? null : <OwnBell reader={viewer} />}
          </>
        }
        account={
          <AccountMenu label={t("account")} name={viewer.username} detail={viewer.email}>
            <Link href="/account/security" className="link inline-flex min-h-control items-center px-2">
              {signIn("account.nav")}
            </Link>
            {reader === "admin" ? null : (
              <Link href="/account/data" className="link inline-flex min-h-control items-center px-2">
                {data("title")}
              </Link>
            )}
            <Preferences />
            <InstallApp label={t("install")} />
            <HelpButton label={shell("help.open")} />
            <SignOutForm label={t("signOut")} />
          </AccountMenu>
        }
      >
        <ClientMessages names={["common", "errors"]}>{children}</ClientMessages>
        <Again viewer={viewer} />
      </AppShell>
    </LiveQueries>
  );
}

/** What keeps people from changing anything. Closing overlays a suspension: the account may go back to one. */
function AccountBanner({ viewer }: Pick<SignedInFrameProps, "viewer">) {
  const { partnerId, isClosing, isSuspended, memberRole } = viewer;
  if (!partnerId) return null;
  if (isClosing) return <ClosingBanner partnerId={partnerId} isOwner={memberRole === "OWNER"} />;
  return isSuspended ? <SuspensionBanner partnerId={partnerId} /> : null;
}

async function OpenBooks({ view }: { view: NonNullable<Viewer["view"]> }) {
  const { businessName } = await getApplication(view.partnerId);
  return (
    <>
      <ViewBanner kind={view.kind} name={businessName} />
      {view.kind === "DEMO" ? <DemoWatermark /> : null}
    </>
  );
}
