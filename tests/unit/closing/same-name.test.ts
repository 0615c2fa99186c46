import { expect, test } from "vitest";
import { isSameName } from "@/lib/closing/same-name";

test.each([
  ["Zarina Savdo", "Zarina Savdo"],
  ["  zarina   SAVDO ", "Zarina Savdo"],
  ["oʻzbek choyi", "O'zbek choyi"],
  ["O‘ZBEK CHOYI", "Oʻzbek choyi"],
  ['ooo "anor"', "OOO «Anor»"],
  ["zarina - savdo", "Zarina – Savdo"],
  ["САВДО УЙИ", "Савдо уйи"],
])("%j is %j", (typed, name) => {
  expect(isSameName(typed, name)).toBe(true);
});

test.each([
  ["", "Zarina Savdo"],
  ["Zarina", "Zarina Savdo"],
  ["ZarinaSavdo", "Zarina Savdo"],
  ["Zarina Savdo 2", "Zarina Savdo"],
  ["Зарина Савдо", "Zarina Savdo"],
])("%j is not %j", (typed, name) => {
  expect(isSameName(typed, name)).toBe(false);
});
