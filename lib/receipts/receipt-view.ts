import type { MarketplaceId } from "@/lib/marketplaces/types";

/** A receipt in the reader's words. */
export type ReceiptView = {
  id: string;
  title: string;
  marketplace: MarketplaceId | null;
  marketplaceName: string | null;
  badge: { text: string; tone: "good" | "attention" | "neutral" };
  time: { text: string; full: string; dateTime: string };
  changes: { label: string; before: string; after: string }[];
  why: string;
  evidence: { text: string; href?: string | undefined }[];
  cost: string | null;
  allowedBy: string;
};

export type ReceiptPage = { items: ReceiptView[]; nextBefore: string | null };
