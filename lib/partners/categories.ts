/** What a partner sells; named in the catalogues under `auth.categories`. */
export const businessCategories = [
  "electronics",
  "clothing",
  "shoes",
  "beauty",
  "home",
  "appliances",
  "kids",
  "food",
  "sport",
  "auto",
  "books",
  "other",
] as const;

export type BusinessCategory = (typeof businessCategories)[number];

/** A stored word that is no longer offered counts as "other". */
export const readCategory = (stored: string): BusinessCategory =>
  businessCategories.find((known) => known === stored) ?? "other";
