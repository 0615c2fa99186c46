import { Bell } from "@/components/notifications/bell";
import { readUnread } from "@/lib/notifications/read-unread";
import type { Reader } from "@/lib/notifications/reader";

/** The signed-in person's own, in the top bar. */
export async function OwnBell({ reader }: { reader: Reader }) {
  const href = reader.role === "ADMIN" ? "/admin/notifications" : "/notifications";
  return <Bell href={href} initial={await readUnread(reader)} />;
}
