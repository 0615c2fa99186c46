import { z } from "zod";

/** What an application says, as it may be shown: of a person's number the end alone. */
export const applicationFacts = ["legalForm", "businessName", "phone", "taxNumber", "category"] as const;
export type ApplicationFact = (typeof applicationFacts)[number];
export type ApplicationFacts = Record<ApplicationFact, string | null>;

const change = z.strictObject({ before: z.string().nullable(), after: z.string().nullable() });
const changesSchema = z.partialRecord(z.enum(applicationFacts), change);
export type ApplicationChanges = z.infer<typeof changesSchema>;

/** Only what differs; both values of each. */
export function compareApplications(before: ApplicationFacts, after: ApplicationFacts): ApplicationChanges {
  const changed = applicationFacts.filter((fact) => before[fact] !== after[fact]);
  return Object.fromEntries(changed.map((fact) => [fact, { before: before[fact], after: after[fact] }]));
}

/** As stored with a submission; null: the first one, or none was noted. */
export function readChanges(stored: unknown): ApplicationChanges | null {
  const parsed = changesSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
