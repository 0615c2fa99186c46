import { Boxes, History, House, Link2, ReceiptText, Sparkles, Tag, UserRound, UsersRound, Wallet } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DemoEnd } from "@/components/demo/demo-end";
import { LivePage } from "@/components/live/live-page";
import type { NavItem } from "@/components/shell/nav-link";
import { SignedInFrame } from "@/components/shell/signed-in-frame";
import { WithRights } from "@/components/shell/write-rights";
import { isAllowed, listHeardBooks, partnerPage, viewerPage } from "@/lib/auth/guards";
import { areas, type Permission } from "@/lib/auth/permissions";
import { partnerChannel } from "@/lib/realtime/messages";
import { realtimeAddress } from "@/lib/realtime/server";

/**
 * The frame of an approved partner's pages. It protects nothing: each page has its own guard. All has the same place as
 * in the frame of who waits (app/profile/layout.tsx): a decision exchanges the two, and nothing that is typed is lost.
 */
export default async function PartnerLayout({ children }: { children: ReactNode }) {
  const [viewer, person, t, shell] = await Promise.all([
    partnerPage(null),
    viewerPage(),
    getTranslations("common"),
    getTranslations("shell.commands"),
  ]);
  const may = (permission: Permission) => isAllowed(viewer, permission);
  const item = (href: string, name: keyof typeof icons, permission?: Permission): NavItem[] =>
    permission && !may(permission) ? [] : [{ href, label: t(`nav.${name}`), icon: icons[name] }];
  const daily = [
    ...item("/dashboard", "dashboard"),
    ...item("/products", "products", "catalog:read"),
    ...item("/orders", "orders", "orders:read"),
    ...item("/profit", "profit", "money:read"),
  ];
  const others = [
    ...item("/prices", "prices", "prices:read"),
    ...item("/manager", "manager", "manager:read"),
    ...item("/connections", "connections", "connections:read"),
    ...item("/team", "team", "team:read"),
    ...item("/history", "history", "team:read"),
    ...item("/profile", "profile", "profile:read"),
  ];
  return (
    <>
      <DemoEnd isDemoOpen={viewer.view?.kind === "DEMO"} />
      <SignedInFrame
        viewer={viewer}
        reader="partner"
        home="/dashboard"
        groups={[
          { id: "daily", items: daily },
          { id: "others", items: others },
        ]}
        bottomItems={[...daily, ...others].slice(0, 4)}
        actions={[
          ...(may("catalog:write")
            ? [
                { href: "/products/new", label: shell("addProduct") },
                { href: "/scan", label: shell("scan") },
              ]
            : []),
          ...(may("connections:write") ? [{ href: "/connections", label: shell("connect") }] : []),
        ]}
        {...(may("catalog:write") && { camera: { href: "/scan", label: t("nav.scan") } })}
        channels={listHeardBooks(person).map(partnerChannel)}
        realtime={realtimeAddress()}
      >
        <LivePage areas={["review"]} />
        <WithRights areas={areas.filter((area) => may(`${area}:write`))}>{children}</WithRights>
      </SignedInFrame>
    </>
  );
}

const icons = {
  dashboard: <House aria-hidden />,
  products: <Boxes aria-hidden />,
  orders: <ReceiptText aria-hidden />,
  profit: <Wallet aria-hidden />,
  prices: <Tag aria-hidden />,
  manager: <Sparkles aria-hidden />,
  connections: <Link2 aria-hidden />,
  team: <UsersRound aria-hidden />,
  history: <History aria-hidden />,
  profile: <UserRound aria-hidden />,
};
