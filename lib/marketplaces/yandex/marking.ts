import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { ItemOutcome, MarketplaceOrder, MarkingCode, Shop } from "@/lib/marketplaces/types";
import { accepted, rejected, unknown, wordsOf } from "@/lib/marketplaces/yandex/batches";
import { fillBoxes, type Instance } from "@/lib/marketplaces/yandex/boxes";
import type { Client } from "@/lib/marketplaces/yandex/client";
import { readCodeChecks } from "@/lib/marketplaces/yandex/code-checks";
import { findWireOrder } from "@/lib/marketplaces/yandex/order-reads";
import type { WireItem, WireOrder } from "@/lib/marketplaces/yandex/order-wire";
import { emptyReply } from "@/lib/marketplaces/yandex/wire";

type Input = { shop: Shop; order: MarketplaceOrder; codes: MarkingCode[] };

/**
 * Codes go with the layout of the boxes; the one that stands there is kept, else all goes into one box. Given once more, the
 * same codes are not sent again: the answer then tells how their check ended. Units are never taken out of the order.
 */
export async function setMarkingCodes(client: Client, { shop, order, codes }: Input): Promise<ItemOutcome> {
  const id = order.externalId;
  const refuse = (words: string) => rejected(id, { code: "other", field: "instances", words });
  const current = await findWireOrder(client, shop, id);
  if (!current) return refuse("no such order");
  const instances = new Map<number, Instance[]>();
  for (const item of current.items) {
    const own = codes.filter(({ externalLineId }) => externalLineId === String(item.id));
    const fault = findFault(item, own);
    if (fault) return refuse(fault);
    instances.set(item.id, own.length > 0 ? own.map(toInstance) : (item.instances ?? []).flatMap(keepInstance));
  }
  const isKnown = (lineId: string) => current.items.some((item) => String(item.id) === lineId);
  const stray = codes.find(({ externalLineId }) => !isKnown(externalLineId));
  if (codes.length === 0 || stray) return refuse(stray ? `no line ${stray.externalLineId}` : "no codes");
  try {
    if (!current.items.every((item) => hasAll(item, instances.get(item.id) ?? []))) {
      await send(client, shop, current, instances);
    }
  } catch (error) {
    if (!(error instanceof MarketplaceError)) throw error;
    if (error.failure === "unavailable" || error.failure === "unexpected-reply") return unknown(id);
    if (error.failure !== "rejected" || error.code === "no-right") throw error;
    return refuse(wordsOf(error));
  }
  // The codes are there already: whether their check can be read right now does not change that.
  return readCodeChecks(client, shop, id).catch((error: unknown) => {
    if (error instanceof MarketplaceError) return accepted(id);
    throw error;
  });
}

/** One code for each unit of the line; the marketplace knows other kinds than ours too. */
function findFault({ id, count }: WireItem, codes: MarkingCode[]): string | null {
  const foreign = codes.find(({ kind }) => kind !== "cis" && kind !== "uin");
  if (foreign) return `${foreign.kind} is not taken`;
  if (codes.length > 0 && codes.length !== count) return `line ${id}: ${codes.length} codes for ${count} units`;
  return null;
}

const toInstance = ({ kind, code }: MarkingCode): Instance => (kind === "uin" ? { uin: code } : { cis: code });

type KnownInstance = NonNullable<WireItem["instances"]>[number];

const keepInstance = ({ cis, cisFull, uin }: KnownInstance): Instance[] => {
  const whole = cisFull ?? cis;
  if (whole) return [{ cis: whole }];
  return uin ? [{ uin }] : [];
};

/** `cis` may be told without its last part, `cisFull` with it. */
function hasAll({ instances }: WireItem, wanted: Instance[]): boolean {
  const isSame = (known: KnownInstance, one: Instance) =>
    one.cis === undefined ? known.uin === one.uin : known.cisFull === one.cis || known.cis === one.cis;
  return wanted.every((one) => (instances ?? []).some((known) => isSame(known, one)));
}

async function send(client: Client, shop: Shop, order: WireOrder, instances: ReadonlyMap<number, Instance[]>) {
  const { status } = await client.call({
    method: "setOrderBoxLayout",
    params: { campaignId: shop.externalId, orderId: order.orderId },
    body: { boxes: fillBoxes(order, instances) },
    reply: emptyReply,
  });
  if (status !== "OK") throw new MarketplaceError("rejected", { code: status });
}
