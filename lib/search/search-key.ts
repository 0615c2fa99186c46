import { foldText } from "@/lib/search/fold-text";

/** An index entry must stay under a third of a page: 2 704 bytes, up to four a letter. */
const most = 600;

/**
 * What a row is found by: its names and codes folded, side by side. A code stands there also without what parts it, so
 * that "AB12" finds "AB-12".
 */
export function makeSearchKey({ names, codes }: { names: (string | null)[]; codes: (string | null)[] }): string {
  const folded = [...names, ...codes].map((text) => foldText(text ?? ""));
  const joined = codes.map((code) => foldText(code ?? "").replaceAll(" ", ""));
  return [...new Set([...folded, ...joined])].filter(Boolean).join(" ").slice(0, most).toWellFormed();
}
