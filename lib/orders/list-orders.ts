import "server-only";
import { inPartner } from "@/lib/db/client";
import { formatMoney, showTime } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { money } from "@/lib/money";
import { countOrders, listOrderRows, type ShownOrder } from "@/lib/orders/list-repository";
import type { OrderPage, OrderRow } from "@/lib/orders/order-view";
import { assessProfit } from "@/lib/orders/profit-status";
import { isConfirmable } from "@/lib/orders/rules";
import type { OrderListInput } from "@/lib/orders/schema";
import { tabStates } from "@/lib/orders/tabs";

const pageSize = 30;

export async function listOrders(
  partnerId: string,
  input: OrderListInput,
  locale: Locale,
  now = new Date(),
): Promise<OrderPage> {
  const states = input.tab === "all" ? null : tabStates[input.tab];
  const query = { states, after: readPosition(input.after), most: pageSize + 1 };
  const { rows, counts } = await inPartner(partnerId, async (db) => ({
    rows: await listOrderRows(partnerId, query, db),
    counts: await countOrders(partnerId, db),
  }));
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  return {
    rows: page.map((row) => viewRow(row, locale, now)),
    counts: {
      all: counts.all,
      new: counts.countOf(tabStates.new),
      packed: counts.countOf(tabStates.packed),
      onWay: counts.countOf(tabStates.onWay),
      delivered: counts.delivered,
      closed: counts.all - counts.open - counts.delivered,
      attention: counts.countOf(tabStates.attention),
    },
    next: rows.length > pageSize && last ? `${last.orderedAt.getTime()}_${last.id}` : null,
  };
}

function readPosition(after: string | null) {
  const [time = "", id = ""] = after?.split("_") ?? [];
  return after ? { orderedAt: new Date(Number(time)), id } : null;
}

function viewRow(row: ShownOrder, locale: Locale, now: Date): OrderRow {
  const [first, ...others] = row.lines;
  const isOpen = ["NEW", "TO_PACK", "PACKED"].includes(row.state);
  return {
    id: row.id,
    number: row.externalId,
    marketplace: row.connection.marketplace,
    state: row.state,
    rawState: row.rawState,
    title: first?.title || (first?.sku ?? row.externalId),
    otherLines: others.length,
    units: row.lines.reduce((total, { quantity }) => total + quantity, 0),
    shortage: isOpen ? row.lines.reduce((total, { shortage }) => total + shortage, 0) : 0,
    ordered: showTime(row.orderedAt, now, locale),
    shipBy: isOpen && row.shipBy ? { ...showTime(row.shipBy, now, locale), isLate: row.shipBy < now } : null,
    total: formatMoney(money(row.totalMinor, row.currency), locale),
    profit: viewProfit(row, locale),
    canConfirm: isConfirmable(row),
  };
}

function viewProfit(row: ShownOrder, locale: Locale): OrderRow["profit"] {
  const { sums, status } = assessProfit(row);
  const { profitMinor } = sums;
  return {
    text: profitMinor === null ? null : formatMoney(money(profitMinor, "UZS"), locale),
    isLoss: profitMinor !== null && profitMinor < 0n,
    status,
  };
}
