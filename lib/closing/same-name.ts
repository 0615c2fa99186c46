/** One of each kind: keyboards differ, and so do the documents that a name is copied from. */
const marks: [RegExp, string][] = [
  [/[ʻʼ‘’‛`´′]/g, "'"],
  [/[«»“”„‟″]/g, '"'],
  [/[‐‑‒–—−]/g, "-"],
  [/\s+/g, " "],
];

const plain = (name: string) =>
  marks.reduce((text, [mark, one]) => text.replace(mark, one), name.normalize("NFKC").toLowerCase()).trim();

/** Whether somebody has typed this name, whatever the case, the spaces, and the kind of quotes and dashes. */
export const isSameName = (typed: string, name: string): boolean => plain(typed) === plain(name);
