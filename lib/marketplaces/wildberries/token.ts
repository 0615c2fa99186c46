import { z } from "zod";
import type { Capability } from "@/lib/marketplaces/types";

/**
 * Pure, and safe in the browser: the connect screen decodes a key as it is pasted. A Wildberries key is a JWT that lives 180 days. Its public part says whose it is, until when, and for which
 * categories of methods. Source: dev.wildberries.ru, "Декодирование и проверка токенов WB API", 2026-04-03.
 */
export type TokenScope =
  | "content"
  | "analytics"
  | "prices"
  | "marketplace"
  | "statistics"
  | "promotion"
  | "feedbacks"
  | "chat"
  | "supplies"
  | "returns"
  | "documents"
  | "finance"
  | "users";

export type TokenFacts = {
  /** A personal one must not be given to a cloud service (rule of Wildberries); a base one has far lower limits. */
  kind: "base" | "test" | "personal" | "service" | "unknown";
  isReadOnly: boolean;
  /** Null when the token does not say. */
  scopes: ReadonlySet<TokenScope> | null;
  sellerId: string | null;
  expiresAt: Date | null;
};

/** Bit of the mask `s` for each category. */
const scopeBits: Record<TokenScope, number> = {
  content: 1,
  analytics: 2,
  prices: 3,
  marketplace: 4,
  statistics: 5,
  promotion: 6,
  feedbacks: 7,
  chat: 9,
  supplies: 10,
  returns: 11,
  documents: 12,
  finance: 13,
  users: 16,
};
const readOnlyBit = 30;
const kinds = { 1: "base", 2: "test", 3: "personal", 4: "service" } as const;

const payloadSchema = z.object({
  acc: z.number().optional(),
  exp: z.number().optional(),
  s: z.int().nonnegative().optional(),
  sid: z.string().optional(),
});

/** Reads what the key says about itself, without asking anyone. Null when it is no Wildberries token. */
export function readToken(key: string): TokenFacts | null {
  const parts = key.trim().split(".");
  if (parts.length !== 3 || !parts[1]) return null;
  const payload = payloadSchema.safeParse(parseBase64Json(parts[1]));
  if (!payload.success) return null;
  const { acc, exp, s, sid } = payload.data;
  return {
    kind: kinds[acc as keyof typeof kinds] ?? "unknown",
    isReadOnly: s !== undefined && hasBit(s, readOnlyBit),
    scopes: s === undefined ? null : readScopes(s),
    sellerId: sid ?? null,
    expiresAt: exp === undefined ? null : new Date(exp * 1000),
  };
}

function readScopes(mask: number): Set<TokenScope> {
  const all = Object.keys(scopeBits) as TokenScope[];
  return new Set(all.filter((scope) => hasBit(mask, scopeBits[scope])));
}

const hasBit = (mask: number, bit: number) => (BigInt(mask) >> BigInt(bit)) % 2n === 1n;

function parseBase64Json(text: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** What each category of methods unlocks (`x-category` of the specifications, 2026-08-17). */
const unlockedBy: Partial<Record<TokenScope, readonly Capability[]>> = {
  content: ["read-categories", "publish-card", "set-pictures", "read-listings", "read-moderation"],
  prices: ["set-price", "read-price", "read-quarantine"],
  marketplace: [
    "list-warehouses",
    "set-stock",
    "read-stock",
    "list-orders",
    "confirm-order",
    "cancel-order",
    "mark-units",
    "read-labels",
  ],
  // Goods on their way back to the seller stand in an analytics report, buyers' claims in the returns area.
  analytics: ["list-returns"],
  returns: ["list-returns"],
  chat: ["chats"],
  feedbacks: ["questions", "reviews"],
  finance: ["list-fees"],
};
/** Tariffs are open to a token of any category. */
const unlockedByAny: readonly Capability[] = ["read-tariffs"];

const changing: ReadonlySet<Capability> = new Set<Capability>([
  "publish-card",
  "set-pictures",
  "set-price",
  "set-stock",
  "confirm-order",
  "cancel-order",
  "mark-units",
]);

/** All that this adapter can do, in the order of its categories. */
export const offered: readonly Capability[] = [...new Set([...Object.values(unlockedBy).flat(), ...unlockedByAny])];

/** What a token lets us do. A token that names no categories is believed to have all of them. */
export function listUnlocked({ scopes, isReadOnly }: Pick<TokenFacts, "scopes" | "isReadOnly">): Capability[] {
  const scopesOpen = scopes ?? new Set(Object.keys(unlockedBy) as TokenScope[]);
  const open = new Set([...[...scopesOpen].flatMap((scope) => unlockedBy[scope] ?? []), ...unlockedByAny]);
  return offered.filter((capability) => open.has(capability) && !(isReadOnly && changing.has(capability)));
}

/**
 * Why a token is refused before anything is asked with it. Wildberries forbids giving a personal token to a cloud
 * service, and may switch such a token off.
 */
export function findTokenRefusal(
  { kind, expiresAt }: TokenFacts,
  now: Date,
): "personal-token" | "expired-token" | null {
  if (kind === "personal") return "personal-token";
  return expiresAt && expiresAt <= now ? "expired-token" : null;
}
