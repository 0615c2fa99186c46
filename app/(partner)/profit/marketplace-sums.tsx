import { useTranslations } from "next-intl";
import { DataList } from "@/components/ui/data-list";
import { MarketplaceChip } from "@/components/ui/marketplace-chip";
import { Money } from "@/components/ui/money";
import type { ProfitView, SumsView } from "@/lib/profit/profit-view";

type Row = ProfitView["marketplaces"][number];

export function MarketplaceSums({ rows, total }: { rows: Row[]; total: SumsView }) {
  const t = useTranslations("profit");
  const common = useTranslations("common.marketplaces");
  const amount = (part: "revenue" | "cost" | "fees" | "commission") => ({
    id: part,
    header: t(`parts.${part}`),
    align: "end" as const,
    phone: "detail" as const,
    cell: (row: Row) => <Money text={row[part]} />,
    total: <Money text={total[part]} />,
  });
  return (
    <DataList
      caption={t("byMarketplace")}
      rows={rows}
      rowKey={({ marketplace }) => marketplace}
      empty={null}
      columns={[
        {
          id: "marketplace",
          header: t("parts.marketplace"),
          phone: "title",
          cell: ({ marketplace }) => <MarketplaceChip id={marketplace} name={common(marketplace)} />,
        },
        amount("revenue"),
        amount("cost"),
        amount("fees"),
        amount("commission"),
        {
          id: "profit",
          header: t("parts.profit"),
          align: "end",
          phone: "lead",
          cell: ({ profit, tone }) => <Money text={profit} tone={tone} />,
          total: <Money text={total.profit} />,
        },
      ]}
    />
  );
}
