import { countForm } from "./russian-forms.ts";
import type { Language } from "./term.ts";

type Unit = {
  kind: "volume" | "weight" | "quantity" | "other";
  uz: string;
  ru: [string, string, string];
  stems: string;
};
export type NamedMeasure = { start: number; text: string; figure: string; unit: Unit };

const unit = (kind: Unit["kind"], uz: string, ru: string, stems: string): Unit => {
  const [one = "", few = one, many = one] = ru.split(",");
  return { kind, uz, ru: [one, few, many], stems };
};
/** Milligrams are a dose, metres a length: neither says how much is in the pack. */
const units: Unit[] = [
  unit("volume", "ml", "мл", "ml|мл|millilitr|миллилитр\\p{L}*"),
  unit("volume", "l", "л", "litrli|litr|литр\\p{L}*|l|л"),
  unit("weight", "kg", "кг", "kg|кг|kilogramm|килограмм\\p{L}*|kilo"),
  unit("weight", "g", "г", "gramm|грамм\\p{L}*|gr|гр|g|г"),
  unit("other", "mg", "мг", "mg|мг"),
  unit("other", "ME", "МЕ", "ме|me|iu"),
  unit("other", "sm", "см", "sm|см|cm"),
  unit("other", "mm", "мм", "mm|мм"),
  unit("other", "m", "м", "metr|метр\\p{L}*|m|м"),
  unit("other", "Vt", "Вт", "vt|вт|w"),
  unit("other", "GB", "ГБ", "gb|гб"),
  unit("quantity", "kapsula", "капсула,капсулы,капсул", "kapsula\\p{L}*|капсул\\p{L}*|capsules?"),
  unit("quantity", "tabletka", "таблетка,таблетки,таблеток", "tabletka\\p{L}*|таблет\\p{L}*|tablets?"),
  unit("quantity", "paketcha", "пакетик,пакетика,пакетиков", "paketcha|пакетик\\p{L}*|tea bags?"),
  unit("quantity", "juft", "пара,пары,пар", "juft|пара|пары|пар|pairs?"),
  unit("quantity", "dona", "шт", "dona|ta|шт|штук\\p{L}*|pcs|pieces"),
];

/** Every figure with its unit in a name, in the order in which they stand. */
export function listMeasures(text: string): NamedMeasure[] {
  return units
    .flatMap((one) => {
      const pattern = new RegExp(
        `(?<![\\d.,\\p{L}])(\\d{1,5}(?:[.,]\\d{1,3})?)[\\s-]?(?:${one.stems})(?![\\p{L}\\d])\\.?`,
        "giu",
      );
      return [...text.matchAll(pattern)].map((found) => ({
        start: found.index,
        text: found[0],
        figure: found[1] ?? "",
        unit: one,
      }));
    })
    .sort((first, second) => first.start - second.start);
}

export function writeMeasure({ figure, unit: { uz, ru } }: NamedMeasure, language: Language): string {
  return `${figure.replace(".", ",")} ${language === "uz" ? uz : countForm(figure, ru)}`;
}
