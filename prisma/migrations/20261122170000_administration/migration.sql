-- Administration: finding partners, failed jobs, counted failures, tariffs through time, and administrators.

-- 1. Partners, found by folded words. One row a partner; who changes a name or a number marks it stale.
CREATE TABLE "partner_search" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "words" tsvector,
    "isStale" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partner_search_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "partner_search_partnerId_key" ON "partner_search"("partnerId");
ALTER TABLE "partner_search" ADD CONSTRAINT "partner_search_partnerId_fkey"
  FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Without a list of pending entries: a search must not read what thousands of registrations left there.
CREATE INDEX partner_words ON partner_search USING gin (words) WITH (fastupdate = off) WHERE words IS NOT NULL;
CREATE INDEX stale_partners ON partner_search ("partnerId") WHERE "isStale";
CREATE INDEX "partners_createdAt_id_idx" ON "partners"("createdAt", "id");
CREATE INDEX "partners_status_createdAt_id_idx" ON "partners"("status", "createdAt", "id");

ALTER TABLE partner_search ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner_search FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_wall ON partner_search TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid)
  WITH CHECK ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
CREATE POLICY admin_searches ON partner_search TO sellercloudx_admin USING (true) WITH CHECK (true);
CREATE POLICY doors ON partner_search TO sellercloudx_doors USING (true) WITH CHECK (true);
GRANT SELECT ON partner_search TO sellercloudx_app;
GRANT SELECT, UPDATE ON partner_search TO sellercloudx_admin;
GRANT SELECT, INSERT, UPDATE ON partner_search TO sellercloudx_doors;

INSERT INTO partner_search (id, "partnerId") SELECT gen_random_uuid(), id FROM partners;

CREATE FUNCTION mark_partner_stale() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO partner_search (id, "partnerId") VALUES (gen_random_uuid(), NEW.id)
    ON CONFLICT ("partnerId") DO UPDATE SET "isStale" = true, "updatedAt" = now() WHERE NOT partner_search."isStale";
  RETURN NULL;
END $$;
CREATE FUNCTION mark_member_stale() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE partner_search SET "isStale" = true, "updatedAt" = now()
    WHERE "partnerId" IN (NEW."partnerId", OLD."partnerId") AND NOT "isStale";
  RETURN NULL;
END $$;
CREATE TRIGGER marks_search AFTER INSERT OR UPDATE OF "businessName", "legalName", phone, inn ON partners
  FOR EACH ROW EXECUTE FUNCTION mark_partner_stale();
CREATE TRIGGER marks_search AFTER INSERT OR DELETE OR UPDATE OF username, email, "partnerId" ON users
  FOR EACH ROW EXECUTE FUNCTION mark_member_stale();

-- 2. What administrators keep and who they are.
CREATE TABLE "admin_views" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "admin_views_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "admin_views_userId_name_key" ON "admin_views"("userId", "name");
ALTER TABLE "admin_views" ADD CONSTRAINT "admin_views_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
GRANT SELECT, INSERT, UPDATE, DELETE ON admin_views TO sellercloudx_admin;

CREATE TABLE "admin_invitations" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "locale" TEXT NOT NULL,
    "invitedById" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "admin_invitations_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "admin_invitations_tokenHash_key" ON "admin_invitations"("tokenHash");
-- One open invitation an address.
CREATE UNIQUE INDEX one_open_invitation ON admin_invitations (email) WHERE "usedAt" IS NULL AND "revokedAt" IS NULL;
GRANT SELECT, INSERT, UPDATE ON admin_invitations TO sellercloudx_admin;
-- Accepting is done by somebody who has no account yet.
GRANT INSERT ON users TO sellercloudx_admin;

-- Sessions: what ends them and what an administrator looks at; never the token's hash.
GRANT SELECT (id, "userId", "userAgent", "lastSeenAt", "expiresAt", "revokedAt", "verifiedAt", "viewKind",
              "viewPartnerId", "viewReason", "viewUntil", "createdAt", "updatedAt") ON sessions TO sellercloudx_admin;
GRANT UPDATE ("revokedAt", "viewKind", "viewPartnerId", "viewReason", "viewUntil", "updatedAt")
  ON sessions TO sellercloudx_admin;

-- 3. Failures: counted by the hour, and jobs that gave up.
CREATE TYPE "FailureSource" AS ENUM ('ACTION', 'MARKETPLACE', 'JOB', 'MAIL');
CREATE TABLE "failure_counts" (
    "id" UUID NOT NULL,
    "source" "FailureSource" NOT NULL,
    "code" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "failure_counts_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "failure_counts_hour_idx" ON "failure_counts"("hour");
CREATE UNIQUE INDEX "failure_counts_source_code_hour_key" ON "failure_counts"("source", "code", "hour");
GRANT SELECT, INSERT, UPDATE, DELETE ON failure_counts TO sellercloudx_app;
GRANT SELECT ON failure_counts TO sellercloudx_admin;

CREATE TABLE "failed_jobs" (
    "id" UUID NOT NULL,
    "partnerId" UUID,
    "runId" TEXT NOT NULL,
    "job" TEXT NOT NULL,
    "eventName" TEXT NOT NULL,
    "eventData" JSONB NOT NULL,
    "code" TEXT NOT NULL,
    "failedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" UUID,
    "isRetried" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "failed_jobs_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "failed_jobs_runId_key" ON "failed_jobs"("runId");
CREATE INDEX "failed_jobs_partnerId_failedAt_idx" ON "failed_jobs"("partnerId", "failedAt");
-- listFailedJobs
CREATE INDEX open_failed_jobs ON failed_jobs ("failedAt", id) WHERE "settledAt" IS NULL;
ALTER TABLE failed_jobs ENABLE ROW LEVEL SECURITY;
ALTER TABLE failed_jobs FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_wall ON failed_jobs FOR SELECT TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
-- What works for nobody in particular fails for nobody in particular.
CREATE POLICY partner_adds ON failed_jobs FOR INSERT TO sellercloudx_app
  WITH CHECK ("partnerId" IS NULL OR "partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
CREATE POLICY admin_settles ON failed_jobs TO sellercloudx_admin USING (true) WITH CHECK (true);
GRANT SELECT, INSERT ON failed_jobs TO sellercloudx_app;
GRANT SELECT, UPDATE ON failed_jobs TO sellercloudx_admin;

-- 4. Tariffs through time: versions and who had which are only added to.
CREATE TABLE "partner_tariffs" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "tariffKey" TEXT NOT NULL,
    "validFrom" TIMESTAMPTZ(3) NOT NULL,
    "setById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "partner_tariffs_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "partner_tariffs_partnerId_validFrom_key" ON "partner_tariffs"("partnerId", "validFrom");
ALTER TABLE "partner_tariffs" ADD CONSTRAINT "partner_tariffs_partnerId_fkey"
  FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "partner_tariffs" ADD CONSTRAINT "partner_tariffs_tariffKey_fkey"
  FOREIGN KEY ("tariffKey") REFERENCES "tariffs"("key") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE partner_tariffs ENABLE ROW LEVEL SECURITY;
ALTER TABLE partner_tariffs FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_wall ON partner_tariffs TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid)
  WITH CHECK ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
CREATE POLICY admin_reads ON partner_tariffs FOR SELECT TO sellercloudx_admin USING (true);
CREATE POLICY admin_assigns ON partner_tariffs FOR INSERT TO sellercloudx_admin WITH CHECK (true);
GRANT SELECT ON partner_tariffs TO sellercloudx_app;
GRANT SELECT, INSERT ON partner_tariffs TO sellercloudx_admin;
GRANT INSERT ON tariff_versions TO sellercloudx_admin;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['partner_tariffs', 'tariff_versions']
  LOOP
    EXECUTE format('CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- 5. What administrators see of partners' work: states, times and ids, never keys, goods, buyers or sums.
REVOKE SELECT ON marketplace_integrations FROM sellercloudx_admin;
GRANT SELECT (id, "partnerId", marketplace, "accountName", active, status, "keyLastFour", "keyExpiresAt", "checkedAt",
              "lastError", "limitedUntil", "failuresInRow", "circuitOpenUntil", "missingRights", "ordersReadUntil",
              "ordersPolledAt", "dataDeletedAt", "createdAt", "updatedAt")
  ON marketplace_integrations TO sellercloudx_admin;
GRANT SELECT (id, "partnerId", "connectionId", kind, count, "raisedAt", "lastSeenAt", "resolvedAt")
  ON connection_alarms TO sellercloudx_admin;
GRANT SELECT (id, "partnerId", "connectionId", kind, reason, "resolvedAt", "createdAt") ON dead_letters TO sellercloudx_admin;
GRANT SELECT (id, "partnerId", "connectionId", "createdAt", "processedAt", tries, "failedAt") ON inbox_messages
  TO sellercloudx_admin;
GRANT SELECT (id, "partnerId", "connectionId", state, failure, "startedAt", "finishedAt") ON connection_imports
  TO sellercloudx_admin;
CREATE POLICY admin_reads ON connection_alarms FOR SELECT TO sellercloudx_admin USING (true);
CREATE POLICY admin_reads ON dead_letters FOR SELECT TO sellercloudx_admin USING (true);
CREATE POLICY admin_reads ON inbox_messages FOR SELECT TO sellercloudx_admin USING (true);
CREATE POLICY admin_reads ON connection_imports FOR SELECT TO sellercloudx_admin USING (true);
-- listOpenAlarms, listFailedPushes, listOpenLetters
CREATE INDEX open_alarms ON connection_alarms ("raisedAt") WHERE "resolvedAt" IS NULL;
CREATE INDEX failed_pushes ON inbox_messages ("failedAt") WHERE "failedAt" IS NOT NULL;
CREATE INDEX open_letters ON dead_letters ("createdAt", id) WHERE "resolvedAt" IS NULL;

-- 6. Figures of one partner: how many, never what.
GRANT SELECT (id, "partnerId") ON products TO sellercloudx_doors;
GRANT SELECT ("partnerId", state) ON listings TO sellercloudx_doors;
GRANT SELECT ("partnerId", "orderedAt") ON orders TO sellercloudx_doors;
CREATE POLICY doors_count ON products FOR SELECT TO sellercloudx_doors USING (true);
CREATE POLICY doors_count ON orders FOR SELECT TO sellercloudx_doors USING (true);
CREATE FUNCTION partner_figures(partner_id uuid)
RETURNS TABLE (products integer, listings integer, orders integer, "recentOrders" integer, "lastOrderAt" timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT count(*)::int FROM products p WHERE p."partnerId" = partner_id),
         (SELECT count(*)::int FROM listings l WHERE l."partnerId" = partner_id AND l.state::text = 'LIVE'),
         (SELECT count(*)::int FROM orders o WHERE o."partnerId" = partner_id),
         (SELECT count(*)::int FROM orders o WHERE o."partnerId" = partner_id AND o."orderedAt" > now() - interval '30 days'),
         (SELECT max(o."orderedAt") FROM orders o WHERE o."partnerId" = partner_id)
$$;

GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
ALTER FUNCTION mark_partner_stale() OWNER TO sellercloudx_doors;
ALTER FUNCTION mark_member_stale() OWNER TO sellercloudx_doors;
ALTER FUNCTION partner_figures(uuid) OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION partner_figures(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION partner_figures(uuid) TO sellercloudx_admin;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
