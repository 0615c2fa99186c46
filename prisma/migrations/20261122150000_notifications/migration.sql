-- What people are told: the bell, its mails and messages, and how each person wants to be told.

CREATE TYPE "NotificationSeverity" AS ENUM ('INFO', 'ATTENTION', 'DANGER');
CREATE TYPE "NotificationChannel" AS ENUM ('MAIL', 'TELEGRAM');
CREATE TYPE "DeliveryOutcome" AS ENUM ('SENT', 'READ', 'UNREACHABLE', 'GIVEN_UP');
CREATE TYPE "DigestPace" AS ENUM ('OFF', 'HOURLY', 'DAILY');

-- 1. One event told to one person. Without a partner: what administrators are told.
CREATE TABLE "notifications" (
    "id" UUID NOT NULL,
    "partnerId" UUID,
    "userId" UUID NOT NULL,
    "event" TEXT NOT NULL,
    "severity" "NotificationSeverity" NOT NULL,
    "subjectKind" TEXT,
    "subjectId" TEXT,
    "values" JSONB NOT NULL DEFAULT '{}',
    "isInBell" BOOLEAN NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notifications_partnerId_id_key" ON "notifications"("partnerId", "id");
CREATE INDEX "notifications_userId_createdAt_id_idx" ON "notifications"("userId", "createdAt", "id");
-- countUnread
CREATE INDEX unread_notifications ON notifications ("userId") WHERE "readAt" IS NULL AND "isInBell";
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 2. One notification on its way through one channel.
CREATE TABLE "notification_deliveries" (
    "id" UUID NOT NULL,
    "partnerId" UUID,
    "userId" UUID NOT NULL,
    "notificationId" UUID NOT NULL,
    "channel" "NotificationChannel" NOT NULL,
    "subjectKey" TEXT NOT NULL DEFAULT '',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "bundleId" UUID,
    "startedAt" TIMESTAMPTZ(3),
    "settledAt" TIMESTAMPTZ(3),
    "outcome" "DeliveryOutcome",
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notification_deliveries_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notification_deliveries_notificationId_channel_key" ON "notification_deliveries"("notificationId", "channel");
CREATE INDEX "notification_deliveries_bundleId_idx" ON "notification_deliveries"("bundleId");
CREATE INDEX "notification_deliveries_userId_channel_subjectKey_startedAt_idx"
  ON "notification_deliveries"("userId", "channel", "subjectKey", "startedAt");
-- due_deliveries
CREATE INDEX waiting_deliveries ON notification_deliveries ("userId", "dueAt") WHERE "bundleId" IS NULL AND "settledAt" IS NULL;
ALTER TABLE "notification_deliveries"
  ADD CONSTRAINT "notification_deliveries_userId_fkey"
    FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT "notification_deliveries_partnerId_notificationId_fkey"
    FOREIGN KEY ("partnerId", "notificationId") REFERENCES "notifications"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT settled_has_outcome CHECK (("settledAt" IS NULL) = ("outcome" IS NULL));

-- 3. How one person wants to be told. As sessions: a person's, not a partner's.
CREATE TABLE "notification_settings" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "digest" "DigestPace" NOT NULL DEFAULT 'OFF',
    "digestHour" INTEGER NOT NULL DEFAULT 9,
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_settings_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notification_settings_userId_key" ON "notification_settings"("userId");
ALTER TABLE "notification_settings"
  ADD CONSTRAINT "notification_settings_userId_fkey"
    FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT hours_of_a_day CHECK (
    "digestHour" BETWEEN 0 AND 23 AND "quietFrom" BETWEEN 0 AND 23 AND "quietTo" BETWEEN 0 AND 23
    AND ("quietFrom" IS NULL) = ("quietTo" IS NULL));

-- 4. The wall. The application may tell administrators something, and cannot read it back.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['notifications', 'notification_deliveries']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY partner_wall ON %I TO sellercloudx_app
         USING ("partnerId" = nullif(current_setting(''app.partner'', true), '''')::uuid)
         WITH CHECK ("partnerId" = nullif(current_setting(''app.partner'', true), '''')::uuid)', name);
    EXECUTE format('CREATE POLICY administrators_told ON %I FOR INSERT TO sellercloudx_app WITH CHECK ("partnerId" IS NULL)', name);
    EXECUTE format('CREATE POLICY admin_adds ON %I FOR INSERT TO sellercloudx_admin WITH CHECK (true)', name);
    EXECUTE format('CREATE POLICY admin_own ON %I TO sellercloudx_admin USING ("partnerId" IS NULL) WITH CHECK ("partnerId" IS NULL)', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON notifications, notification_deliveries TO sellercloudx_app, sellercloudx_admin;
GRANT SELECT, INSERT, UPDATE ON notification_settings TO sellercloudx_app;
GRANT SELECT ON notification_settings TO sellercloudx_admin;

-- 5. Events about nobody's books (what administrators are told) carry the last UUID there is in place of a partner's.
CREATE POLICY nobodys ON outbox_events FOR INSERT TO sellercloudx_app
  WITH CHECK ("partnerId" = 'ffffffff-ffff-ffff-ffff-ffffffffffff');

-- 6. The doors.
GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
GRANT SELECT ON notifications, notification_deliveries TO sellercloudx_doors;
CREATE POLICY doors ON notifications FOR SELECT TO sellercloudx_doors USING (true);
CREATE POLICY doors ON notification_deliveries FOR SELECT TO sellercloudx_doors USING (true);

-- Whom something waits for whose time has come, sorted by person.
CREATE FUNCTION due_deliveries(after_user uuid, most integer) RETURNS TABLE ("partnerId" uuid, "userId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT d."partnerId", d."userId" FROM notification_deliveries d
  WHERE d."bundleId" IS NULL AND d."settledAt" IS NULL AND d."dueAt" <= now()
    AND (after_user IS NULL OR d."userId" > after_user)
  ORDER BY d."userId" LIMIT most
$$;

-- What a partner was told and whether it went out; never what it said: sales stand in there.
CREATE FUNCTION told_partner(partner uuid, before timestamptz, most integer)
RETURNS TABLE (id uuid, "userId" uuid, event text, severity "NotificationSeverity", "createdAt" timestamptz,
               "readAt" timestamptz, mail "DeliveryOutcome", telegram "DeliveryOutcome")
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.id, n."userId", n.event, n.severity, n."createdAt", n."readAt",
    (SELECT d.outcome FROM notification_deliveries d WHERE d."notificationId" = n.id AND d.channel = 'MAIL'),
    (SELECT d.outcome FROM notification_deliveries d WHERE d."notificationId" = n.id AND d.channel = 'TELEGRAM')
  FROM notifications n WHERE n."partnerId" = partner AND n."createdAt" < before
  ORDER BY n."createdAt" DESC, n.id DESC LIMIT most
$$;

ALTER FUNCTION due_deliveries(uuid, integer) OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION due_deliveries(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION due_deliveries(uuid, integer) TO sellercloudx_app;
ALTER FUNCTION told_partner(uuid, timestamptz, integer) OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION told_partner(uuid, timestamptz, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION told_partner(uuid, timestamptz, integer) TO sellercloudx_admin;

REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
