import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, MarketplaceOrder } from "@/lib/marketplaces/types";
import { attempt } from "@/lib/marketplaces/wildberries/attempt";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { complain, complainAbout, outcome, refuse } from "@/lib/marketplaces/wildberries/complaints";
import { fetchStatuses, findTask, toUnixSeconds } from "@/lib/marketplaces/wildberries/order-calls";
import { toOrderState } from "@/lib/marketplaces/wildberries/order-state";
import { addToSupply, deliverSupply } from "@/lib/marketplaces/wildberries/supply-calls";

/**
 * A new task is confirmed by joining a supply, and that is as far as one task can go alone. An order that the caller
 * knows as `TO_PACK` is handed over: its supply, with all tasks in it, goes into delivery and they become `PACKED`.
 * The step is chosen by what the caller knows, never by what is read, so that a repeat does not take the next one.
 */
export async function confirmOrder(client: Client, { order }: { order: MarketplaceOrder }): Promise<ItemOutcome> {
  const id = Number(order.externalId);
  return change(order, async (sku) => {
    const status = (await fetchStatuses(client, [id])).get(id);
    if (!status) return refuse(sku, complain("no such task", "other"));
    const state = toOrderState(status);
    if (state === "NEW") {
      await addToSupply(client, id);
      return outcome(sku, "confirmed");
    }
    if (state === "TO_PACK" && order.state === "TO_PACK") {
      await deliverSupply(client, await findSupplyId(client, order));
      return outcome(sku, "confirmed");
    }
    if (state === "CANCELLED" || state === "ATTENTION") {
      return refuse(sku, complain(`${status.supplierStatus}/${status.wbStatus}`, "other"));
    }
    return outcome(sku, "unchanged");
  });
}

/** By the seller, while Wildberries has not got the goods. It takes no reason. */
export async function cancelOrder(client: Client, { order }: { order: MarketplaceOrder }): Promise<ItemOutcome> {
  const id = Number(order.externalId);
  return change(order, async (sku) => {
    try {
      await client.call(client.methods.cancelTask, { params: { orderId: id }, reply: z.null() });
      return outcome(sku, "confirmed");
    } catch (error) {
      if (!(error instanceof MarketplaceError) || error.code !== "StatusMismatch") throw error;
      const status = (await fetchStatuses(client, [id])).get(id);
      const isCancelled = status && toOrderState(status) === "CANCELLED";
      return isCancelled ? outcome(sku, "unchanged") : refuse(sku, complainAbout(error, "other"));
    }
  });
}

function change(order: MarketplaceOrder, act: (sku: string) => Promise<ItemOutcome>): Promise<ItemOutcome> {
  const sku = order.lines[0]?.listing.sku ?? order.externalId;
  return attempt(() => act(sku), {
    lost: () => outcome(sku, "unknown"),
    refused: (reason) => refuse(sku, reason),
    code: "other",
  });
}

/** A task names its supply in the list of tasks alone, which is asked for the second of its creation. */
async function findSupplyId(client: Client, order: MarketplaceOrder): Promise<string> {
  const second = toUnixSeconds(order.orderedAt);
  const task = await findTask(client, order.externalId, { dateFrom: second, dateTo: second + 1 });
  if (task?.supplyId) return task.supplyId;
  throw new MarketplaceError("rejected", { code: "no-supply", words: "the task is in no supply" });
}
