import { expect, test } from "vitest";
import { chooseCategory } from "@/lib/cards/choose-category";
import { fact } from "./facts.ts";

const leaf = (externalId: string, ...path: string[]) => ({ externalId, name: path.at(-1) ?? "", path, isLeaf: true });

const tree = [
  { ...leaf("g1", "Одежда"), isLeaf: false },
  leaf("tshirt", "Одежда", "Футболки"),
  leaf("dress", "Одежда", "Платья"),
  leaf("sneakers", "Обувь", "Кроссовки"),
  leaf("cable", "Электроника", "Аксессуары для телефонов", "Кабели и переходники"),
  leaf("vitamin", "Товары для здоровья", "Витамины и БАД"),
  leaf("juice", "Продукты питания", "Соки, нектары и морсы"),
  leaf("cream", "Красота", "Кремы"),
  leaf("lamp", "Товары для дома", "Настольные лампы и светильники"),
  leaf("other", "Разное", "Другие товары"),
];

test.each([
  ["Erkaklar futbolkasi qora, paxta", "tshirt"],
  ["Футболка мужская чёрная", "tshirt"],
  ["Ayollar koʻylagi yozgi", "dress"],
  ["Ayollar ko'ylagi", "dress"],
  ["Krossovka oq 42", "sneakers"],
  ["USB-C kabel 1 m", "cable"],
  ["Vitamin C 500 mg, 60 tabletka", "vitamin"],
  ["BOGISTON Olma sharbati 1 litr", "juice"],
  ["Сок яблочный", "juice"],
  ["Yuz uchun krem", "cream"],
  ["Stol lampasi LED", "lamp"],
])("%s is filed under %s, surely", (name, wanted) => {
  expect(chooseCategory(tree, [fact("name", name)])).toMatchObject({ externalId: wanted, isSure: true });
});

test("what only an assumption names is a suggestion", () => {
  const assumed = { source: "assumed", confidence: 0.4 } as const;
  expect(chooseCategory(tree, [fact("name", "Vitamin E", assumed)])).toMatchObject({
    externalId: "vitamin",
    isSure: false,
  });
  const category = fact("category", "juice", assumed);
  expect(chooseCategory(tree, [fact("name", "Bogʻ 1 l"), category])).toMatchObject({
    externalId: "juice",
    isSure: false,
  });
});

test("two leaves that are named alike are no sure choice", () => {
  const twice = [leaf("a", "Дети", "Футболки"), leaf("b", "Спорт", "Футболки")];
  expect(chooseCategory(twice, [fact("name", "Футболка")])?.isSure).toBe(false);
});

test("nothing named, nothing chosen", () => {
  expect(chooseCategory(tree, [fact("name", "Qandaydir narsa")])).toBeNull();
  expect(chooseCategory([], [fact("name", "Футболка")])).toBeNull();
});
