import { expect, test } from "vitest";
import { matchCommands } from "@/lib/search/match-commands";

const commands = [
  { id: "/orders", label: "Buyurtmalar", href: "/orders" },
  { id: "/products/new", label: "Mahsulot qoʻshish", href: "/products/new" },
  { id: "ru", label: "Til: Русский" },
];

test.each([
  ["", ["/orders", "/products/new", "ru"]],
  ["buyur", ["/orders"]],
  ["буюртма", ["/orders"]],
  // "Buyur" typed with the Russian layout on.
  ["игнгк", ["/orders"]],
  ["qoshish mahsulot", ["/products/new"]],
  ["rus", ["ru"]],
  ["yoq narsa", []],
])("%j finds %j", (query, ids) => {
  expect(matchCommands(commands, query).map(({ id }) => id)).toEqual(ids);
});
