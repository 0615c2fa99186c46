import { cyrillicStems, protectedWords } from "@/lib/i18n/cyrillic-words";

type Tree = { [key: string]: string | Tree };

/** A whole catalogue in Cyrillic letters. The languages' own names stay as each of them is written. */
export function transliterateTree<T extends object>(tree: T): T {
  const entries = Object.entries(tree as Tree).map(([key, value]) => {
    if (key === "languages") return [key, value];
    return [key, typeof value === "string" ? transliterateMessage(value) : transliterateTree(value)];
  });
  return Object.fromEntries(entries);
}

/** A message of ICU: its sentences are written anew, its placeholders, choices and tags are not touched. */
export function transliterateMessage(message: string): string {
  let written = "";
  let at = 0;
  while (at < message.length) {
    const end = message[at] === "{" ? findClosing(message, at) : findText(message, at);
    const part = message.slice(at, end);
    written += part.startsWith("{") ? transliterateArgument(part) : transliterateText(part);
    at = end;
  }
  return written;
}

/** `{name}` as it stands; of `{count, plural, one {…} other {…}}` the bodies alone. */
function transliterateArgument(argument: string): string {
  const head = /^\{\s*\w+\s*,\s*(?:plural|selectordinal|select)\s*,/.exec(argument)?.[0];
  if (!head) return argument;
  let written = head;
  let at = head.length;
  while (at < argument.length - 1) {
    const open = argument.indexOf("{", at);
    if (open < 0) break;
    const end = findClosing(argument, open);
    written += `${argument.slice(at, open)}{${transliterateMessage(argument.slice(open + 1, end - 1))}}`;
    at = end;
  }
  return written + argument.slice(at);
}

function findText(message: string, from: number): number {
  const open = message.indexOf("{", from);
  return open < 0 ? message.length : open;
}

function findClosing(message: string, from: number): number {
  let depth = 0;
  for (let at = from; at < message.length; at += 1) {
    if (message[at] === "{") depth += 1;
    if (message[at] === "}") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return message.length;
}

const keptNames = protectedWords.toSorted((a, b) => b.length - a.length).join("|");
const endings = "(?:lar)?(?:imiz|ingiz|im|ing|si|i)?(?:ning|ni|ga|ka|gacha|da|dan|dagi|cha|siz|mi|lik)?";
const edge = "(?![\\wʻʼ])";
const start = "(?<![\\wʻʼ])";

/** What is kept: tags, addresses, names with a dot, codes with a digit or an underscore, letters alone, names. */
const pieces = new RegExp(
  [
    String.raw`(?<kept><\/?\w+>|\S*(?:\/\/|@)\S*|\w[\w-]*(?:\.[a-z0-9][\w-]*)+|\b[A-Za-z][–-][A-Za-z]\b`,
    String.raw`|${start}\w*[\d_]\w*[A-Za-z_]\w*|${start}[A-Za-z]+\d\w*|${start}[A-TV-Z]${edge}`,
    `|${start}(?:${keptNames})(?=${endings}${edge}))`,
    "|(?<word>[A-Za-zʻʼ]+)",
  ].join(""),
  "gu",
);

/** Plain Uzbek text. */
export function transliterateText(text: string): string {
  let nameEnd = -1;
  return text.replace(pieces, (piece, ...rest) => {
    const { kept } = rest.at(-1) as { kept?: string };
    const at = rest.at(-3) as number;
    if (kept === undefined) return transliterateWord(piece, at === nameEnd && /^[a-z]/.test(piece));
    if (protectedWords.includes(piece)) nameEnd = at + piece.length;
    return piece;
  });
}

const stems = Object.entries(cyrillicStems).map(([latin, cyrillic]) => ({
  pattern: new RegExp(`^${latin}`, "i"),
  cyrillic,
}));

function transliterateWord(word: string, isEnding: boolean): string {
  // No Uzbek word has a w, or a c without an h: it is a foreign one.
  if (/w|c(?!h)/i.test(word)) return word;
  const stem = isEnding ? undefined : stems.find(({ pattern }) => pattern.test(word));
  const taken = stem?.pattern.exec(word)?.[0] ?? "";
  const rest = word.slice(taken.length);
  // The soft sign at a word's end falls away before an ending: апрель, апрелдан.
  const written = rest === "" ? (stem?.cyrillic ?? "") : (stem?.cyrillic ?? "").replace(/ь$/, "");
  return matchCase(written, taken) + writeLetters(rest, isEnding || taken !== "");
}

function matchCase(cyrillic: string, latin: string): string {
  if (latin.length > 1 && latin === latin.toUpperCase()) return cyrillic.toUpperCase();
  const isCapital = latin !== "" && latin[0] !== latin[0]?.toLowerCase();
  return isCapital ? cyrillic.charAt(0).toUpperCase() + cyrillic.slice(1) : cyrillic;
}

/** Longer groups first. */
const letterGroups = /ts(?=iy)|sʼ(?=h)|yoʻ|oʻ|gʻ|sh|ch|yo|yu|ya|ye|[a-zʻʼ]/giu;

const cyrillicGroups: Record<string, string> = {
  ...{ ts: "ц", sʼ: "с", oʻ: "ў", gʻ: "ғ", yoʻ: "йў", sh: "ш", ch: "ч", yo: "ё", yu: "ю", ya: "я", ye: "е", ʼ: "ъ" },
  ...{ a: "а", b: "б", d: "д", f: "ф", g: "г", h: "ҳ", i: "и", j: "ж", k: "к", l: "л", m: "м", n: "н", o: "о" },
  ...{ p: "п", q: "қ", r: "р", s: "с", t: "т", u: "у", v: "в", x: "х", y: "й", z: "з", ʻ: "" },
};

function writeLetters(word: string, isInside: boolean): string {
  return word.replace(letterGroups, (group, at: number) => {
    const lower = group.toLowerCase();
    const before = word[at - 1]?.toLowerCase() ?? (isInside ? "-" : "");
    const written = lower === "e" ? writeE(before) : lower === "s" ? writeS(word, at) : cyrillicGroups[lower];
    if (written === undefined) return group;
    if (group.length > 1 && group === group.toUpperCase()) return written.toUpperCase();
    return group[0] === lower[0] ? written : written.charAt(0).toUpperCase() + written.slice(1);
  });
}

/** э opens a word and follows a vowel: elektron, poeziya; е stands everywhere else. */
const writeE = (before: string) => (before === "" || /[aoueiʻ]/.test(before) ? "э" : "е");

/** Loans write ц before -iya as s after a consonant: aksiya, kvitansiya. */
const writeS = (word: string, at: number) => (/^[knp]siy/i.test(word.slice(at - 1)) ? "ц" : "с");
