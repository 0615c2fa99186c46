import { deliverParcel } from "@/lib/notifications/deliver-parcel";
import { query } from "./people.ts";

type Ready = { partnerId: string; userId: string; bundleId: string };

/** Sends the mails of everything that a partner's people were told and that waits in the outbox, as its job would. */
export async function mailWhatWasTold(superuserUrl: string, partnerId: string): Promise<void> {
  const events = await query<{ data: Ready }>(
    superuserUrl,
    `select data from outbox_events where name = 'notifications/bundle.ready' and "partnerId" = $1 order by id`,
    [partnerId],
  );
  for (const { data } of events) await deliverParcel({ ...data, channel: "mail" });
}
