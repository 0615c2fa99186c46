import "server-only";
import { nobodysBooks } from "@/lib/outbox/nobody";
import { publishToAdmins, publishToPartner } from "@/lib/realtime/publish";

/** Open pages of the partner's people, or of the administrators, count anew what they have not read. */
export function ringBell(books: string): Promise<void> {
  const message = { kind: "notifications.changed" } as const;
  return books === nobodysBooks ? publishToAdmins(message) : publishToPartner(books, message);
}
