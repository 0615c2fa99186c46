import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { MoneyChain } from "@/app/(partner)/orders/[id]/money-chain";
import { LivePage } from "@/components/live/live-page";
import { ConfirmButton } from "@/components/orders/confirm-button";
import { ListSection } from "@/components/orders/list-section";
import { ClientMessages } from "@/components/shell/client-messages";
import { Badge } from "@/components/ui/badge";
import { DataList } from "@/components/ui/data-list";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Moment } from "@/components/ui/moment";
import { Money } from "@/components/ui/money";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { partnerPage } from "@/lib/auth/guards";
import { AppError } from "@/lib/errors";
import { formatNumber } from "@/lib/i18n/format";
import { getOrder, type OrderDetail } from "@/lib/orders/get-order";
import { stateTones } from "@/lib/orders/order-view";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("orders");
  return { title: t("title") };
}

export default async function OrderPage({ params }: { params: Promise<{ id: string }> }) {
  const { partnerId } = await partnerPage("orders:read");
  const order = await findOrder(partnerId, (await params).id);
  const [t, common] = await Promise.all([getTranslations("orders"), getTranslations("common")]);
  return (
    <ClientMessages names={["common", "errors", "orders"]}>
      <LivePage areas={["orders"]} />
      <PageHeader
        back={{ href: "/orders", label: t("detail.back") }}
        title={t("detail.title", { number: order.number })}
        mark={<Badge tone={stateTones[order.state]}>{t(`states.${order.state}`)}</Badge>}
        text={<MarketplaceChip id={order.marketplace} name={common(`marketplaces.${order.marketplace}`)} />}
        actions={order.canConfirm ? <ConfirmButton orderId={order.id} isPrimary /> : null}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <ListSection title={t("detail.lines")}>
          <Lines order={order} />
        </ListSection>
        <Panel title={t("detail.money")} className="xl:row-span-2">
          <MoneyChain order={order} />
        </Panel>
        <Panel title={t("detail.facts")}>
          <Facts order={order} />
        </Panel>
      </div>
    </ClientMessages>
  );
}

/** Another partner's order and one that never was are the same to the reader. */
async function findOrder(partnerId: string, id: string): Promise<OrderDetail> {
  if (!z.uuid().safeParse(id).success) notFound();
  try {
    return await getOrder(partnerId, id, await getLocale());
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") notFound();
    throw error;
  }
}

async function Lines({ order }: { order: OrderDetail }) {
  const [t, locale] = await Promise.all([getTranslations("orders"), getLocale()]);
  return (
    <DataList
      caption={t("detail.lines")}
      rows={order.lines}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        {
          id: "title",
          header: t("detail.line.title"),
          phone: "title",
          cell: ({ title, sku, shortage }) => (
            <span className="flex flex-col items-start gap-0.5">
              <span>{title}</span>
              <span className="font-normal text-ink-soft text-xs">{sku}</span>
              {shortage > 0 ? (
                <Badge tone="danger">
                  {t("shortage", { count: shortage, countText: formatNumber(shortage, locale) })}
                </Badge>
              ) : null}
            </span>
          ),
        },
        {
          id: "quantity",
          header: t("detail.line.quantity"),
          align: "end",
          phone: "detail",
          cell: ({ quantity }) => formatNumber(quantity, locale),
        },
        {
          id: "price",
          header: t("detail.line.price"),
          align: "end",
          phone: "detail",
          cell: ({ price }) => <Money text={price} />,
        },
        {
          id: "sum",
          header: t("detail.line.sum"),
          align: "end",
          phone: "lead",
          cell: ({ sum }) => <Money text={sum} />,
        },
      ]}
    />
  );
}

async function Facts({ order }: { order: OrderDetail }) {
  const t = await getTranslations("orders.detail");
  return (
    <dl className="max-w-form text-sm">
      {order.times.map(({ key, ...time }) => (
        <div key={key} className="flex justify-between gap-4 border-rule border-b py-2">
          <dt className="text-ink-soft">{t(key)}</dt>
          <dd className="tabular-nums">
            <Moment time={time} />
          </dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 py-2">
        <dt className="text-ink-soft">{t("raw")}</dt>
        <dd className="wrap-anywhere text-right">{order.rawState}</dd>
      </div>
    </dl>
  );
}
