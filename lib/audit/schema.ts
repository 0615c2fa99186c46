import { z } from "zod";

export const auditActors = ["PARTNER", "ADMIN", "AI", "SYSTEM"] as const;

const day = z.iso.date().optional().catch(undefined);

/** The filters as they stand in the address; what cannot be read is left out. */
export const auditFilterSchema = z.object({
  actor: z.enum(auditActors).optional().catch(undefined),
  /** The first part of an action's name. */
  area: z
    .string()
    .regex(/^[a-z-]{1,30}$/)
    .optional()
    .catch(undefined),
  person: z.uuid().optional().catch(undefined),
  partner: z.uuid().optional().catch(undefined),
  from: day,
  to: day,
  /** Milliseconds and id of the last entry of the page before. */
  after: z
    .string()
    .regex(/^\d{13}_[0-9a-f-]{36}$/)
    .optional()
    .catch(undefined),
});

export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** The address of the same list with other filters; what is undefined or empty leaves it. */
export function auditAddress(path: string, filter: Partial<AuditFilter>): string {
  const entries = Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}
