/** Roubles as text to whole kopecks; null when it is not an amount. */
export function toKopecks(text: string): bigint | null {
  const match = /^(-?\d{1,12})(?:\.(\d{1,4}))?$/.exec(text.trim());
  if (!match) return null;
  const fraction = BigInt((match[2] ?? "").padEnd(2, "0").slice(0, 2));
  const whole = BigInt(match[1] ?? "0") * 100n;
  return match[1]?.startsWith("-") ? whole - fraction : whole + fraction;
}

export function toRoubles(kopecks: bigint): string {
  const abs = kopecks < 0n ? -kopecks : kopecks;
  return `${kopecks < 0n ? "-" : ""}${abs / 100n}.${String(abs % 100n).padStart(2, "0")}`;
}
