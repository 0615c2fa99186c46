import { describe, expect, test } from "vitest";
import { ozonPush } from "@/lib/marketplaces/ozon/push";

const now = new Date("2026-11-20T09:00:00.000Z");
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value));
const parse = (value: unknown) => ozonPush.parse(bytes(value));

const posting = "24219509-0020-2";
const at = "2021-02-02T15:07:46.765Z";

describe("documented messages", () => {
  test.each([
    [{ message_type: "TYPE_NEW_POSTING", posting_number: posting, in_process_at: at, seller_id: 15 }, posting],
    [{ message_type: "TYPE_NEW_POSTING", posting_number: posting, in_process_at: at, seller_id: "15" }, posting],
    [
      { message_type: "TYPE_POSTING_CANCELLED", posting_number: posting, changed_state_date: at, seller_id: 15 },
      posting,
    ],
    [{ message_type: "TYPE_STATE_CHANGED", posting_number: posting, changed_state_date: at, seller_id: 15 }, posting],
    [
      { message_type: "TYPE_CUTOFF_DATE_CHANGED", posting_number: posting, new_cutoff_date: at, seller_id: 15 },
      posting,
    ],
    [
      {
        message_type: "TYPE_DELIVERY_DATE_CHANGED",
        posting_number: posting,
        new_delivery_date_begin: at,
        seller_id: 15,
      },
      posting,
    ],
    [{ message_type: "TYPE_CREATE_OR_UPDATE_ITEM", offer_id: "A", changed_at: at, seller_id: 15 }, null],
    [
      {
        message_type: "TYPE_FBO_POSTING_STATE_CHANGED",
        posting_number: posting,
        changed_state_date: at,
        seller_id: 15,
      },
      null,
    ],
  ])("%j", (message, orderExternalId) => {
    const hint = parse(message);
    expect(hint).toEqual({
      type: message.message_type,
      isProbe: false,
      accountExternalId: "15",
      shopExternalId: "15",
      orderExternalId,
      occurredAt: new Date(at),
    });
    expect(hint && ozonPush.accept(hint, now)).toEqual({ status: 200, body: { result: true } });
  });

  test("the probe is answered with version, name and time", () => {
    const hint = parse({ message_type: "TYPE_PING", time: at });
    expect(hint).toMatchObject({ isProbe: true, accountExternalId: null, orderExternalId: null });
    expect(hint && ozonPush.accept(hint, now)).toEqual({
      status: 200,
      body: { version: "1.0", name: "SellerCloudX", time: now.toISOString() },
    });
  });
});

test("a type of tomorrow, and fields that are not what they should be, still make a hint", () => {
  const odd = { message_type: "TYPE_TELEPORTED", posting_number: 7, seller_id: { id: 1 }, changed_state_date: "soon" };
  expect(parse(odd)).toMatchObject({
    type: "TYPE_TELEPORTED",
    accountExternalId: null,
    orderExternalId: null,
    occurredAt: null,
  });
});

test.each([
  ["nothing", ""],
  ["no JSON", "{"],
  ["a list", []],
  ["another marketplace's message", { notificationType: "PING" }],
  ["a type that is no text", { message_type: 5 }],
])("%s is no message", (_, value) => {
  expect(parse(value)).toBeNull();
});

test("bytes that are no text are no message", () => {
  expect(ozonPush.parse(new Uint8Array([0xff, 0xfe, 0x00]))).toBeNull();
});

test("a refusal has the documented shape", () => {
  expect(ozonPush.refuse(now)).toEqual({
    status: 400,
    body: { error: { code: "ERROR_UNKNOWN", message: expect.any(String), details: null } },
  });
});
