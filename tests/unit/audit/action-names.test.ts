import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { projectRoot } from "../../support/project.ts";

/** Names that the code puts together: what stands in the place of their `${…}`. */
const parts: Record<string, string[]> = {
  "automation.${kind}": ["card-written", "card-published", "price-set", "stock-set", "order-confirmed"],
  "catalog.listing-${verb}": ["linked", "unlinked", "ignored", "asked-about-again"],
  "connections.${verb}": ["paused", "resumed"],
};

/** Names of errors, notifications and messages are written alike. */
const otherNames = /\/\*\*[\s\S]*?\*\/|new AppError\([^)]*\)|\b(?:event|kind|reason): "[^"]*"/g;

/** Every `area.verb` in the files that write the log. */
function listNames(areas: string[]): string[] {
  const name = new RegExp(`(["\`])((?:${areas.join("|")})\\.[a-z-]*(?:\\$\\{\\w+\\})?)\\1`, "g");
  const found = readdirSync(`${projectRoot}/lib`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"))
    .filter((text) => /\b(?:recordAudit|auditOwn)\(/.test(text))
    .flatMap((text) => [...text.replace(otherNames, "").matchAll(name)].map(([, , one = ""]) => one));
  return [...new Set(found)].sort();
}

const read = (language: string) =>
  JSON.parse(readFileSync(`${projectRoot}/lib/i18n/messages/${language}/audit.json`, "utf8")) as {
    actions: Record<string, Record<string, string>>;
    areas: Record<string, string>;
  };

test.each(["uz", "ru", "en"])("every act in the log has a name and an area in %s", (language) => {
  const { actions, areas } = read(language);
  const names = listNames(Object.keys(actions)).flatMap((name) => {
    const fills = parts[name];
    return fills ? fills.map((fill) => name.replace(/\$\{\w+\}/, fill)) : [name];
  });
  expect(names.length).toBeGreaterThan(20);
  const nameless = names.filter((name) => {
    const [area = "", verb = ""] = name.split(".");
    return !actions[area]?.[verb];
  });
  expect(nameless, "name each under audit.actions; a name that is put together also in this test").toEqual([]);
  expect(
    Object.keys(actions).filter((area) => !areas[area]),
    "name each area under audit.areas",
  ).toEqual([]);
});
