/** PostgreSQL and Prisma codes of a server that is away, starting, stopping or frozen; Node's codes of the socket. */
const codes = new Set(
  "P1001 P1002 P1008 P1017 P2024 P2028 57P01 57P02 57P03 57014 08000 08001 08003 08006 53300 ECONNREFUSED ECONNRESET ETIMEDOUT EPIPE".split(
    " ",
  ),
);

/** Prisma's adapter hands on what PostgreSQL said as a plain object, with the code as `originalCode`. */
type Failure = { code?: unknown; originalCode?: unknown; message?: unknown; cause?: unknown; meta?: unknown };

/** Whether an error says that the database cannot be reached now: the same try may go through later. */
export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  const { code, originalCode, message, cause, meta } = error as Failure;
  if ([code, originalCode].some((one) => typeof one === "string" && codes.has(one))) return true;
  if (typeof message === "string" && silence.test(message)) return true;
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return isOutage(cause, depth + 1) || isOutage(inner, depth + 1);
}

const silence =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Can't reach database/i;

/** Next sends of an error in a page nothing but its digest to the browser: the error faces know an outage by this one. */
export function markOutage<Failure>(error: Failure): Failure {
  return error instanceof Error && isOutage(error) ? Object.assign(error, { digest: "database-away" }) : error;
}
