import "server-only";
import type { Db } from "@/lib/db/client";

type NewNotification = {
  id: string;
  partnerId: string | null;
  userId: string;
  event: string;
  severity: string;
  subjectKind: string | null;
  subjectId: string | null;
  values: Record<string, string | number>;
  isInBell: boolean;
};

/** How many were not there before. In plain SQL, because what administrators are told cannot be read back here. */
export async function insertNotifications(rows: NewNotification[], db: Db): Promise<number> {
  if (rows.length === 0) return 0;
  return db.$executeRaw`
    insert into notifications
      (id, "partnerId", "userId", event, severity, "subjectKind", "subjectId", "values", "isInBell")
    select id, "partnerId", "userId", event, severity, "subjectKind", "subjectId", "values", "isInBell"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id uuid, "partnerId" uuid, "userId" uuid, event text, severity "NotificationSeverity", "subjectKind" text,
      "subjectId" text, "values" jsonb, "isInBell" boolean)
    on conflict do nothing`;
}

type NewDelivery = {
  id: string;
  partnerId: string | null;
  userId: string;
  notificationId: string;
  channel: string;
  subjectKey: string;
  dueAt: Date;
  bundleId: string | null;
};

export async function insertDeliveries(rows: NewDelivery[], db: Db): Promise<void> {
  if (rows.length === 0) return;
  await db.$executeRaw`
    insert into notification_deliveries
      (id, "partnerId", "userId", "notificationId", channel, "subjectKey", "dueAt", "bundleId")
    select id, "partnerId", "userId", "notificationId", channel, "subjectKey", "dueAt", "bundleId"
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id uuid, "partnerId" uuid, "userId" uuid, "notificationId" uuid, channel "NotificationChannel",
      "subjectKey" text, "dueAt" timestamptz, "bundleId" uuid)
    on conflict do nothing`;
}
