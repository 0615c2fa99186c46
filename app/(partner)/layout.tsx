import { Boxes, House, Link2, ReceiptText, Sparkles, Tag, UserRound, Wallet } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { NavItem } from "@/components/shell/nav-link";
import { SignedInFrame } from "@/components/shell/signed-in-frame";
import { partnerPage } from "@/lib/auth/guards";
import { partnerChannel } from "@/lib/realtime/messages";
import { realtimeAddress } from "@/lib/realtime/server";

/** The frame of an approved partner's pages. It protects nothing: each page has its own guard. */
export default async function PartnerLayout({ children }: { children: ReactNode }) {
  const [viewer, t] = await Promise.all([partnerPage(null), getTranslations("common")]);
  const item = (href: string, name: keyof typeof icons): NavItem => ({
    href,
    label: t(`nav.${name}`),
    icon: icons[name],
  });
  const daily = [
    item("/dashboard", "dashboard"),
    item("/products", "products"),
    item("/orders", "orders"),
    item("/profit", "profit"),
  ];
  const others = [
    item("/prices", "prices"),
    item("/manager", "manager"),
    item("/connections", "connections"),
    item("/profile", "profile"),
  ];
  return (
    <SignedInFrame
      viewer={viewer}
      home="/dashboard"
      groups={[
        { id: "daily", items: daily },
        { id: "others", items: others },
      ]}
      bottomItems={daily}
      camera={{ href: "/scan", label: t("nav.scan") }}
      channel={partnerChannel(viewer.partnerId)}
      realtime={realtimeAddress()}
    >
      {children}
    </SignedInFrame>
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
  profile: <UserRound aria-hidden />,
};
