import type { Client } from "@/lib/marketplaces/wildberries/client";
import {
  newTasksReply,
  statusesReply,
  type TaskStatus,
  type TaskWire,
  tasksReply,
} from "@/lib/marketplaces/wildberries/order-wire";

const taskPageSize = 1000;

export const toUnixSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);

type TaskWindow = { dateFrom: number; dateTo: number };
type TasksPage = { tasks: TaskWire[]; next: number | null };

/** By time of creation, in a window of at most 30 days. Carries no status. */
export async function fetchTasks({ call, methods }: Client, query: TaskWindow & { next: number }): Promise<TasksPage> {
  const reply = await call(methods.tasks, {
    query: { limit: taskPageSize, ...query },
    reply: tasksReply,
  });
  // A page may be short without being the last: an empty one, or no way on, ends the list.
  const isLast = reply.orders.length === 0 || !reply.next || reply.next === query.next;
  return { tasks: reply.orders, next: isLast ? null : (reply.next ?? null) };
}

export async function findTask(client: Client, externalId: string, window: TaskWindow): Promise<TaskWire | null> {
  let next: number | null = 0;
  while (next !== null) {
    const page: TasksPage = await fetchTasks(client, { ...window, next });
    const found = page.tasks.find((task) => String(task.id) === externalId);
    if (found) return found;
    next = page.next;
  }
  return null;
}

export async function fetchNewTasks({ call, methods }: Client): Promise<TaskWire[]> {
  const { orders } = await call(methods.newTasks, { reply: newTasksReply });
  return orders;
}

/** By task id; a task that does not exist is missing. */
export async function fetchStatuses(
  { call, methods }: Client,
  ids: readonly number[],
): Promise<Map<number, TaskStatus>> {
  const statuses = new Map<number, TaskStatus>();
  for (let start = 0; start < ids.length; start += taskPageSize) {
    const { orders } = await call(methods.statuses, {
      body: { orders: ids.slice(start, start + taskPageSize) },
      reply: statusesReply,
    });
    for (const status of orders) statuses.set(status.id, status);
  }
  return statuses;
}
