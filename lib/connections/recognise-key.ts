import type { MarketplaceId } from "@/lib/marketplaces/types";

/** Keys are pasted: what stands around them is cut off, and a word "Bearer" in front too. */
export const cleanKey = (text: string) => text.replace(/^\s*bearer\s+/i, "").replace(/\s+/g, "");

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Whose key this looks like; null where its form says nothing, as with Uzum's. Wildberries gives a JWT that names the
 * seller, Yandex Market a text that starts with `ACMA:`, Ozon a UUID (their documentation, checked 2026-11).
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
