/**
 * The two digits after 998 of numbers in use: mobile operators, and the areas of land lines (as known in 2026-11). New
 * ones appear, so a code that is missing here is asked about and never refused.
 */
const codes = new Set([
  ...["20", "33", "50", "55", "77", "87", "88", "90", "91", "93", "94", "95", "97", "98", "99"],
  ...["61", "62", "65", "66", "67", "69", "70", "71", "72", "73", "74", "75", "76", "78", "79"],
]);

/** `phone` as normalisePhone gives it. */
export const hasUnknownCode = (phone: string): boolean => !codes.has(phone.slice(3, 5));
