import type { SearchKind } from "@/lib/search/schema";

export type SearchRow = { id: string; href: string; title: string; detail: string };
/** A partner finds the own rows, an administrator finds partners. */
export type SearchGroup<Kind extends SearchKind | "partners" = SearchKind> = {
  kind: Kind;
  rows: SearchRow[];
  nextAfter: string | null;
};
