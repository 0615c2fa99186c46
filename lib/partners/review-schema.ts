import { z } from "zod";
import { needed } from "@/lib/partners/schema";

const partnerId = z.uuid();
const reason = needed(1_000, "partners.reasonNeeded");
/** When the application that was read had been sent: what was sent anew since is not decided unread. */
const seenAt = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .nullable()
  .default(null);

export const approvalSchema = z.strictObject({ partnerId, seenAt });
export const rejectionSchema = z.strictObject({ partnerId, reason, seenAt });
export const suspensionSchema = z.strictObject({ partnerId, reason });
export const reactivationSchema = z.strictObject({ partnerId });
