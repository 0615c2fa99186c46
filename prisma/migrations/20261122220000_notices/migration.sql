-- Notices that a channel does not take are tried for two days, and what is broken is told once for each time it breaks.

-- 1. Failures of Telegram are counted as those of mail.
ALTER TYPE "FailureSource" ADD VALUE 'TELEGRAM';

-- 2. Since when a notice has been refused; what was given up keeps it.
ALTER TABLE notification_deliveries ADD COLUMN "failingSince" TIMESTAMPTZ(3);
-- undelivered_notices
CREATE INDEX failing_deliveries ON notification_deliveries ("failingSince")
  WHERE "failingSince" IS NOT NULL AND (outcome IS NULL OR outcome = 'GIVEN_UP');

-- How many are being tried again, and how many were given up in the last three days; never whose, nor what they say.
CREATE FUNCTION undelivered_notices() RETURNS TABLE (count integer, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int, min(d."failingSince") FROM notification_deliveries d
  WHERE d."failingSince" IS NOT NULL AND (d.outcome IS NULL OR d.outcome = 'GIVEN_UP')
    AND (d."settledAt" IS NULL OR d."settledAt" > now() - interval '3 days')
$$;
GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
ALTER FUNCTION undelivered_notices() OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION undelivered_notices() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION undelivered_notices() TO sellercloudx_admin;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;

-- 3. Since when each check of /admin has been red.
CREATE TABLE "troubles" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "troubles_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "troubles_key_key" ON "troubles"("key");
GRANT SELECT, INSERT, UPDATE, DELETE ON troubles TO sellercloudx_admin;

-- 4. A sentence about a marketplace names it now: those that were told before learn it from their subject.
ALTER TABLE notifications NO FORCE ROW LEVEL SECURITY;
UPDATE notifications SET "values" = "values" || jsonb_build_object('marketplace', split_part("subjectId", '/', 2))
  WHERE event = 'administration.trouble-found' AND "subjectId" LIKE 'marketplace/%';
ALTER TABLE notifications FORCE ROW LEVEL SECURITY;

-- 5. Quiet hours of the same beginning and end are none: they were shown as on and did nothing.
UPDATE notification_settings SET "quietFrom" = NULL, "quietTo" = NULL WHERE "quietFrom" = "quietTo";
ALTER TABLE notification_settings ADD CONSTRAINT quiet_hours_differ CHECK ("quietFrom" <> "quietTo");
