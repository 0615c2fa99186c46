import { sweepOutboxJob } from "@/inngest/functions/outbox/sweep-outbox";

/** Every job of the product; app/api/inngest is the only importer. */
export const functions = [sweepOutboxJob];
