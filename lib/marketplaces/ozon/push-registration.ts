import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import { wireAll, wireFlag, wireList, wireText } from "@/lib/marketplaces/ozon/wire";

/** What is read again on a hint: postings, cards and chats. Changes of stock are our own. */
const pushTypes = [
  "TYPE_NEW_POSTING",
  "TYPE_POSTING_CANCELLED",
  "TYPE_STATE_CHANGED",
  "TYPE_DELIVERY_DATE_CHANGED",
  "TYPE_CUTOFF_DATE_CHANGED",
  "TYPE_CREATE_OR_UPDATE_ITEM",
  "TYPE_NEW_MESSAGE",
];

const wireUrl = z.object({
  id: z.number().int(),
  url: z.string(),
  enable: wireFlag,
  types: wireList(z.object({ type: z.string() })),
});
const listReply = z.object({ urls: wireAll(wireUrl) });
const checkReply = z.object({
  is_active: wireFlag,
  errors: wireList(z.object({ type: wireText, description: wireText })),
});
/** The changing methods answer 200 without a body. */
const noReply = z.unknown();

/**
 * Ozon stops sending to an address whose answers were too bad or too slow and wants it confirmed before it goes on:
 * checked, then enabled. An address of ours with another last part is an older one of this connection: it is moved.
 */
export async function registerPush(
  client: OzonClient,
  { url }: { url: string },
): Promise<{ change: "none" | "registered" | "woken" }> {
  const { urls } = await client.post("pushList", {}, listReply);
  const known = urls.find((one) => one.url === url);
  if (known?.enable && hasAllTypes(known)) return { change: "none" };
  await requireActive(client, url);
  if (known && hasAllTypes(known)) {
    await client.post("pushEnable", { id: known.id, enabled: true }, noReply);
    return { change: "woken" };
  }
  const older = known ?? urls.find((one) => isSameReceiver(one.url, url));
  if (!older) {
    await client.post("pushSet", { url, types: pushTypes }, noReply);
    return { change: "registered" };
  }
  const types = [...new Set([...older.types.map(({ type }) => type), ...pushTypes])];
  await client.post("pushUpdate", { id: older.id, types, ...(older !== known && { url }) }, noReply);
  if (!older.enable) await client.post("pushEnable", { id: older.id, enabled: true }, noReply);
  return { change: known && !known.enable ? "woken" : "registered" };
}

const hasAllTypes = ({ types }: z.infer<typeof wireUrl>) =>
  pushTypes.every((wanted) => types.some(({ type }) => type === wanted));

async function requireActive(client: OzonClient, url: string) {
  const { is_active, errors } = await client.post("pushCheck", { url }, checkReply);
  if (is_active) return;
  const words = errors.map(({ type, description }) => `${type} ${description}`.trim()).join("; ");
  throw new MarketplaceError("rejected", { code: "push-url", words });
}

function isSameReceiver(one: string, other: string): boolean {
  const folder = (address: string) => address.slice(0, address.lastIndexOf("/"));
  return URL.canParse(one) && folder(one) === folder(other);
}
