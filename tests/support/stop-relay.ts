import { query } from "./people.ts";

/** Events stay in the outbox, where they can be counted: the relay finds none. */
export async function stopRelay(superuserUrl: string): Promise<void> {
  await query(
    superuserUrl,
    `create or replace function claim_outbox(most integer)
     returns table (id uuid, name text, data jsonb, "createdAt" timestamptz) language sql
     as 'select id, name, data, "createdAt" from outbox_events where false'`,
  );
}
