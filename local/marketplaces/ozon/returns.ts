import type { Sandbox } from "./context.ts";
import { bookReturn } from "./finance.ts";
import { FlowError } from "./flow-error.ts";
import type { Posting, Return } from "./state.ts";

/** The way back of an undisturbed return to the seller's own warehouse. */
const steps: Return["status"][] = [
  { id: 31, name: "Ожидает отправки", systemName: "WaitingShipment" },
  { id: 30, name: "Едет к вам", systemName: "MovingToSeller" },
  { id: 3, name: "В пункте выдачи", systemName: "ArrivedAtReturnPlace" },
  { id: 29, name: "Получен вами", systemName: "ReceivedBySeller" },
];
const atPoint = 2;

type NewReturn = { type: string; reason: string; step?: number };

export function addReturns(
  { state, now }: Sandbox,
  posting: Posting,
  { type, reason, step = atPoint }: NewReturn,
): number[] {
  const status = steps[step] ?? { id: 0, name: "", systemName: "" };
  return posting.lines.map((line) => {
    const id = state.nextNumber("return", 1000015501);
    state.returns.put(String(id), {
      id,
      postingNumber: posting.number,
      type,
      line,
      reason,
      status,
      changedAt: now().toISOString(),
    });
    return id;
  });
}

/** A buyer gives a delivered order back; it has not set out yet. */
export function openReturn(sandbox: Sandbox, postingNumber: string, reason: string): string {
  const { state } = sandbox;
  const posting = state.postings.get(postingNumber);
  if (!posting) throw new FlowError(`no order ${postingNumber}`, 404);
  if (posting.status !== "delivered") throw new FlowError(`order ${postingNumber} is not delivered`);
  if (state.returns.list().some(({ value }) => value.postingNumber === postingNumber)) {
    throw new FlowError(`order ${postingNumber} is returned already`);
  }
  return state.transaction(() => {
    const ids = addReturns(sandbox, posting, { type: "ClientReturn", reason, step: 0 });
    bookReturn(sandbox, posting);
    return String(ids[0]);
  });
}

/** One step on, or straight to a status by its `sys_name`, also one off the usual way. */
export function advanceReturn({ state, now }: Sandbox, id: string, to: string | undefined): string {
  const one = state.returns.get(id);
  if (!one) throw new FlowError(`no return ${id}`, 404);
  const at = steps.findIndex(({ systemName }) => systemName === one.status.systemName);
  const next = to === undefined ? steps[at + 1] : (steps.find(({ systemName }) => systemName === to) ?? offTheWay(to));
  if (!next) throw new FlowError(`return ${id} has ended`);
  state.returns.put(id, { ...one, status: next, changedAt: now().toISOString() });
  return next.systemName;
}

const offTheWay = (systemName: string): Return["status"] => ({ id: 100, name: systemName, systemName });
