import { z } from "zod";
import { needed } from "@/lib/partners/schema";

const partnerId = z.uuid();
const reason = needed(1_000, "partners.reasonNeeded");
/** The version that was read: what was changed since is not decided unread. */
const seen = z
  .string()
  .regex(/^[\w-]{43}$/)
  .nullable()
  .default(null);

export const approvalSchema = z.strictObject({ partnerId, seen });
export const recallSchema = z.strictObject({ partnerId });
export const rejectionSchema = z.strictObject({ partnerId, reason, seen });
export const suspensionSchema = z.strictObject({ partnerId, reason });
export const reactivationSchema = z.strictObject({ partnerId });
