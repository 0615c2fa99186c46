import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Client } from "@/lib/marketplaces/wildberries/client";

/** Our open supplies are told from the seller's own by their name. */
const supplyName = "SellerCloudX";
const pageSize = 1000;

const suppliesReply = z.object({
  next: z.int().nullish(),
  supplies: z.array(z.object({ id: z.string(), name: z.string(), done: z.boolean() })),
});
const createdReply = z.object({ id: z.string() });

/**
 * A supply takes tasks of one warehouse, cargo type and border flag, and has those of its first task. So the open
 * supplies are tried from the newest, and where none takes the task a new one is made for it.
 */
export async function addToSupply(client: Client, taskId: number): Promise<void> {
  for (const supplyId of await listOpenSupplies(client)) {
    if (await tryAdd(client, supplyId, taskId)) return;
  }
  const { id } = await client.call(client.methods.createSupply, {
    body: { name: supplyName },
    reply: createdReply,
  });
  await add(client, id, taskId);
}

async function listOpenSupplies({ call, methods }: Client): Promise<string[]> {
  const open: string[] = [];
  let next = 0;
  for (;;) {
    const reply = await call(methods.supplies, {
      query: { limit: pageSize, next },
      reply: suppliesReply,
    });
    open.push(...reply.supplies.filter(({ name, done }) => name === supplyName && !done).map(({ id }) => id));
    if (reply.supplies.length < pageSize || !reply.next) return open.reverse();
    next = reply.next;
  }
}

async function tryAdd(client: Client, supplyId: string, taskId: number): Promise<boolean> {
  try {
    await add(client, supplyId, taskId);
    return true;
  } catch (error) {
    if (error instanceof MarketplaceError && error.code === "FailedToAddSupplyOrder") return false;
    throw error;
  }
}

async function add({ call, methods }: Client, supplyId: string, taskId: number): Promise<void> {
  await call(methods.fillSupply, {
    params: { supplyId },
    body: { orders: [taskId] },
    reply: z.null(),
  });
}

export async function deliverSupply({ call, methods }: Client, supplyId: string): Promise<void> {
  await call(methods.deliverSupply, { params: { supplyId }, reply: z.null() });
}
