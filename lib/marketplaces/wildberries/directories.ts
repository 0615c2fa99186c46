import { z } from "zod";
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

const valuesReply = contentReply(z.array(z.union([z.string(), z.object({ name: z.string() })])).nullable());

export const directoryOf = (characteristicName: string): Directory | null =>
  directories[characteristicName as keyof typeof directories] ?? null;

export async function fetchDirectory({ http, url }: Client, directory: Directory): Promise<string[]> {
  const reply = await http.call({
    method: "GET",
    url: url("content", `/content/v2/directory/${directory}`),
    query: { locale: "ru" },
    reply: valuesReply,
  });
  throwIfError(reply);
  return (reply.data ?? []).slice(0, shownValues).map((value) => (typeof value === "string" ? value : value.name));
}
