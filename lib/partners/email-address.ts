import { dropInvisible } from "@/lib/partners/drop-invisible";

/** RFC 5321's limit of a path, and what mail programs let through: no quotes, no comments, no bare addresses. */
const address =
  /^[a-z0-9_+-](?:[a-z0-9.'_+-]*[a-z0-9_+-])?@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** Normalised before it is validated or compared (promise U5): NFKC, visible, lower case; null if that is no address. */
export function normaliseEmail(text: string): string | null {
  const normal = dropInvisible(text.normalize("NFKC")).trim().toLowerCase();
  return normal.length <= 254 && address.test(normal) && !normal.includes("..") ? normal : null;
}
