/** PostgreSQL and Prisma codes of a server that is away, starting, stopping or frozen; Node's codes of the socket. */
const codes = new Set(
  "P1001 P1002 P1008 P1017 P2024 P2028 57P01 57P02 57P03 57014 08000 08001 08003 08006 53300 ECONNREFUSED ECONNRESET ETIMEDOUT EPIPE".split(
    " ",
  ),
);

/** Whether an error says that the database cannot be reached now: the same try may go through later. */
export function isOutage(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  const { code, meta } = error as { code?: unknown; meta?: { driverAdapterError?: unknown } };
  if (typeof code === "string" && codes.has(code)) return true;
  if (
    /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Can't reach database/i.test(
      error.message,
    )
  ) {
    return true;
  }
  return isOutage(error.cause, depth + 1) || isOutage(meta?.driverAdapterError, depth + 1);
}

/** Next sends of an error in a page nothing but its digest to the browser: the error faces know an outage by this one. */
export function markOutage<Failure>(error: Failure): Failure {
  return error instanceof Error && isOutage(error) ? Object.assign(error, { digest: "database-away" }) : error;
}
