import { describe, expect, test } from "vitest";
import { yandexPush } from "@/lib/marketplaces/yandex/push";

const parse = (value: unknown) =>
  yandexPush.parse(Buffer.from(typeof value === "string" ? value : JSON.stringify(value)));

describe("Yandex Market's notifications", () => {
  test.each([
    ["PING", { time: "2026-11-20T10:00:00Z" }],
    ["ORDER_CREATED", { createdAt: "2026-11-20T13:00:00+03:00" }],
    ["ORDER_UPDATED", { updatedAt: "2026-11-20T10:00:00Z", updateType: "UNKNOWN" }],
    ["ORDER_STATUS_UPDATED", { updatedAt: "2026-11-20T10:00:00Z", status: "TELEPORTED" }],
    ["ORDER_CANCELLED", { cancelledAt: "2026-11-20T10:00:00Z" }],
    ["ORDER_CANCELLATION_REQUEST", { requestedAt: "2026-11-20T10:00:00Z" }],
    ["ORDER_RETURN_CREATED", { createdAt: "2026-11-20T10:00:00Z", returnId: 4 }],
    ["CHAT_MESSAGE_SENT", { sentAt: "2026-11-20T10:00:00Z" }],
    ["CHAT_ARBITRAGE_STARTED", { startedAt: "2026-11-20T10:00:00Z" }],
    ["CHAT_ARBITRAGE_FINISHED", { finishedAt: "2026-11-20T10:00:00Z" }],
    ["SOMETHING_NEW", { time: "2026-11-20T10:00:00Z" }],
  ])("%s is read with its ids and its time", (notificationType, fields) => {
    expect(parse({ notificationType, campaignId: 7, orderId: 9, businessId: 1, ...fields })).toEqual({
      type: notificationType,
      isProbe: notificationType === "PING",
      accountExternalId: "1",
      shopExternalId: "7",
      orderExternalId: "9",
      occurredAt: new Date("2026-11-20T10:00:00Z"),
    });
  });

  test.each([
    ["no JSON", "<html>"],
    ["no object", "[1]"],
    ["no type", "{}"],
    ["ids that are no ids", { notificationType: "PING", orderId: { not: "x" } }],
  ])("%s is no message", (_, body) => {
    expect(parse(body)).toBeNull();
  });

  test("bytes that are no UTF-8 are no message", () => {
    expect(yandexPush.parse(new Uint8Array([0xff, 0xfe]))).toBeNull();
  });

  test("a time that is no time is left out", () => {
    expect(parse({ notificationType: "PING", time: "yesterday" })?.occurredAt).toBeNull();
  });

  test("both answers have the documented shape", () => {
    const now = new Date("2026-11-20T10:00:00Z");
    const hint = parse({ notificationType: "PING" });
    expect(hint && yandexPush.accept(hint, now)).toEqual({
      status: 200,
      body: { version: "1.0.0", name: "SellerCloudX", time: "2026-11-20T10:00:00.000Z" },
    });
    expect(yandexPush.refuse(now)).toMatchObject({ status: 400, body: { error: { type: "WRONG_EVENT_FORMAT" } } });
  });
});
