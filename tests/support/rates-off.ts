import { query } from "./people.ts";

/**
 * Every bucket is always full: a call still asks for its turn, and still waits where the marketplace said so. For tests
 * and benchmarks that are about something else than limits.
 */
export async function switchRatesOff(superuserUrl: string): Promise<void> {
  await query(
    superuserUrl,
    `create or replace function tokens_by(tokens double precision, at_ms double precision, now_ms double precision,
       count double precision, per_ms double precision, burst double precision)
     returns double precision language sql immutable as 'select burst'`,
  );
}
