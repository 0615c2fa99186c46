import type { Suggestion } from "@/lib/catalog/link-rules";

export type LinkCandidate = { id: string; name: string; sku: string; photoUrl: string | null };

export type LinkItem = {
  id: string;
  title: string;
  sku: string;
  barcode: string | null;
  shop: string;
  url: string | null;
  state: "MODERATING" | "LIVE" | "REJECTED" | "BLOCKED" | "HIDDEN" | "UNKNOWN";
  price: string | null;
  stock: number | null;
  isIgnored: boolean;
  suggestions: (LinkCandidate & { why: Suggestion["why"]; percent: number })[];
  /** What it is linked to, and by what. */
  product: { id: string; name: string; sku: string; by: "SKU" | "BARCODE" | "PARTNER" } | null;
};

export type LinkPage = {
  counts: { open: number; linked: number; ignored: number };
  items: LinkItem[];
  nextAfter: string | null;
};
