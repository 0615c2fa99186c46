/** By how much the second half of a series is above the first, in whole percent; null where that says nothing. */
export function compareHalves(amounts: bigint[]): { direction: "up" | "down"; percent: number } | null {
  const half = Math.floor(amounts.length / 2);
  const add = (part: bigint[]) => part.reduce((total, one) => total + one, 0n);
  const before = add(amounts.slice(0, half));
  const after = add(amounts.slice(half));
  if (before <= 0n || after < 0n) return null;
  const percent = Number(((after - before) * 100n) / before);
  if (percent === 0) return null;
  return { direction: percent > 0 ? "up" : "down", percent: Math.abs(percent) };
}
