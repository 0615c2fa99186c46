import { z } from "zod";

export const partnerStatuses = ["PENDING", "APPROVED", "REJECTED", "SUSPENDED", "CLOSING", "ERASED"] as const;
/** What is wrong at a partner's: keys refused or about to end, orders not read, alarms, orders that could not be stored. */
export const partnerTroubles = ["keys", "expiring", "silent", "alarms", "letters"] as const;

const orNull = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

/** The address is the state. */
export const partnerFiltersSchema = z.object({
  q: z
    .string()
    .max(200)
    .transform((typed) => typed.toWellFormed().replaceAll("\0", "").trim())
    .catch("")
    .default(""),
  status: orNull(z.enum(partnerStatuses)),
  tariff: orNull(z.string().regex(/^[a-z_]{1,40}$/)),
  trouble: orNull(z.enum(partnerTroubles)),
});

export type PartnerFilters = z.output<typeof partnerFiltersSchema>;

/** Nothing that is not set stands in the address; a saved view keeps this text. */
export function writeFilters(filters: PartnerFilters): string {
  const set = Object.entries(filters).filter((entry): entry is [string, string] => !!entry[1]);
  return new URLSearchParams(set).toString();
}

export const readFilters = (query: string): PartnerFilters =>
  partnerFiltersSchema.parse(Object.fromEntries(new URLSearchParams(query)));

export const linkToPartners = (query: string) => (query ? `/admin/partners/all?${query}` : "/admin/partners/all");
