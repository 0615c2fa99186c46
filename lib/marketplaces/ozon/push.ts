import { z } from "zod";
import type { PushHint, PushProtocol } from "@/lib/marketplaces/port";

const time = z.string().nullish().catch(null);

/** Fields of all documented types; a type fills some of them. `seller_id` comes as a number or as text. */
const message = z.object({
  message_type: z.string().min(1).max(100),
  seller_id: z
    .union([z.number().int(), z.string().max(50)])
    .nullish()
    .catch(null),
  posting_number: z.string().max(100).nullish().catch(null),
  time,
  changed_state_date: time,
  in_process_at: time,
  changed_at: time,
  created_at: time,
  new_cutoff_date: time,
  new_delivery_date_begin: time,
});
type Message = z.infer<typeof message>;

/** Section "Push" of the specification, checked 2026-11. There is no signature: a push is only a hint (promise I1). */
export const ozonPush: PushProtocol = {
  parse(body) {
    const parsed = message.safeParse(parseJson(body));
    return parsed.success ? toHint(parsed.data) : null;
  },
  accept(hint, now) {
    if (!hint.isProbe) return { status: 200, body: { result: true } };
    return { status: 200, body: { version: "1.0", name: "SellerCloudX", time: now.toISOString() } };
  },
  refuse() {
    const error = { code: "ERROR_UNKNOWN", message: "The message was not taken.", details: null };
    return { status: 400, body: { error } };
  },
};

function toHint(pushed: Message): PushHint {
  const accountExternalId =
    pushed.seller_id === null || pushed.seller_id === undefined ? null : String(pushed.seller_id);
  return {
    type: pushed.message_type,
    isProbe: pushed.message_type === "TYPE_PING",
    accountExternalId,
    // A Client-Id is one cabinet, which is one shop.
    shopExternalId: accountExternalId,
    // Orders from Ozon's own warehouses are not among ours.
    orderExternalId: pushed.message_type.startsWith("TYPE_FBO_") ? null : (pushed.posting_number ?? null),
    occurredAt: readTime(pushed),
  };
}

/**
 * The time of the event. The messages of a changed date have none: the new date stands for it, so that two changes
 * of one posting are not taken for the same message.
 */
function readTime(pushed: Message): Date | null {
  const text =
    pushed.changed_state_date ??
    pushed.changed_at ??
    pushed.created_at ??
    pushed.time ??
    pushed.new_cutoff_date ??
    pushed.new_delivery_date_begin ??
    pushed.in_process_at;
  const parsed = text ? new Date(text) : null;
  return parsed && !Number.isNaN(parsed.getTime()) ? parsed : null;
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
