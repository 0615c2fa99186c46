import { photoFactsSchema } from "@/lib/ai/photo-facts";

/** The barcode that the seller gave, or else one whose bars were read on the photo without doubt. */
export function readBarcode({ barcode, facts }: { barcode: string | null; facts: unknown }): string | null {
  if (barcode) return barcode;
  const photo = photoFactsSchema.safeParse(facts);
  const seen = photo.success ? photo.data.barcode : null;
  return seen?.source === "seen" && seen.confidence >= 0.9 ? seen.value : null;
}
