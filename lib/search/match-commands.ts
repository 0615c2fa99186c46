import { foldQuery, foldText } from "@/lib/search/fold-text";

/** What the palette leads to or does, apart from the partner's rows. */
export type Command = {
  id: string;
  label: string;
  href?: string;
  /** A look or a language that is chosen at once. */
  choice?: { kind: "theme" | "locale"; value: string };
  /** With G before it, leads there from anywhere. */
  letter?: string;
};

/** Those whose label has every word of the query, in any spelling; all of them for an empty one. */
export function matchCommands(commands: Command[], query: string): Command[] {
  const spellings = foldQuery(query).map((key) => key.split(" "));
  if (spellings.length === 0) return commands;
  return commands.filter(({ label }) => {
    const key = foldText(label);
    return spellings.some((words) => words.every((word) => key.includes(word)));
  });
}
