import { findType } from "./categories.ts";
import type { Sandbox } from "./context.ts";
import { toKopecks, toRoubles } from "./roubles.ts";
import type { Accrual, ImportItem, Posting, State } from "./state.ts";

/** Answer of /v1/finance/accrual/types; the real ids are not documented. */
export const accrualTypes = [
  { id: 69, name: "Вознаграждение за продажу", description: "Вознаграждение Ozon за продажу товара" },
  { id: 32, name: "Логистика", description: "Доставка товара покупателю" },
  { id: 17, name: "Оплата эквайринга", description: "Эквайринг" },
  { id: 70, name: "Возврат вознаграждения", description: "Возврат вознаграждения Ozon за продажу" },
  { id: 45, name: "Обратная логистика", description: "Обработка возврата" },
];
const [commission, logistics, acquiring, commissionBack, returnLogistics] = [69, 32, 17, 70, 45];

type Line = Posting["lines"][number];

/** A sale is charged when the buyer has it. */
export function bookSale({ state, now }: Sandbox, posting: Posting) {
  const accruals = posting.lines.flatMap((line) => [
    toAccrual(now(), line, commission, -commissionOf(state, line)),
    toAccrual(now(), line, logistics, -logisticsOf(state, line)),
    toAccrual(now(), line, acquiring, -share(total(line), 150n)),
  ]);
  state.accruals.put(posting.number, [...(state.accruals.get(posting.number) ?? []), ...accruals]);
}

/** A return gives the commission back and costs the way back; the first way and the acquiring stay paid. */
export function bookReturn({ state, now }: Sandbox, posting: Posting) {
  const accruals = posting.lines.flatMap((line) => [
    toAccrual(now(), line, commissionBack, commissionOf(state, line)),
    toAccrual(now(), line, returnLogistics, -logisticsOf(state, line)),
  ]);
  state.accruals.put(posting.number, [...(state.accruals.get(posting.number) ?? []), ...accruals]);
}

/** Of one unit at this price, as /v5/product/info/prices tells it before a sale. */
export function readCharges(state: State, item: ImportItem, price: string) {
  const line: Line = { offerId: item.offer_id, sku: 0, name: "", quantity: 1, price };
  const logistics = Number(toRoubles(logisticsOf(state, line)));
  return {
    commissions: {
      sales_percent_fbs: percentOf(item),
      fbs_first_mile_min_amount: 10,
      fbs_first_mile_max_amount: 25,
      fbs_direct_flow_trans_min_amount: 0,
      fbs_direct_flow_trans_max_amount: 0,
      fbs_deliv_to_customer_amount: logistics,
      fbs_return_flow_amount: logistics,
    },
    acquiring: Number(toRoubles(share(total(line), 150n))),
  };
}

const percentOf = (item: ImportItem): number =>
  findType(item.description_category_id, item.type_id)?.commissionPercent ?? 15;

const total = ({ price, quantity }: Line) => (toKopecks(price) ?? 0n) * BigInt(quantity);

/** Basis points of an amount, half up. */
const share = (amount: bigint, basisPoints: bigint) => (amount * basisPoints + 5000n) / 10000n;

function commissionOf(state: State, line: Line): bigint {
  const item = state.products.get(line.offerId)?.item;
  const percent = item ? percentOf(item) : 15;
  return share(total(line), BigInt(percent) * 100n);
}

/** 56 roubles a piece up to three litres and 9 for each further one. */
function logisticsOf(state: State, { offerId, quantity }: Line): bigint {
  const item = state.products.get(offerId)?.item;
  const perMillimetre = item?.dimension_unit === "cm" ? 10 : item?.dimension_unit === "in" ? 25.4 : 1;
  const volume = item ? item.depth * item.width * item.height * perMillimetre ** 3 : 0;
  const furtherLitres = Math.max(0, Math.ceil(volume / 1_000_000) - 3);
  return BigInt(quantity) * (56_00n + 9_00n * BigInt(furtherLitres));
}

function toAccrual(at: Date, line: Line, typeId: number, amount: bigint): Accrual {
  const date = at.toLocaleDateString("sv-SE", { timeZone: "Europe/Moscow" });
  return { date, typeId, sku: line.sku, quantity: line.quantity, price: line.price, amount: toRoubles(amount) };
}
