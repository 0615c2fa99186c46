import { z } from "zod";
import type { PushHint, PushProtocol } from "@/lib/marketplaces/port";

const idSchema = z.union([z.number(), z.string().regex(/^\d{1,20}$/)]).nullish();
const timeSchema = z.iso.datetime({ offset: true }).nullish().catch(null);

const messageSchema = z.object({
  notificationType: z.string().min(1).max(100),
  businessId: idSchema,
  campaignId: idSchema,
  orderId: idSchema,
  time: timeSchema,
  createdAt: timeSchema,
  updatedAt: timeSchema,
  cancelledAt: timeSchema,
  requestedAt: timeSchema,
  sentAt: timeSchema,
  startedAt: timeSchema,
  finishedAt: timeSchema,
});

type Message = z.infer<typeof messageSchema>;

/** Yandex appends `/notification` to the address given in the cabinet, and wants the same answer to each message. */
export const yandexPush: PushProtocol = {
  parse: (body) => {
    const message = readMessage(body);
    return message && hintOf(message);
  },
  accept: (_, now) => ({ status: 200, body: { version: "1.0.0", name: "SellerCloudX", time: now.toISOString() } }),
  /** 400 is the one refusal that is not sent again for two weeks. */
  refuse: () => ({ status: 400, body: { error: { type: "WRONG_EVENT_FORMAT", message: "Not a notification" } } }),
};

function readMessage(body: Uint8Array): Message | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return messageSchema.safeParse(json).data ?? null;
  } catch {
    return null;
  }
}

function hintOf(message: Message): PushHint {
  const time =
    message.updatedAt ??
    message.cancelledAt ??
    message.requestedAt ??
    message.createdAt ??
    message.sentAt ??
    message.startedAt ??
    message.finishedAt ??
    message.time;
  return {
    type: message.notificationType,
    isProbe: message.notificationType === "PING",
    accountExternalId: textOf(message.businessId),
    shopExternalId: textOf(message.campaignId),
    orderExternalId: textOf(message.orderId),
    occurredAt: time ? new Date(time) : null,
  };
}

const textOf = (id: number | string | null | undefined) => (id == null ? null : String(id));
