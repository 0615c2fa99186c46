import type { Run } from "./types.ts";

/** Calls that wait for a free place, in the order of their rank. */
type Ticket = { limits: Run["state"]["limits"]; rank: number; start(): void };

/**
 * Counts the calls under each concurrency key, in memory: there is one server, and after a kill none of its calls is
 * running. What waits is stored with its run, so that it survives.
 */
export type Gate = {
  /** Starts the ticket, its places taken, as soon as there are places. */
  wait(ticket: Ticket): void;
  leave(limits: Ticket["limits"]): void;
};

export function createGate(): Gate {
  const inUse = new Map<string, number>();
  const queues = new Map<string, Ticket[]>();
  const blocker = (limits: Ticket["limits"]) => limits.find(({ key, limit }) => (inUse.get(key) ?? 0) >= limit)?.key;
  const enter = (limits: Ticket["limits"]) => {
    for (const { key } of limits) inUse.set(key, (inUse.get(key) ?? 0) + 1);
  };
  const enqueue = (key: string, ticket: Ticket) => {
    const queue = queues.get(key) ?? [];
    queues.set(key, queue);
    let place = queue.length;
    while (place > 0 && (queue[place - 1]?.rank ?? 0) > ticket.rank) place -= 1;
    queue.splice(place, 0, ticket);
  };
  const admit = (ticket: Ticket) => {
    const key = blocker(ticket.limits);
    if (key !== undefined) return enqueue(key, ticket);
    enter(ticket.limits);
    ticket.start();
  };
  return {
    wait: admit,
    leave: (limits) => {
      for (const { key } of limits) {
        const left = (inUse.get(key) ?? 1) - 1;
        if (left > 0) inUse.set(key, left);
        else inUse.delete(key);
      }
      for (const { key, limit } of limits) {
        const queue = queues.get(key);
        // A ticket that another key still blocks moves to that key's queue, so the next one gets its turn here.
        while (queue && queue.length > 0 && (inUse.get(key) ?? 0) < limit) {
          const ticket = queue.shift();
          if (ticket) admit(ticket);
        }
        if (queue?.length === 0) queues.delete(key);
      }
    },
  };
}
