import { getTranslations } from "next-intl/server";
import { joinClasses } from "@/components/ui/join-classes";
import { Money } from "@/components/ui/money";
import type { OrderDetail } from "@/lib/orders/get-order";

/** Revenue, and line by line what is taken off it, down to the profit. What is not known is said, never a zero. */
export async function MoneyChain({ order }: { order: OrderDetail }) {
  const t = await getTranslations("orders.detail");
  const { chain, hasFees, rate } = order;
  const unknown = t("unknown");
  const lines = [
    { key: "revenue", label: t("revenue"), amount: chain.revenue ?? unknown },
    { key: "cost", label: t("cost"), amount: chain.cost ?? unknown },
    ...chain.fees.map(({ kind, amount }) => ({ key: kind, label: t(`fees.${kind}`), amount: amount ?? unknown })),
    ...(hasFees ? [] : [{ key: "fees", label: t("feesUnknown"), amount: t("notBooked") }]),
    { key: "our-commission", label: t("commission"), amount: chain.commission ?? unknown },
  ];
  return (
    <>
      <dl className="max-w-form text-sm">
        {lines.map(({ key, label, amount }) => (
          <div key={key} className="flex justify-between gap-4 border-rule border-b py-2">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="text-right">
              <Money text={amount} />
            </dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4 border-edge border-t-3 border-double pt-3">
          <dt className="font-bold text-base">{t("profit")}</dt>
          <dd className="text-right">
            <Money
              text={chain.profit ?? unknown}
              size={chain.profit ? "title" : "row"}
              tone={chain.isLoss ? "danger" : order.isSettled ? "good" : "plain"}
            />
          </dd>
        </div>
      </dl>
      <p className={joinClasses("mt-4 max-w-form text-sm", order.isSettled ? "text-ink-soft" : "text-saffron")}>
        {t(order.status === "estimate" && hasFees ? "partly" : order.status)}
      </p>
      {rate ? <p className="mt-1 text-ink-soft text-xs">{t("rate", rate)}</p> : null}
    </>
  );
}
