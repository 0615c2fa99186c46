import "server-only";
import type { Decimal } from "@/lib/export/csv";
import {
  type BookedOrder,
  listBookedOrders,
  listSoldOrders,
  listStatementRows,
  type SoldOrder,
  type StatementRow,
} from "@/lib/export/order-repository";
import { makeTable, sayWord, walkRows, writeAmount } from "@/lib/export/table";
import { type Currency, money } from "@/lib/money";
import { feeKindOf } from "@/lib/orders/fee-kinds";
import { ledgerKindOf } from "@/lib/profit/ledger-kinds";
import { isSold } from "@/lib/profit/order-facts";
import { toSom } from "@/lib/rates/to-som";

type SoldLine = { order: SoldOrder; line: SoldOrder["lines"][number] | null };

/** A row for each line of an order. */
export const orderTable = makeTable<SoldLine>(
  {
    marketplace: ({ order }, { common }) => common(`marketplaces.${order.connection.marketplace}`),
    account: ({ order }) => order.connection.accountName,
    shop: ({ order }) => order.shop.name,
    order: ({ order }) => order.externalId,
    state: ({ order }, words) => sayWord(words, `orders.states.${order.state}`, order.state),
    rawState: ({ order }) => order.rawState,
    ordered: ({ order }) => order.orderedAt,
    confirmed: ({ order }) => order.confirmedAt,
    shipBy: ({ order }) => order.shipBy,
    delivered: ({ order }) => order.deliveredAt,
    sku: ({ line }) => line?.sku,
    title: ({ line }) => line?.title,
    productSku: ({ line }) => line?.product?.sku,
    quantity: ({ line }) => line?.quantity,
    unitPrice: ({ line }) => line && writeAmount(line.unitPriceMinor),
    sum: ({ line }) => line && writeAmount(line.unitPriceMinor * BigInt(line.quantity)),
    currency: ({ line }) => line?.currency,
    rate: ({ line }) => writeRate(line?.rateToUzs),
    unitCost: ({ line }) => line && writeAmount(line.unitCostMinor),
  },
  async function* (partnerId) {
    for await (const orders of walkRows(partnerId, listSoldOrders)) {
      yield orders.flatMap((order): SoldLine[] =>
        order.lines.length > 0 ? order.lines.map((line) => ({ order, line })) : [{ order, line: null }],
      );
    }
  },
);

type Rate = BookedOrder["lines"][number]["rateToUzs"] | undefined;

const writeRate = (rate: Rate): Decimal | null => (rate ? { decimal: rate.toFixed() } : null);

type Booking = {
  order: BookedOrder;
  /** A key of the catalogues. */
  what: string;
  at: Date;
  line: BookedOrder["lines"][number] | null;
  /** What is taken off stands with its minus: the column adds up to the profit. */
  amountMinor: bigint;
  currency: Currency;
  rate: Rate;
};

/** A row for each thing that was booked: what came in, what the goods cost, what the marketplace and we took. */
export const moneyTable = makeTable<Booking>(
  {
    time: ({ at }) => at,
    kind: ({ what }, words) => sayWord(words, what, what),
    marketplace: ({ order }, { common }) => common(`marketplaces.${order.connection.marketplace}`),
    order: ({ order }) => order.externalId,
    sku: ({ line }) => line?.sku,
    title: ({ line }) => line?.title,
    amount: ({ amountMinor }) => writeAmount(amountMinor),
    currency: ({ currency }) => currency,
    rate: ({ rate }) => writeRate(rate),
    som: ({ amountMinor, currency, rate }) => writeSom(amountMinor, currency, rate),
  },
  async function* (partnerId) {
    for await (const orders of walkRows(partnerId, listBookedOrders)) yield orders.flatMap(listBookings);
  },
);

function writeSom(amountMinor: bigint, currency: Currency, rate: Rate): Decimal | null {
  if (currency === "UZS") return writeAmount(amountMinor);
  return rate ? writeAmount(toSom(money(amountMinor, currency), rate.toFixed())) : null;
}

function listBookings(order: BookedOrder): Booking[] {
  const soldAt = order.deliveredAt ?? order.orderedAt;
  const sales = isSold(order)
    ? order.lines.flatMap((line): Booking[] => {
        const count = BigInt(line.quantity);
        const { unitPriceMinor, unitCostMinor, currency, rateToUzs } = line;
        const sale = { order, line, at: soldAt };
        return [
          { ...sale, what: "profit.parts.revenue", amountMinor: unitPriceMinor * count, currency, rate: rateToUzs },
          ...(unitCostMinor === null
            ? []
            : [{ ...sale, what: "profit.parts.cost", amountMinor: -unitCostMinor * count, ...inSom }]),
        ];
      })
    : [];
  const fees = order.fees.map(
    ({ kind, amountMinor, currency, rateToUzs, occurredAt }): Booking => ({
      order,
      line: null,
      what: `orders.detail.fees.${feeKindOf(kind)}`,
      at: occurredAt,
      amountMinor: -amountMinor,
      currency,
      rate: rateToUzs,
    }),
  );
  const commissions = order.lines.flatMap((line) =>
    line.commissions.map(
      ({ kind, amountMinor, createdAt }): Booking => ({
        order,
        line,
        what: `data.commissions.${kind}`,
        at: createdAt,
        amountMinor: -amountMinor,
        ...inSom,
      }),
    ),
  );
  return [...sales, ...fees, ...commissions];
}

const inSom = { currency: "UZS", rate: undefined } as const;

type StatementLine = { row: StatementRow; entry: StatementRow["entries"][number] };

/** The account with us: a positive amount is owed to us. */
export const statementTable = makeTable<StatementLine>(
  {
    time: ({ row }) => row.createdAt,
    kind: ({ row }, words) => sayWord(words, `profit.ledgerKinds.${ledgerKindOf(row.kind)}`),
    amount: ({ entry }) => writeAmount(entry.amountMinor),
    currency: ({ entry }) => entry.currency,
  },
  async function* (partnerId) {
    for await (const rows of walkRows(partnerId, listStatementRows)) {
      yield rows.flatMap((row) => row.entries.map((entry) => ({ row, entry })));
    }
  },
);
