import { readdirSync, readFileSync } from "node:fs";
import { projectRoot } from "../support/project.ts";
import { readArguments } from "./read-icu.ts";

type Tree = { [key: string]: string | Tree };

export const messagesFolder = `${projectRoot}/lib/i18n/messages`;

/** CLDR's cardinal categories for whole numbers. */
const categories: Record<string, string[]> = {
  uz: ["one", "other"],
  ru: ["few", "many", "one", "other"],
  en: ["one", "other"],
};

/**
 * Uzbek is the source: what another language lacks or has too much, placeholders that differ, and plurals without a
 * form that their language needs.
 */
export function findMessageFaults(folder = messagesFolder): string[] {
  return readdirSync(`${folder}/uz`).flatMap((file) => {
    const source = readCatalogue("uz", file, folder);
    return Object.keys(categories).flatMap((locale) => {
      const texts = readCatalogue(locale, file, folder);
      const name = (key: string) => `${locale}/${file}: ${key}`;
      const missing = [...source.keys()].filter((key) => !texts.has(key)).map((key) => `${name(key)} is missing`);
      const extra = [...texts.keys()].filter((key) => !source.has(key)).map((key) => `${name(key)} is not in Uzbek`);
      const differing = [...source].flatMap(([key, text]) => {
        const theirs = texts.get(key);
        return theirs !== undefined && listNames(theirs) !== listNames(text)
          ? [`${name(key)} has other placeholders`]
          : [];
      });
      const poor = [...texts].flatMap(([key, text]) =>
        findPoorPlurals(text, locale).map((fault) => `${name(key)} ${fault}`),
      );
      return [...missing, ...extra, ...differing, ...poor];
    });
  });
}

/** Dotted keys and their texts. */
export function readCatalogue(locale: string, file: string, folder = messagesFolder): Map<string, string> {
  return flatten(JSON.parse(readFileSync(`${folder}/${locale}/${file}`, "utf8")));
}

function flatten(tree: Tree, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${prefix}${key}`, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

function findPoorPlurals(text: string, locale: string): string[] {
  const needed = categories[locale] ?? [];
  return readArguments(text)
    .filter(({ kind }) => kind === "plural")
    .flatMap(({ name, options }) => {
      const given = options.filter((option) => !option.startsWith("="));
      const lacking = needed.filter((category) => !given.includes(category));
      const unknown = given.filter((category) => !needed.includes(category));
      return [
        ...(lacking.length ? [`{${name}} lacks the form ${lacking.join(", ")}`] : []),
        ...(unknown.length ? [`{${name}} has a form that the language does not know: ${unknown.join(", ")}`] : []),
      ];
    });
}

/** Names with their kinds; tags too. Which words stand inside a choice is each language's own business. */
function listNames(text: string): string {
  const named = readArguments(text).map(({ name, kind, options }) =>
    kind === "select" ? `${name} ${options.toSorted().join("|")}` : name,
  );
  const tags = [...text.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`);
  return [...new Set([...named, ...tags])].sort().join(" ");
}
