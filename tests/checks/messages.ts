import { readdirSync, readFileSync } from "node:fs";
import { projectRoot } from "../support/project.ts";

type Tree = { [key: string]: string | Tree };

/** Uzbek is the source: what another language lacks or has too much, and placeholders that differ. */
export function findMessageFaults(folder = `${projectRoot}/lib/i18n/messages`): string[] {
  const read = (locale: string, file: string) =>
    flatten(JSON.parse(readFileSync(`${folder}/${locale}/${file}`, "utf8")));
  return readdirSync(`${folder}/uz`).flatMap((file) => {
    const source = read("uz", file);
    return ["ru", "en"].flatMap((locale) => {
      const other = read(locale, file);
      const name = (key: string) => `${locale}/${file}: ${key}`;
      const missing = [...source.keys()].filter((key) => !other.has(key)).map((key) => `${name(key)} is missing`);
      const extra = [...other.keys()].filter((key) => !source.has(key)).map((key) => `${name(key)} is not in Uzbek`);
      const differing = [...source].flatMap(([key, text]) => {
        const theirs = other.get(key);
        return theirs !== undefined && placeholders(theirs) !== placeholders(text)
          ? [`${name(key)} has other placeholders`]
          : [];
      });
      return [...missing, ...extra, ...differing];
    });
  });
}

function flatten(tree: Tree, prefix = ""): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[`${prefix}${key}`, value] as const] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[,}]/g)].map((match) => match[1]))].sort().join(" ");
