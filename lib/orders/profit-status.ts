import type { ProfitStatus } from "@/lib/orders/order-view";
import { type OrderSums, workOutOrder } from "@/lib/profit/arithmetic";
import { isSold, type OrderFacts } from "@/lib/profit/order-facts";

const calledOff = ["CANCELLED", "NOT_COLLECTED", "RETURNED"];

/** An order's chain of arithmetic and what kind of a figure it is (promise M5). */
export function assessProfit(facts: Omit<OrderFacts, "marketplace">): { sums: OrderSums; status: ProfitStatus } {
  const isKept = !calledOff.includes(facts.state);
  return { sums: workOutOrder(facts, isKept), status: findStatus(facts, isKept) };
}

function findStatus(facts: Omit<OrderFacts, "marketplace">, isKept: boolean): ProfitStatus {
  if (facts.fees.some(({ rateToUzs }) => rateToUzs === null)) return "ratePending";
  if (!isKept) return "off";
  if (facts.lines.some(({ rateToUzs }) => rateToUzs === null)) return "ratePending";
  if (facts.lines.some(({ unitCostMinor }) => unitCostMinor === null)) return "costUnknown";
  return isSold(facts) && facts.fees.length > 0 ? "settled" : "estimate";
}
