import type { MarketplaceId } from "@/lib/marketplaces/types";

/** Invisible characters that messengers put into copied text; JavaScript does not count them among white space. */
const invisible = /[\u200b-\u200f\u2060]/g;
/** Quotation marks around a key are never part of one. */
const quotes = /^["'`«»“”„‘’]+|["'`«»“”„‘’]+$/g;
/** What stands before a key in a documentation's example. */
const headerName = /^(?:(?:authorization|api-key)\s*:\s*)?(?:bearer\s+)?/i;

/** Keys are pasted: what stands around them is cut off, a header's name and the word "Bearer" too. */
export const cleanKey = (text: string) =>
  text.replace(invisible, "").trim().replace(quotes, "").trim().replace(headerName, "").replace(/\s+/g, "");

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whose key this looks like; null where its form says nothing, as with Uzum's, whose form no document tells.
 * Wildberries gives a JWT that names the seller, Yandex Market a text that starts with `ACMA:`, Ozon a UUID (their
 * documentation, checked 2026-11).
 */
export function recogniseKey(text: string): MarketplaceId | null {
  const key = cleanKey(text);
  if (/^ACMA:[\w:-]{8,}$/i.test(key)) return "yandex";
  if (uuid.test(key)) return "ozon";
  return namesSeller(key) ? "wildberries" : null;
}

function namesSeller(key: string): boolean {
  const [header, payload, signature, ...more] = key.split(".");
  if (!header || !payload || !signature || more.length > 0) return false;
  try {
    const claims: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    return typeof claims === "object" && claims !== null && "sid" in claims;
  } catch {
    return false;
  }
}
