import { expect, test } from "vitest";
import { fillAttributes } from "@/lib/cards/fill-attributes";
import { measureName } from "@/lib/cards/measure-name";
import type { CategoryAttribute } from "@/lib/marketplaces/types";
import { fact } from "./facts.ts";

const attribute = (name: string, more: Partial<CategoryAttribute> = {}): CategoryAttribute => ({
  externalId: name,
  name,
  type: "text",
  isRequired: true,
  isMany: false,
  unit: null,
  values: [],
  ...more,
});
const choices = (...texts: string[]) => ({
  type: "choice" as const,
  values: texts.map((text) => ({ externalId: `id-${text}`, text })),
});
const colour = fact("colour", "#c01828", { uz: "toʻq qizil", ru: "тёмно-красный, белый", source: "seen" });

test.each([
  [attribute("Цвет", choices("красный", "белый")), [colour], ["красный"], "seen"],
  [attribute("Цвет товара", { ...choices("красный", "белый"), isMany: true }), [colour], ["красный", "белый"], "seen"],
  [attribute("Бренд"), [fact("brand", "Bogiston")], ["Bogiston"], "given"],
  [attribute("Объем, л", { type: "number" }), [fact("volume", "50 ml")], ["0.05"], "given"],
  [attribute("Объём", { type: "number", unit: "мл" }), [fact("volume", "1,5 л")], ["1500"], "given"],
  [attribute("Вес", { type: "number", unit: "кг" }), [fact("weight", "150 g")], ["0.15"], "given"],
  [attribute("Количество в упаковке, шт", { type: "number" }), [fact("quantity", "60")], ["60"], "given"],
  [attribute("Форма выпуска"), [fact("name", "Vitamin C, 60 tabletka")], ["таблетки"], "given"],
  [attribute("Форма выпуска", choices("таблетки", "капсулы")), [fact("name", "Омега-3 капсулы")], ["капсулы"], "given"],
  [attribute("Пол", choices("Мужской", "Женский")), [fact("name", "Erkaklar futbolkasi")], ["Мужской"], "given"],
  [attribute("Материал", choices("хлопок", "лен")), [fact("name", "Футболка, хлопок")], ["хлопок"], "given"],
  [attribute("Российский размер", choices("46", "48")), [fact("name", "Футболка, размер 48")], ["48"], "given"],
  [attribute("Размер", choices("M", "L")), [fact("name", "Futbolka, oʻlchami M")], ["M"], "given"],
])("%j from the facts", (wanted, facts, texts, source) => {
  const [filled] = fillAttributes([wanted], facts, []);
  expect(filled?.values.map(({ text }) => text)).toEqual(texts);
  expect(filled).toMatchObject({ source, choices: [] });
});

test.each([
  [attribute("Российский размер", choices("46", "48")), [fact("name", "Futbolka 48 dona")]],
  [attribute("Объем, л", { type: "number" }), [fact("weight", "150 g")]],
  [attribute("Цвет", choices("синий")), [colour]],
  [attribute("Страна-изготовитель", choices("Китай")), [fact("name", "Футболка")]],
])("%j stays open where no fact says it, and offers its choices", (wanted, facts) => {
  const [filled] = fillAttributes([wanted], facts, []);
  expect(filled).toMatchObject({ values: [], source: null, choices: wanted.values });
});

test("open ones that nobody insists on are left out; what the seller answered stays", () => {
  expect(fillAttributes([attribute("Узор", { isRequired: false })], [], [])).toEqual([]);
  const wanted = attribute("Размер", choices("M", "L"));
  const [open] = fillAttributes([wanted], [], []);
  const answered = { ...(open as NonNullable<typeof open>), values: [{ text: "L" }], source: "given" as const };
  expect(fillAttributes([wanted], [], [answered])[0]?.values).toEqual([{ text: "L" }]);
});

test.each([
  ["Olma sharbati 1 litr", { volume: "1 l" }],
  ["Сок 0,2 л", { volume: "0.2 l" }],
  ["Krem 50ml", { volume: "50 ml" }],
  ["Витамин C 500 мг, 60 таблеток", { quantity: "60" }],
  ["Shokolad 100 g, 3 dona", { weight: "100 g", quantity: "3" }],
  ["USB 2.0 kabel 1 m", {}],
])("%s says %j", (name, wanted) => {
  expect(Object.fromEntries(measureName([fact("name", name)]).map(({ key, value }) => [key, value]))).toEqual(wanted);
});

test("a measure that was seen is not told again by the name", () => {
  expect(measureName([fact("name", "Sok 1 l"), fact("volume", "1 l")])).toEqual([]);
});
