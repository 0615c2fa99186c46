import { findProduct } from "../words/products.ts";
import type { Fact } from "./facts.ts";

/** On these a buyer chooses by colour; on a pack of food or cosmetics the colour is the pack's. */
const coloured = /^(?:clothing\.|shoes$|accessory$|electronics$|home$)/;
const packed = /^(?:cosmetics|supplement|juice|food)$/;

type Kind = { isColoured: boolean; isPacked: boolean };

/** The kind of goods by the table's category, or else by the words of the name. */
export function findKind(facts: readonly Fact[]): Kind {
  const named = facts.find((fact) => fact.key === "name");
  const category =
    facts.find((fact) => fact.key === "category")?.value ?? findProduct(named?.value ?? "")?.category ?? "";
  return { isColoured: coloured.test(category), isPacked: packed.test(category) };
}
