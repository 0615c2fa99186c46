import type { CardCopy, CardLanguage, CardText } from "@/lib/ai/card-text";
import { differsInFacts } from "@/lib/cards/compare-facts";
import { hasMixedScriptWord, isInLanguage, isShouting } from "@/lib/cards/script";
import { hasStopWord, hasSuperlative, listWords } from "@/lib/cards/stop-words";

export type CardRules = {
  id: string;
  /** In characters; null where the marketplace states none. */
  titleMax: number | null;
  descriptionMax: number | null;
  languages: readonly CardLanguage[];
};

export type CardFindingCode =
  | "missing"
  | "too-long"
  | "too-few-words"
  | "no-capital-first"
  | "stop-word"
  | "superlative"
  | "caps-lock"
  | "emoji"
  | "forbidden-symbol"
  | "wrong-script"
  | "mixed-script"
  | "typed-apostrophe"
  | "contact-or-link"
  | "markup"
  | "assumed-fact"
  | "facts-differ";

type CardField = "title" | "description" | "bullets";

export type CardFinding = {
  code: CardFindingCode;
  /** `blocking`: the marketplace refuses it or may fine for it. `advice`: better without. */
  severity: "blocking" | "advice";
  field: CardField;
  language: CardLanguage;
};

const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const link = /https?:|www\.|\b[a-z0-9-]{2,}\.(com|ru|uz|net|org|me|shop|su|info)\b/i;
const contact = /[\w.+-]+@[\w-]+\.\w+|(^|\s)@\w{3,}|(?:\+?998|\+7)[\s()-]*\d{2}[\s()-]*\d{3}[\s-]*\d{2}/;
// Uzum's manual lists the signs of a title: `, . : ; - – ( ) / “” % x *`; the two apostrophes are letters of uz.
const outsideUzumTitle = /[^\p{L}\p{M}\d\s,.:;\-–()/“”%*ʻʼ]/u;
const outsideAnyTitle = /[!?#@$^~<>|{}[\]=_\\]/;

/** Reads a card as a marketplace's moderator would, whoever wrote it. */
export function checkCard(card: CardText, marketplace: CardRules): CardFinding[] {
  const findings = marketplace.languages.flatMap((language) => {
    const copy = card[language];
    return copy ? checkCopy(copy, language, marketplace) : [finding("missing", "blocking", "title", language)];
  });
  const [first, second] = marketplace.languages.map((language) => card[language]);
  if (first && second && differsInFacts(first, second)) {
    findings.push(finding("facts-differ", "blocking", "bullets", marketplace.languages[1] ?? "ru"));
  }
  return findings;
}

function checkCopy(copy: CardCopy, language: CardLanguage, marketplace: CardRules): CardFinding[] {
  const bullets = copy.bullets.map((bullet) => bullet.text).join("\n");
  return [
    ...checkTitle(copy.title, language, marketplace),
    ...checkField("title", copy.title, language),
    ...checkDescription(copy.description, language, marketplace),
    ...checkField("description", copy.description, language),
    ...(bullets ? checkField("bullets", bullets, language) : []),
    ...listIf(
      copy.bullets.some((bullet) => bullet.source === "assumed"),
      "assumed-fact",
      "advice",
      "bullets",
      language,
    ),
  ];
}

function checkTitle(title: string, language: CardLanguage, marketplace: CardRules): CardFinding[] {
  const isUzum = marketplace.id === "uzum";
  // Only Uzum publishes these rules; elsewhere they are what sells.
  const severity = isUzum ? "blocking" : "advice";
  const hasForbidden = isUzum ? outsideUzumTitle.test(title) : outsideAnyTitle.test(title);
  return [
    ...listIf(title.trim() === "", "missing", "blocking", "title", language),
    ...listIf(isOver(title, marketplace.titleMax), "too-long", "blocking", "title", language),
    ...listIf(listWords(title).length < 3, "too-few-words", severity, "title", language),
    ...listIf(/^\P{L}*\p{Ll}/u.test(title), "no-capital-first", severity, "title", language),
    ...listIf(hasStopWord(title), "stop-word", severity, "title", language),
    ...listIf(hasForbidden, "forbidden-symbol", "blocking", "title", language),
  ];
}

function checkDescription(text: string, language: CardLanguage, marketplace: CardRules): CardFinding[] {
  return [
    ...listIf(text.trim() === "", "missing", "blocking", "description", language),
    ...listIf(isOver(text, marketplace.descriptionMax), "too-long", "blocking", "description", language),
    ...listIf(hasStopWord(text), "stop-word", "advice", "description", language),
  ];
}

function checkField(field: CardField, text: string, language: CardLanguage): CardFinding[] {
  return [
    ...listIf(isShouting(text), "caps-lock", "blocking", field, language),
    ...listIf(emoji.test(text), "emoji", "blocking", field, language),
    ...listIf(!isInLanguage(text, language), "wrong-script", "blocking", field, language),
    ...listIf(hasMixedScriptWord(text), "mixed-script", "blocking", field, language),
    ...listIf(link.test(text) || contact.test(text), "contact-or-link", "blocking", field, language),
    ...listIf(/<\/?[a-z!][^>]*>/i.test(text), "markup", "blocking", field, language),
    ...listIf(hasSuperlative(text), "superlative", "advice", field, language),
    ...listIf(language === "uz" && /\p{L}['`´‘’]\p{L}/u.test(text), "typed-apostrophe", "advice", field, language),
  ];
}

function isOver(text: string, max: number | null): boolean {
  return max !== null && [...text].length > max;
}

function finding(
  code: CardFindingCode,
  severity: CardFinding["severity"],
  field: CardField,
  language: CardLanguage,
): CardFinding {
  return { code, severity, field, language };
}

function listIf(isFound: boolean, ...found: Parameters<typeof finding>): CardFinding[] {
  return isFound ? [finding(...found)] : [];
}
