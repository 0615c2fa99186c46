import "server-only";
import { inPartner } from "@/lib/db/client";
import { formatDay, formatMoney, formatNumber, showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { marketplaceIds } from "@/lib/marketplaces/types";
import { money } from "@/lib/money";
import { dateOfDay, dayOf } from "@/lib/profit/days";
import { addFigures, type Figures, noFigures, profitOf } from "@/lib/profit/figures";
import { ledgerKindOf } from "@/lib/profit/ledger-kinds";
import { rangeOf } from "@/lib/profit/periods";
import type { CommissionView, LedgerView, ProfitView, SumsView } from "@/lib/profit/profit-view";
import { listCommissionRows, listDayRows, listLedgerRows, readBalance } from "@/lib/profit/read-repository";
import type { ProfitInput } from "@/lib/profit/schema";

const pageSize = 20;

export async function readProfit(
  partnerId: string,
  input: ProfitInput,
  locale: Locale,
  now = new Date(),
): Promise<ProfitView> {
  const range = rangeOf(input.period, dayOf(now));
  const { days, balance, ledger, commissions } = await inPartner(partnerId, async (db) => ({
    days: await listDayRows(partnerId, range, db),
    balance: await readBalance(partnerId, db),
    ledger: await listLedgerRows(partnerId, pageSize, db),
    commissions: await listCommissionRows(partnerId, { before: input.before, most: pageSize + 1 }, db),
  }));
  const total = days.reduce<Figures>(addFigures, noFigures);
  const page = commissions.slice(0, pageSize);
  const isCredit = balance < 0n;
  return {
    period: input.period,
    days: { from: formatDay(dateOfDay(range.from), locale), to: formatDay(dateOfDay(range.to), locale) },
    isEmpty: days.every((row) => row.deliveredOrders === 0 && row.orders === 0 && profitOf(row) === 0n),
    totals: viewSums(total, locale),
    marketplaces: marketplaceIds.flatMap((marketplace) => {
      const own = days.filter((row) => row.marketplace === marketplace);
      if (own.length === 0) return [];
      return [{ marketplace, ...viewSums(own.reduce<Figures>(addFigures, noFigures), locale) }];
    }),
    pendingLines: total.pendingLines,
    balance: { text: formatExact(isCredit ? -balance : balance, locale), isCredit },
    ledger: ledger.map((row) => viewLedger(row, now, locale)),
    commissions: page.map((row) => viewCommission(row, now, locale)),
    nextBefore: commissions.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

/** Every sum of this page is part of an addition that the reader may check. */
const formatExact = (amountMinor: bigint, locale: Locale) =>
  formatMoney(money(amountMinor, "UZS"), locale, { exact: true });

function viewSums(figures: Figures, locale: Locale): SumsView {
  const show = (amountMinor: bigint) => formatExact(amountMinor, locale);
  const profit = profitOf(figures);
  return {
    revenue: show(figures.revenueMinor),
    cost: show(-figures.costMinor),
    fees: show(-figures.feesMinor),
    commission: show(-figures.commissionMinor),
    profit: show(profit),
    tone: profit < 0n ? "danger" : profit > 0n ? "good" : "plain",
    orders: figures.orders,
    delivered: figures.deliveredOrders,
  };
}

type LedgerRow = Awaited<ReturnType<typeof listLedgerRows>>[number];

function viewLedger({ id, kind, createdAt, entries }: LedgerRow, now: Date, locale: Locale): LedgerView {
  const amountMinor = entries.reduce((total, entry) => total + entry.amountMinor, 0n);
  return {
    id,
    kind: ledgerKindOf(kind),
    amount: formatExact(amountMinor, locale),
    time: showTime(createdAt, now, locale),
  };
}

type CommissionRow = Awaited<ReturnType<typeof listCommissionRows>>[number];

function viewCommission(row: CommissionRow, now: Date, locale: Locale): CommissionView {
  const { order } = row.orderLine;
  return {
    id: row.id,
    orderId: order.id,
    orderNumber: order.externalId,
    marketplace: order.connection.marketplace,
    kind: row.kind,
    base: formatExact(row.baseMinor, locale),
    rate: `${formatNumber(row.basisPoints / 100, locale)} %`,
    amount: formatExact(row.amountMinor, locale),
    time: showTime(row.createdAt, now, locale),
  };
}
