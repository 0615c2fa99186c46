import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AutoConfirmSwitch } from "@/app/(partner)/orders/auto-confirm-switch";
import { OrdersBoard } from "@/app/(partner)/orders/orders-board";
import { SyncButton } from "@/app/(partner)/orders/sync-button";
import { ClientMessages } from "@/components/shell/client-messages";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { partnerPage } from "@/lib/auth/guards";
import { listOrders } from "@/lib/orders/list-orders";
import { orderListSchema } from "@/lib/orders/schema";
import { readAutoConfirm } from "@/lib/orders/settings";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("orders");
  return { title: t("title") };
}

export default async function OrdersPage({ searchParams }: { searchParams: Promise<Record<string, unknown>> }) {
  const { partnerId } = await partnerPage("orders:read");
  const { tab, after } = await searchParams;
  const input = orderListSchema.parse({ tab, after: after ?? null });
  const [t, page, isOn] = await Promise.all([
    getTranslations("orders"),
    listOrders(partnerId, input, await getLocale()),
    readAutoConfirm(partnerId),
  ]);
  return (
    <ClientMessages names={["common", "errors", "orders"]}>
      <PageHeader title={t("title")} actions={<SyncButton />} />
      <OrdersBoard key={`${input.tab}-${input.after}`} input={input} initial={page} />
      <Panel title={t("autoConfirm.title")} className="mt-6 max-w-form">
        <AutoConfirmSwitch isOn={isOn} />
      </Panel>
    </ClientMessages>
  );
}
