import { z } from "zod";

/** What an application says, as it may be shown: of a person's number the end alone. */
export const applicationFacts = ["legalForm", "businessName", "phone", "taxNumber", "category"] as const;
export type ApplicationFact = (typeof applicationFacts)[number];
export type ApplicationFacts = Record<ApplicationFact, string | null>;

const change = z.strictObject({ before: z.string().nullable(), after: z.string().nullable() });
const changesSchema = z.partialRecord(z.enum(applicationFacts), change);
export type ApplicationChanges = z.infer<typeof changesSchema>;

/** With what a person's number is compared by: another one may end in the same digits. */
export type ComparedApplication = ApplicationFacts & { pinflHash?: Uint8Array | null };

/** Only what differs; both values of each. The same value twice: of a number that is another one, and ends as before. */
export function compareApplications(before: ComparedApplication, after: ComparedApplication): ApplicationChanges {
  const isOtherNumber = isOtherHash(before.pinflHash, after.pinflHash);
  const changed = applicationFacts.filter(
    (fact) => before[fact] !== after[fact] || (fact === "taxNumber" && isOtherNumber),
  );
  return Object.fromEntries(changed.map((fact) => [fact, { before: before[fact], after: after[fact] }]));
}

/** Whether a hidden number was put in the place of another one. */
export const isOtherHash = (before: Uint8Array | null | undefined, after: Uint8Array | null | undefined): boolean =>
  !!before && !!after && !Buffer.from(before).equals(after);

/** As stored with a submission; null: the first one, or none was noted. */
export function readChanges(stored: unknown): ApplicationChanges | null {
  const parsed = changesSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
