-- Reviewing applications: what a correction changed, how long reviews take, and a suspension that leaves the books
-- readable.

-- 1. The history of a partner: two more decisions, and what a correction changed.
ALTER TYPE "ReviewDecision" ADD VALUE 'SUSPENDED';
ALTER TYPE "ReviewDecision" ADD VALUE 'REACTIVATED';
ALTER TABLE partner_reviews ADD COLUMN "changes" JSONB;
-- review_pace
CREATE INDEX newest_decisions ON partner_reviews ("createdAt") WHERE decision IN ('APPROVED', 'REJECTED');

-- 2. Hints: other partners that registered from the same network.
CREATE INDEX "partners_registeredFrom_idx" ON "partners"("registeredFrom");

-- 3. The people of a suspended partner read and export; they change nothing.
ALTER TABLE users ADD COLUMN "suspendedAt" TIMESTAMPTZ(3);

-- 4. Nothing automatic is done for a suspended partner. Orders are still taken in: due_connections, active_connections
-- and waiting_pushes stay as they are.
GRANT SELECT ("status") ON partners TO sellercloudx_doors;

CREATE OR REPLACE FUNCTION due_sendings(most integer) RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c JOIN partners p ON p.id = c."partnerId"
  WHERE c.active AND c.status = 'ACTIVE' AND p.status <> 'SUSPENDED' AND EXISTS (
    SELECT FROM wanted_values w WHERE w."connectionId" = c.id AND w.state NOT IN ('REJECTED', 'ASKING')
      AND w."nextTryAt" <= now() AND (w."leaseUntil" IS NULL OR w."leaseUntil" < now()))
  ORDER BY c."circuitOpenUntil" NULLS FIRST LIMIT most
$$;

CREATE OR REPLACE FUNCTION due_lanes(most integer) RETURNS TABLE ("partnerId" uuid, "laneId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w."partnerId", w.id
  FROM (SELECT l."partnerId", l.id, l."updatedAt",
          row_number() OVER (PARTITION BY l."connectionId" ORDER BY l."updatedAt") AS turn
        FROM card_lanes l JOIN marketplace_integrations c ON c.id = l."connectionId" JOIN partners p ON p.id = l."partnerId"
        WHERE l.state IN ('MODERATING', 'HANDED_OVER') AND c.active AND c.status = 'ACTIVE' AND p.status <> 'SUSPENDED'
          AND (c."limitedUntil" IS NULL OR c."limitedUntil" <= now())) w
  ORDER BY w.turn, w."updatedAt" LIMIT most
$$;

CREATE OR REPLACE FUNCTION pushing_connections() RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c JOIN partners p ON p.id = c."partnerId"
  WHERE c.active AND c.status = 'ACTIVE' AND c.marketplace IN ('ozon', 'yandex') AND p.status <> 'SUSPENDED'
$$;

CREATE OR REPLACE FUNCTION expiring_connections(ends_after timestamptz, ends_before timestamptz, most integer)
RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c JOIN partners p ON p.id = c."partnerId"
  WHERE c.active AND c."keyExpiresAt" > ends_after AND c."keyExpiresAt" <= ends_before
    AND c.status NOT IN ('NEEDS_KEY', 'DISCONNECTED') AND p.status <> 'SUSPENDED'
  ORDER BY c."keyExpiresAt" LIMIT most
$$;

-- 5. How long applications have waited of late: numbers alone, nobody's rows.
GRANT SELECT ("partnerId", "decision", "createdAt") ON partner_reviews TO sellercloudx_doors;
CREATE POLICY doors ON partner_reviews FOR SELECT TO sellercloudx_doors USING (true);
CREATE FUNCTION review_pace() RETURNS TABLE (reviews integer, "medianMinutes" double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d."createdAt" - s."createdAt") / 60)
  FROM (SELECT r."partnerId", r."createdAt" FROM partner_reviews r
        WHERE r.decision IN ('APPROVED', 'REJECTED') AND r."createdAt" > now() - interval '30 days'
        ORDER BY r."createdAt" DESC LIMIT 200) d
  CROSS JOIN LATERAL (
    SELECT r."createdAt" FROM partner_reviews r
    WHERE r."partnerId" = d."partnerId" AND r.decision = 'SUBMITTED' AND r."createdAt" <= d."createdAt"
    ORDER BY r."createdAt" DESC LIMIT 1) s
$$;
GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
ALTER FUNCTION review_pace() OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION review_pace() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION review_pace() TO sellercloudx_app;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
