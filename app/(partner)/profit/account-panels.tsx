import Link from "next/link";
import { useTranslations } from "next-intl";
import { ListSection } from "@/components/orders/list-section";
import { Badge } from "@/components/ui/badge";
import { DataList } from "@/components/ui/data-list";
import { EmptyState } from "@/components/ui/empty-state";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Moment } from "@/components/ui/moment";
import { Money } from "@/components/ui/money";
import { Pager } from "@/components/ui/pager";
import { Panel } from "@/components/ui/panel";
import type { Period } from "@/lib/profit/periods";
import type { ProfitView } from "@/lib/profit/profit-view";

type AccountPanelsProps = { view: ProfitView; period: Period; isFirst: boolean };

/** What stands between the partner and us: the balance, its history, and each commission. */
export function AccountPanels({ view, period, isFirst }: AccountPanelsProps) {
  const t = useTranslations("profit");
  return (
    <>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Panel title={t(view.balance.isCredit ? "credit" : "balance")} text={t("balanceText")}>
          <Money text={view.balance.text} size="title" />
        </Panel>
        {view.ledger.length > 0 ? (
          <ListSection title={t("ledger")}>
            <Ledger rows={view.ledger} />
          </ListSection>
        ) : null}
      </div>
      <ListSection title={t("commissions")}>
        <Commissions rows={view.commissions} />
        <Pager
          label={t("commissions")}
          first={isFirst ? null : `/profit?period=${period}`}
          next={view.nextBefore && `/profit?period=${period}&before=${view.nextBefore}`}
          texts={{ first: t("newest"), next: t("older") }}
        />
      </ListSection>
    </>
  );
}

function Ledger({ rows }: { rows: ProfitView["ledger"] }) {
  const t = useTranslations("profit");
  return (
    <DataList
      caption={t("ledger")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={null}
      columns={[
        {
          id: "what",
          header: t("ledgerColumns.what"),
          phone: "title",
          cell: ({ kind }) => t(`ledgerKinds.${kind}`),
        },
        {
          id: "time",
          header: t("ledgerColumns.time"),
          phone: "status",
          cell: ({ time }) => <Moment time={time} />,
        },
        {
          id: "amount",
          header: t("ledgerColumns.amount"),
          align: "end",
          phone: "lead",
          cell: ({ amount }) => <Money text={amount} />,
        },
      ]}
    />
  );
}

function Commissions({ rows }: { rows: ProfitView["commissions"] }) {
  const t = useTranslations("profit");
  const common = useTranslations("common.marketplaces");
  return (
    <DataList
      caption={t("commissions")}
      rows={rows}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t("commissionsEmpty")} text={t("commissionsEmptyText")} />}
      columns={[
        {
          id: "marketplace",
          header: t("parts.marketplace"),
          phone: "photo",
          cell: ({ marketplace }) => <MarketplaceChip id={marketplace} label={common(marketplace)} />,
        },
        {
          id: "order",
          header: t("commission.order"),
          phone: "title",
          cell: ({ orderId, orderNumber }) => (
            <Link href={`/orders/${orderId}`} className="link">
              {orderNumber}
            </Link>
          ),
        },
        {
          id: "kind",
          header: t("commission.kind"),
          phone: "status",
          cell: ({ kind }) => <Badge tone={kind === "REVERSAL" ? "info" : "neutral"}>{t(`kinds.${kind}`)}</Badge>,
        },
        {
          id: "time",
          header: t("commission.time"),
          phone: "detail",
          cell: ({ time }) => <Moment time={time} />,
        },
        {
          id: "base",
          header: t("commission.base"),
          align: "end",
          phone: "detail",
          cell: ({ base }) => <Money text={base} />,
        },
        { id: "rate", header: t("commission.rate"), align: "end", phone: "detail", cell: ({ rate }) => rate },
        {
          id: "amount",
          header: t("commission.amount"),
          align: "end",
          phone: "lead",
          cell: ({ amount }) => <Money text={amount} />,
        },
      ]}
    />
  );
}
