/** So'm as people type them: `12 500`, `12500`, `12.500`, `12 500,50 so'm`. Minor units, or null. */
export function readSom(text: string): bigint | null {
  const bare = text
    .replace(/(so['ʻ’‘`]?m|сум)\.?$/iu, "")
    .replace(/[\s\u00a0\u202f'_]/g, "")
    // A dot or comma before exactly three digits parts thousands; so'm have two decimals at most.
    .replace(/[.,](?=\d{3}(?:\D|$))/g, "");
  const match = /^(\d{1,12})(?:[.,](\d{1,2}))?$/.exec(bare);
  return match ? BigInt(match[1] ?? "0") * 100n + BigInt((match[2] ?? "").padEnd(2, "0")) : null;
}

/** A whole number as people type it: `1 200`. */
export function readCount(text: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f]/g, "");
  return /^\d{1,9}$/.test(bare) ? Number(bare) : null;
}

/** GS1's check digit: EAN-8, UPC-A, EAN-13, GTIN-14. */
export function isTradeNumber(digits: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return false;
  const [check = 0, ...rest] = [...digits].map(Number).reverse();
  const sum = rest.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 3 : 1), 0);
  return check === (10 - (sum % 10)) % 10;
}
