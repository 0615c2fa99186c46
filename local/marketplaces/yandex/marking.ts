import type { Instance, Order, State } from "./state.ts";

/** How long the marketplace looks at codes before it says what they are worth. */
const checkMs = 2000;

/** Of whole units alone: a part of a large one repeats its unit's code. */
export function listCodes({ boxes = [] }: Order): Instance[] {
  return boxes.flatMap(({ items }) =>
    items.flatMap(({ partialCount, instances = [] }) =>
      partialCount === undefined || partialCount.current === 1 ? instances : [],
    ),
  );
}

export type Check = { value: string; status: "IN_PROGRESS" | "OK" | "INVALID"; substatus?: string };

/** A code of the system begins with the product's number and has a serial number behind it. */
export function checkCode(state: State, { codesAt = 0 }: Order, value: string): Check {
  if (state.now().getTime() < codesAt + checkMs) return { value, status: "IN_PROGRESS" };
  if (!/^01\d{14}/.test(value)) return { value, status: "INVALID", substatus: "CIS_GTIN_NOT_FOUND" };
  if (!/^01\d{14}21.+/.test(value)) return { value, status: "INVALID", substatus: "CIS_SERIAL_NUMBER_NOT_FOUND" };
  return { value, status: "OK" };
}

/** Why the order cannot be made ready yet: documented are missing codes and codes that have not passed their check. */
export function findMarkingFault(state: State, order: Order): string | null {
  if (!order.isMarked) return null;
  const codes = listCodes(order).flatMap(({ cis }) => cis ?? []);
  if (codes.length < order.count) return `Order ${order.id}: marking codes are required for item ${order.lineId}`;
  const wrong = codes.map((code) => checkCode(state, order, code)).find(({ status }) => status !== "OK");
  return wrong ? `Order ${order.id}: marking code ${wrong.value} is ${wrong.status}` : null;
}
