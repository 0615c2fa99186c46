import { Prisma } from "@/prisma/generated/client";

/**
 * Whether an error says that the data itself cannot be stored, so that trying again is no use: the database's code of
 * a refused value (22…) or a broken rule (23…), or a number of ours that has no meaning. Null: anything else, such as
 * a lost connection or a time-out.
 */
export function findRefusal(error: unknown): string | null {
  if (error instanceof RangeError) return "range";
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const adapterError = error.meta?.driverAdapterError as { cause?: { originalCode?: unknown } } | undefined;
  const code = adapterError?.cause?.originalCode;
  return typeof code === "string" && /^2[23]/.test(code) ? code : null;
}
