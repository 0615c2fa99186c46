import type { SearchKind } from "@/lib/search/schema";

export type SearchRow = { id: string; href: string; title: string; detail: string };
export type SearchGroup = { kind: SearchKind; rows: SearchRow[]; nextAfter: string | null };
