import { beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import { broken, naughty, operators, turning } from "../../support/naughty-strings.ts";
import { type Field, listFields, listTexts } from "./list-fields.ts";

/** In the place of the makers of actions: they give back the schema that the action was made with. */
vi.mock("@/lib/action", async (importOriginal) => {
  const giveSchema = (...given: unknown[]) => given.find((one) => one instanceof z.ZodType);
  return Object.fromEntries(Object.keys(await importOriginal<object>()).map((name) => [name, giveSchema]));
});

const sources = {
  ...import.meta.glob("/lib/**/*actions.ts"),
  ...import.meta.glob("/lib/**/*schema.ts"),
} as Record<string, () => Promise<Record<string, unknown>>>;

let fields: Field[];
let actions: string[];

beforeAll(async () => {
  fields = [];
  actions = [];
  for (const [file, load] of Object.entries(sources)) {
    for (const [name, exported] of Object.entries(await load())) {
      if (!(exported instanceof z.ZodType)) continue;
      if (file.endsWith("actions.ts")) actions.push(name);
      fields.push(...listFields(exported, `${file.replace("/lib/", "")} ${name}`));
    }
  }
}, 60_000);

/** Fields that write a value in one way only: addresses, names, phones, numbers, keys, codes. */
const normalised =
  /[.](?:email|username|typedName|phone|inn|key|clientId|code|barcode|bankAccount|oked|passport|vatNumber)$| (?:email|username|phone|taxNumber)Field$/;

/** What a field makes of a value; undefined when it refuses it. */
function take({ path, schema }: Field, value: unknown): { output: unknown } | undefined {
  try {
    const parsed = schema.safeParse(value);
    return parsed.success ? { output: parsed.data } : undefined;
  } catch (error) {
    throw new Error(`${path} threw at ${JSON.stringify(value)}`, { cause: error });
  }
}

test("every action's schema and every schema file is tried", () => {
  expect(actions.length).toBeGreaterThan(40);
  expect(fields.length).toBeGreaterThan(80);
  expect(naughty.length).toBeGreaterThan(400);
});

test("no text that PostgreSQL cannot keep gets past a schema", () => {
  const past = new Set<string>();
  for (const field of fields) {
    for (const text of [...broken, ...broken.map((one) => `abcdefgh ${one} ijklmnop`)]) {
      const taken = take(field, text);
      if (taken && listTexts(taken.output).some((out) => !out.isWellFormed() || out.includes("\0")))
        past.add(field.path);
    }
  }
  expect([...past], "use storable() of lib/db/storable-text.ts in these fields").toEqual([]);
});

test("every naughty string is refused, or taken as it was written", () => {
  const changed = new Map<string, string>();
  for (const field of fields) {
    if (normalised.test(field.path)) continue;
    // Of an address what cannot be read is as good as absent: a word of the field's own stands instead.
    const ownWord = take(field, {})?.output;
    for (const text of [...naughty, ...turning]) {
      const output = take(field, text)?.output;
      if (typeof output !== "string" || output === ownWord) continue;
      if (output !== text && output !== text.trim()) changed.set(field.path, `${JSON.stringify(text)} → ${output}`);
    }
  }
  expect(Object.fromEntries(changed)).toEqual({});
});

test("an operator, a list or a prototype never stands where a value should", () => {
  const past: string[] = [];
  for (const field of fields) {
    for (const value of operators) {
      const output = take(field, value)?.output;
      if (typeof output === "object" && output !== null && !(output instanceof Date)) {
        past.push(`${field.path}: ${JSON.stringify(value)} → ${JSON.stringify(output)}`);
      }
    }
  }
  expect(past).toEqual([]);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});
