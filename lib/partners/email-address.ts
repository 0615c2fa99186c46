import { z } from "zod";

/** Normalised before it is validated or compared (promise U5): NFKC, lower case; null if that is no address. */
export function normaliseEmail(text: string): string | null {
  const normal = text.normalize("NFKC").trim().toLowerCase();
  const parsed = z.email().max(254).safeParse(normal);
  return parsed.success && normal.split("@").length === 2 ? normal : null;
}
