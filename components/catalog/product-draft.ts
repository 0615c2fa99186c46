import type { CategoryKey } from "@/lib/ai/photo-facts";
import type { SentPhoto } from "@/lib/catalog/send-photo";

export type ProductDraft = {
  name: string;
  barcode: string;
  brand: string;
  category: CategoryKey | "";
  photo: SentPhoto | null;
  /** The name is a guess: it goes out only once the seller has said yes to it or has typed another. */
  isNameAssumed: boolean;
};

export const emptyDraft: ProductDraft = {
  name: "",
  barcode: "",
  brand: "",
  category: "",
  photo: null,
  isNameAssumed: false,
};
