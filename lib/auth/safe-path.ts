/** A path of our own to go on to after signing in; null for everything that could lead elsewhere. */
export function readOwnPath(next: unknown): string | null {
  if (typeof next !== "string" || !next.startsWith("/") || next.length > 500) return null;
  const origin = "http://own.invalid";
  const url = URL.canParse(next, origin) ? new URL(next, origin) : null;
  if (url?.origin !== origin || url.pathname.startsWith("//") || url.pathname.startsWith("/api/")) return null;
  return url.pathname + url.search;
}
