import "server-only";
import { inPartner } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { formatDay, formatMoney, formatRate, type ShownTime, showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { MarketplaceId, OrderState } from "@/lib/marketplaces/types";
import { type Money, money } from "@/lib/money";
import { type FeeKind, feeKindOf, feeKinds } from "@/lib/orders/fee-kinds";
import { findOrderRow, type ShownOrder } from "@/lib/orders/list-repository";
import type { ProfitStatus } from "@/lib/orders/order-view";
import { assessProfit } from "@/lib/orders/profit-status";
import { isConfirmable } from "@/lib/orders/rules";
import { feeInSom, sum } from "@/lib/profit/arithmetic";

/** Texts are formatted for the reader; a null amount is not known and never a zero. */
export type OrderDetail = {
  id: string;
  number: string;
  marketplace: MarketplaceId;
  state: OrderState;
  rawState: string;
  canConfirm: boolean;
  status: ProfitStatus;
  /** Sold, and the marketplace has booked something. */
  isSettled: boolean;
  hasFees: boolean;
  chain: {
    revenue: string | null;
    cost: string | null;
    fees: { kind: FeeKind; amount: string | null }[];
    commission: string | null;
    profit: string | null;
    isLoss: boolean;
  };
  rate: { currency: string; rate: string; day: string; source: string } | null;
  lines: { id: string; title: string; sku: string; quantity: number; price: string; sum: string; shortage: number }[];
  times: ({ key: "ordered" | "shipBy" | "confirmed" | "delivered" | "changed" } & ShownTime)[];
};

export async function getOrder(
  partnerId: string,
  orderId: string,
  locale: Locale,
  now = new Date(),
): Promise<OrderDetail> {
  const row = await inPartner(partnerId, (db) => findOrderRow(partnerId, orderId, db));
  if (!row) throw new AppError("not-found", "orders.gone");
  const { sums, status } = assessProfit(row);
  const show = (amount: Money) => formatMoney(amount, locale, { exact: true });
  const som = (amountMinor: bigint | null) => (amountMinor === null ? null : show(money(amountMinor, "UZS")));
  // What is taken off stands with its minus: the chain adds up as it is read.
  const taken = (amountMinor: bigint | null) => som(amountMinor === null ? null : -amountMinor);
  const rated = row.lines.find(({ currency, rateToUzs }) => currency !== "UZS" && rateToUzs !== null);
  return {
    id: row.id,
    number: row.externalId,
    marketplace: row.connection.marketplace,
    state: row.state,
    rawState: row.rawState,
    canConfirm: isConfirmable(row),
    status,
    isSettled: status === "settled",
    hasFees: row.fees.length > 0,
    chain: {
      revenue: som(sums.revenueMinor),
      cost: taken(sums.costMinor),
      fees: listFees(row).map(({ kind, amountMinor }) => ({ kind, amount: taken(amountMinor) })),
      commission: taken(sums.commissionMinor),
      profit: som(sums.profitMinor),
      isLoss: sums.profitMinor !== null && sums.profitMinor < 0n,
    },
    rate: rated?.rateDate
      ? {
          currency: rated.currency,
          rate: formatRate(rated.rateToUzs ?? "", locale),
          day: formatDay(rated.rateDate, locale),
          source: rated.rateSource ?? "",
        }
      : null,
    lines: row.lines.map(({ id, title, sku, quantity, unitPriceMinor, currency, shortage }) => ({
      id,
      title: title || sku,
      sku,
      quantity,
      price: show(money(unitPriceMinor, currency)),
      sum: show(money(unitPriceMinor * BigInt(quantity), currency)),
      shortage,
    })),
    times: listTimes(row).map(({ key, at }) => ({ key, ...showTime(at, now, locale) })),
  };
}

function listFees({ fees }: ShownOrder): { kind: FeeKind; amountMinor: bigint | null }[] {
  return feeKinds.flatMap((kind) => {
    const own = fees.filter((fee) => feeKindOf(fee.kind) === kind).map(feeInSom);
    if (own.length === 0) return [];
    const known = own.filter((amount) => amount !== null);
    return [{ kind, amountMinor: known.length === own.length ? sum(known) : null }];
  });
}

function listTimes({ orderedAt, shipBy, confirmedAt, deliveredAt, changedAt }: ShownOrder) {
  const all = [
    { key: "ordered", at: orderedAt },
    { key: "shipBy", at: shipBy },
    { key: "confirmed", at: confirmedAt },
    { key: "delivered", at: deliveredAt },
    { key: "changed", at: changedAt },
  ] as const;
  return all.flatMap(({ key, at }) => (at ? [{ key, at }] : []));
}
