import "server-only";
import pino from "pino";

/** Only these fields are printed (promise S3): ids, names and counts; never contents, keys or addresses. */
const listed = [
  "requestId",
  "partnerId",
  "userId",
  "connectionId",
  "productId",
  "orderId",
  "laneId",
  "inboxId",
  "marketplace",
  "action",
  "job",
  "code",
  "failure",
  "count",
  "ms",
  "status",
] as const;
type Fields = Partial<Record<(typeof listed)[number], string | number | null>>;

const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });

/** Errors are printed by class, code and the places of their stack: messages, of one line or more, may carry input. */
export function logError(event: string, error: unknown, fields: Fields = {}): void {
  const lines = error instanceof Error ? (error.stack ?? "").split("\n").map((line) => line.trim()) : [];
  const stack = lines.filter((line) => line.startsWith("at ")).slice(0, 6);
  const code = error instanceof Error && "code" in error ? String(error.code).slice(0, 40) : undefined;
  logger.error({ ...pick(fields), error: error instanceof Error ? error.name : typeof error, code, stack }, event);
}

function pick(fields: Fields): Fields {
  return Object.fromEntries(listed.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]));
}
