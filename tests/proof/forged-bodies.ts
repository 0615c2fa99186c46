import { gzipSync } from "node:zlib";
import { sellerClientId } from "../../local/marketplaces/ozon/seller-key.ts";

export type Marketplace = "ozon" | "yandex";
export type Target = { token: string; account: string; shop: string };
export type Forged = {
  kind: string;
  hasToken: boolean;
  marketplace: Marketplace;
  token: string;
  body: Uint8Array<ArrayBuffer>;
  headers: Record<string, string>;
};

type Making = Pick<Forged, "kind" | "hasToken"> & {
  make: (number: number, marketplace: Marketplace, target: Target) => string | Buffer;
  headers?: Record<string, string>;
};

/** An order message of the marketplace, about the given account and order. */
function orderMessage(marketplace: Marketplace, { account, shop }: Target, order: string, more: object = {}): string {
  return JSON.stringify(
    marketplace === "ozon"
      ? { message_type: "TYPE_NEW_POSTING", seller_id: account, posting_number: order, ...more }
      : { notificationType: "ORDER_CREATED", campaignId: Number(shop), orderId: Number(order), ...more },
  );
}

const someoneElse = { token: "", account: "777", shop: "777" };
const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);
const bomb = gzipSync(Buffer.alloc(50_000_000));

const makings = (foreignOrder: Record<Marketplace, string>): Making[] => [
  {
    kind: "wrong token",
    hasToken: false,
    make: (number, marketplace, target) => orderMessage(marketplace, target, String(number)),
  },
  { kind: "wrong token, bytes", hasToken: false, make: (number) => Buffer.alloc(1_000, number) },
  { kind: "wrong token, gzip bomb", hasToken: false, make: () => bomb, headers: { "content-encoding": "gzip" } },
  {
    kind: "another seller's id",
    hasToken: true,
    make: (number, marketplace) => orderMessage(marketplace, someoneElse, String(number)),
  },
  {
    kind: "another tenant's order",
    hasToken: true,
    make: (number, marketplace, target) =>
      orderMessage(marketplace, target, foreignOrder[marketplace], { changed_at: number, createdAt: number }),
  },
  {
    kind: "64 KB and one byte",
    hasToken: true,
    make: (number, marketplace, target) => {
      const bare = orderMessage(marketplace, target, String(number), { x: "" });
      return orderMessage(marketplace, target, String(number), { x: "x".repeat(65_537 - bare.length) });
    },
  },
  { kind: "gzip bomb", hasToken: true, make: () => bomb, headers: { "content-encoding": "gzip" } },
  { kind: "gzip bomb as it is", hasToken: true, make: () => bomb.subarray(0, 60_000) },
  {
    kind: "NUL and lone surrogates",
    hasToken: true,
    make: (number) => `{"notificationType":"\\u0000","message_type":"\\u0000\\ud800","orderId":"\\u0000${number}"}`,
  },
  { kind: "deep lists", hasToken: true, make: (number) => deep("[", "]", 32_000 - (number % 100)) },
  {
    kind: "deep message",
    hasToken: true,
    make: (number, marketplace, target) =>
      orderMessage(marketplace, target, String(number)).replace(/}$/, `,"x":${deep("[", "]", 30_000)}}`),
  },
  {
    kind: "operators for ids",
    hasToken: true,
    make: (number) =>
      `{"notificationType":"ORDER_CREATED","message_type":{"not":${number}},"orderId":{"not":"x"},"__proto__":{"a":1}}`,
  },
];

/** The n-th forged message: each kind in turn, for both marketplaces. */
export function forge(
  number: number,
  targets: Record<Marketplace, Target>,
  foreignOrder: Record<Marketplace, string>,
): Forged {
  const all = makings(foreignOrder);
  const marketplace: Marketplace = Math.floor(number / all.length) % 2 === 0 ? "ozon" : "yandex";
  const making = all[number % all.length] as Making;
  const { kind, hasToken, headers = {} } = making;
  const target = targets[marketplace];
  const token = hasToken ? target.token : `x${target.token.slice(1)}${number}`;
  return {
    kind,
    hasToken,
    marketplace,
    token,
    body: new Uint8Array(Buffer.from(making.make(number, marketplace, target))),
    headers,
  };
}

/** The keys of a second seller at the sandboxes whose first seller has `key`. */
export const keysOfAnother = (key: string) => ({
  ozon: { key: `${key}~other`, clientId: sellerClientId("480172", "other") },
  yandex: { key: `ACMA:${key}~other` },
});
