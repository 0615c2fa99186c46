import { z } from "zod";
import type { Client } from "@/lib/marketplaces/wildberries/client";
import { contentReply, throwIfError } from "@/lib/marketplaces/wildberries/content-reply";

const characteristicWire = z.object({
  charcID: z.int(),
  name: z.string(),
  required: z.boolean().nullish(),
  unitName: z.string().nullish(),
  maxCount: z.int(),
  charcType: z.int(),
  existNamedField: z.boolean().optional(),
});
export type Characteristic = z.infer<typeof characteristicWire>;

export const characteristicTypes = { text: 1, number: 4 } as const;

/** Those that stand in a card's `characteristics`; the rest are unused, or fields of the card such as its title. */
export async function fetchCharacteristics(
  { call, methods }: Client,
  subjectId: string,
  locale = "ru",
): Promise<Characteristic[]> {
  const reply = await call(methods.characteristics, {
    params: { subjectId },
    query: { locale },
    reply: contentReply(z.array(characteristicWire).nullable()),
  });
  throwIfError(reply);
  const known: number[] = Object.values(characteristicTypes);
  return (reply.data ?? []).filter(({ charcType, existNamedField }) => known.includes(charcType) && !existNamedField);
}
