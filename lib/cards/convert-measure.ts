/** Thousandths of the base unit (litre, kilogram) in one of each. */
const units: { pattern: RegExp; kind: "volume" | "weight"; size: number }[] = [
  { pattern: /^(ml|мл)$/i, kind: "volume", size: 1 },
  { pattern: /^(cl|сл)$/i, kind: "volume", size: 10 },
  { pattern: /^(l|л|литр\p{L}*)$/iu, kind: "volume", size: 1000 },
  { pattern: /^(g|gr|г|гр|грамм\p{L}*)$/iu, kind: "weight", size: 1 },
  { pattern: /^(kg|кг|килограмм\p{L}*)$/iu, kind: "weight", size: 1000 },
];

/** `"50 ml"` in `"л"` is `"0.05"`; null where the two do not belong together. */
export function convertMeasure(text: string, wantedUnit: string): string | null {
  const [, figure, unit = ""] = /^(\d{1,6}(?:[.,]\d{1,3})?)\s*(\p{L}+)\.?$/u.exec(text.trim()) ?? [];
  const from = units.find(({ pattern }) => pattern.test(unit));
  const to = units.find(({ pattern }) => pattern.test(wantedUnit.replace(/\.$/, "")));
  if (!figure || !from || from.kind !== to?.kind) return null;
  const value = (Number(figure.replace(",", ".")) * from.size) / to.size;
  return String(Number(value.toFixed(4)));
}
