import { z } from "zod";

/** `{ status: "OK", result }`, the shape of most answers. An answer with the status ERROR carries no result. */
export const resultOf = <T extends z.ZodType>(result: T) => z.object({ result });

/** An answer that says nothing but how it went. */
export const emptyReply = z.object({ status: z.string() });

export const pagingSchema = z.object({ nextPageToken: z.string().nullish() }).nullish();
