import { z } from "zod";
import { MarketplaceError } from "@/lib/marketplaces/errors";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { contentReply, throwIfError } from "@/lib/marketplaces/wildberries/content-reply";

/** Characteristics with a closed list of values; the specification ties each to its method by its Russian name. */
const directories = {
  Цвет: "colors",
  Пол: "kinds",
  "Страна производства": "countries",
  Сезон: "seasons",
  "Ставка НДС": "vat",
} as const;
type Directory = (typeof directories)[keyof typeof directories];

/** Colours alone are several thousand. */
const shownValues = 200;
const dayMs = 86_400_000;

const valuesReply = contentReply(z.array(z.union([z.string(), z.object({ name: z.string() })])).nullable());

export const directoryOf = (characteristicName: string): Directory | null =>
  directories[characteristicName as keyof typeof directories] ?? null;

/** Looked at once a day: a base token may ask for 2 directories an hour. Null where they cannot be read now. */
export async function fetchDirectory(client: Client, directory: Directory): Promise<string[] | null> {
  try {
    const rules = { freshMs: dayMs, staleMs: 30 * dayMs };
    return await client.memory.recall(`directory ${directory}`, rules, () => readDirectory(client, directory));
  } catch (error) {
    if (error instanceof MarketplaceError && error.failure === "rate-limited") return null;
    throw error;
  }
}

async function readDirectory({ call, methods }: Client, directory: Directory): Promise<string[]> {
  const reply = await call(methods[directory], { query: { locale: "ru" }, reply: valuesReply });
  throwIfError(reply);
  return (reply.data ?? []).slice(0, shownValues).map((value) => (typeof value === "string" ? value : value.name));
}
