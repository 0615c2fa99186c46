import { listMeasures } from "../words/measures.ts";
import { parseName } from "../words/parse-name.ts";
import type { Fact } from "./facts.ts";
import { findKind } from "./kinds.ts";
import { toPlainText } from "./plain-text.ts";

/**
 * The facts as a card tells them: net contents leave the name for a line of their own, the name's word stands before
 * what a photo shows, and the colour of a pack is no colour of what is in it.
 */
export function settleFacts(facts: readonly Fact[]): Fact[] {
  const { isColoured } = findKind(facts);
  const typed = facts.find((fact) => fact.key === "name");
  const name = typed && { ...typed, value: toPlainText(typed.value) };
  const contents = name ? listContents(name) : [];
  const told = new Set(contents.map((fact) => fact.key));
  const hasColour =
    name !== undefined &&
    parseName(name.value).some((piece) => piece.kind === "trait" && piece.trait.kind === "colour");
  const kept = facts.filter((fact) => {
    if (fact.key === "colour") return isColoured && (fact.source === "given" || !hasColour);
    return fact.key !== "name" && !told.has(fact.key);
  });
  return [...(name ? [{ ...name, value: takeContents(name.value) }] : []), ...kept, ...contents];
}

/** Volume and weight that the name states. Pieces stay in the name: "60 tabletka" says more than a figure. */
function listContents(name: Fact): Fact[] {
  return (["volume", "weight"] as const).flatMap((key) => {
    const found = listMeasures(name.value).find((measure) => measure.unit.kind === key);
    return found ? [{ key, value: `${found.figure} ${found.unit.uz}`, source: name.source }] : [];
  });
}

/** A name of nothing else stays whole. */
function takeContents(name: string): string {
  const contents = listMeasures(name).filter(({ unit }) => unit.kind === "volume" || unit.kind === "weight");
  const first = (kind: string) => contents.find(({ unit }) => unit.kind === kind);
  const bare = [first("volume"), first("weight")]
    .reduce((text, measure) => (measure ? text.replace(measure.text, " ") : text), name)
    .replace(/\s+/g, " ")
    .replace(/\s*,(?:\s*,)+/g, ",")
    .replace(/^[\s,–-]+|[\s,–-]+$/g, "")
    .replace(/\s+,/g, ",");
  return /\p{L}{3}/u.test(bare) ? bare : name;
}
