import type { CardFact } from "@/lib/ai/card-text";
import { convertMeasure } from "@/lib/cards/convert-measure";
import type { LaneAttribute } from "@/lib/cards/lane-json";
import { listStems } from "@/lib/cards/stems";
import type { CategoryAttribute } from "@/lib/marketplaces/types";

type Choice = CategoryAttribute["values"][number];
type Filled = { values: LaneAttribute["values"]; source: LaneAttribute["source"] };

const nothing: Filled = { values: [], source: null };

/**
 * Fills a category's attributes from the fact table, and from nothing else; what the seller answered earlier stays.
 * Kept are those that have a value and those that the marketplace insists on.
 */
export function fillAttributes(
  attributes: readonly CategoryAttribute[],
  facts: readonly CardFact[],
  answered: readonly LaneAttribute[],
): LaneAttribute[] {
  return attributes
    .map((attribute): LaneAttribute => {
      const { values: choices, ...rest } = attribute;
      const answer = answered.find((one) => one.externalId === attribute.externalId && one.source === "given");
      const filled = answer && answer.values.length > 0 ? answer : fill(attribute, facts);
      return {
        ...rest,
        choices: filled.values.length > 0 ? [] : choices,
        values: filled.values,
        source: filled.source,
      };
    })
    .filter(({ isRequired, values }) => isRequired || values.length > 0);
}

function fill(attribute: CategoryAttribute, facts: readonly CardFact[]): Filled {
  const name = attribute.name.toLowerCase();
  const find = (key: string) => facts.find((fact) => fact.key === key);
  if (/^цвет/.test(name)) return fromWords(attribute, find("colour"));
  if (/^бренд|торговая марка/.test(name)) return fromWords(attribute, find("brand"));
  if (/объ[её]м/.test(name)) return fromMeasure(attribute, find("volume"));
  if (/^вес|масса/.test(name)) return fromMeasure(attribute, find("weight"));
  if (/^количество/.test(name)) return fromCount(attribute, find("quantity"));
  const texts = facts.filter(({ key }) => key === "name" || key === "material" || key === "size");
  if (/размер/.test(name)) return fromSize(attribute, texts);
  const known = texts.map((fact) => fromKnownWords(attribute, name, fact)).find(({ values }) => values.length > 0);
  return known ?? nothing;
}

/** Words of a fact that are among the choices; free text takes them as they are. */
function fromWords(attribute: CategoryAttribute, fact: CardFact | undefined): Filled {
  if (!fact) return nothing;
  const words = (fact.ru ?? fact.value).split(/,\s*/).filter(Boolean);
  if (attribute.values.length === 0) {
    return { values: words.slice(0, attribute.isMany ? 5 : 1).map((text) => ({ text })), source: fact.source };
  }
  const found = words.flatMap((word) => findChoice(attribute.values, word) ?? []);
  const unique = [...new Map(found.map((choice) => [choice.externalId, choice])).values()];
  return unique.length > 0 ? { values: unique.slice(0, attribute.isMany ? 5 : 1), source: fact.source } : nothing;
}

/** The same words, or else the longest choice whose words all stand in the text ("тёмно-синий" is "синий"). */
function findChoice(choices: readonly Choice[], text: string): Choice | undefined {
  const stems = listStems(text);
  const key = stems.join(" ");
  const exact = choices.find((choice) => listStems(choice.text).join(" ") === key);
  if (exact) return exact;
  return choices
    .filter((choice) => {
      const wanted = listStems(choice.text);
      return wanted.length > 0 && wanted.every((stem) => stem.length > 2 && stems.includes(stem));
    })
    .sort((first, second) => second.text.length - first.text.length)[0];
}

function fromMeasure(attribute: CategoryAttribute, fact: CardFact | undefined): Filled {
  const unit = attribute.unit ?? /,\s*(\p{L}+)\.?$/u.exec(attribute.name)?.[1] ?? "";
  const text = fact && convertMeasure(fact.value, unit);
  return text ? { values: [{ text }], source: fact.source } : nothing;
}

function fromCount(attribute: CategoryAttribute, fact: CardFact | undefined): Filled {
  const digits = fact && /^\d+/.exec(fact.value)?.[0];
  if (!fact || !digits) return nothing;
  if (attribute.type !== "choice") return { values: [{ text: digits }], source: fact.source };
  const choice = attribute.values.find(({ text }) => text === digits);
  return choice ? { values: [choice], source: fact.source } : nothing;
}

/** A size counts only where the text says that it is one. */
function fromSize(attribute: CategoryAttribute, texts: readonly CardFact[]): Filled {
  for (const fact of texts) {
    const size =
      /(?:razmer\p{L}*|o.?lcham\p{L}*|размер\p{L}*|size)[\s:–-]*(\d{2,3}|\d?X{0,3}[SML])(?![\p{L}\d])/iu.exec(
        fact.value,
      );
    const text = size?.[1]?.toUpperCase();
    if (!text) continue;
    const choice = attribute.values.find((one) => one.text.toUpperCase() === text);
    if (choice) return { values: [choice], source: fact.source };
    if (attribute.values.length === 0) return { values: [{ text }], source: fact.source };
  }
  return nothing;
}

/** What a name says in either language, in the word that the marketplaces use. */
const knownWords: { about: RegExp; words: [RegExp, string][] }[] = [
  {
    about: /^форма выпуска/,
    words: [
      [/таблет|tabletk|tablet/i, "таблетки"],
      [/капсул|kapsul|capsul/i, "капсулы"],
      [/порош|kukun|powder/i, "порошок"],
      [/пастил|pastil|gumm/i, "пастилки"],
      [/сироп|sirop|syrup|жидк/i, "жидкость"],
    ],
  },
  {
    about: /^пол$/,
    words: [
      [/erkak|мужск|для мужчин|\bmen\b/i, "мужской"],
      [/ayol|женск|для женщин|women/i, "женский"],
    ],
  },
];

function fromKnownWords(attribute: CategoryAttribute, name: string, fact: CardFact): Filled {
  const text = [fact.value, fact.ru].filter(Boolean).join(" ");
  const known = knownWords.find(({ about }) => about.test(name))?.words.find(([pattern]) => pattern.test(text))?.[1];
  if (known && attribute.values.length === 0) return { values: [{ text: known }], source: fact.source };
  if (attribute.values.length === 0) return nothing;
  const choice = findChoice(attribute.values, known ?? text);
  return choice ? { values: [choice], source: fact.source } : nothing;
}
