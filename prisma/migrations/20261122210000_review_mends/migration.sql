-- Reviewing applications: what was changed while they wait, who waits with an unconfirmed address, and how long reviews
-- take when it is people who make them.

-- 1. The applicant changed what the application says without sending it anew; an approval was taken back at once.
ALTER TYPE "ReviewDecision" ADD VALUE 'CHANGED' AFTER 'SUBMITTED';
ALTER TYPE "ReviewDecision" ADD VALUE 'RECALLED';

-- 2. The queue: whose address nobody has confirmed stands last.
ALTER TABLE partner_search ADD COLUMN "isUnconfirmed" BOOLEAN NOT NULL DEFAULT true;
-- The owner's own updates stop at the wall of rows; nobody else is at work in a migration.
ALTER TABLE partner_search NO FORCE ROW LEVEL SECURITY;
UPDATE partner_search s SET "isUnconfirmed" = false
  WHERE EXISTS (SELECT FROM users u WHERE u."partnerId" = s."partnerId" AND u."emailVerifiedAt" IS NOT NULL);
ALTER TABLE partner_search FORCE ROW LEVEL SECURITY;
CREATE INDEX "partner_search_status_isUnconfirmed_submittedAt_partnerId_idx"
  ON "partner_search"("status", "isUnconfirmed", "submittedAt", "partnerId");

CREATE FUNCTION mark_partner_confirmed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  unconfirmed boolean := NOT EXISTS (
    SELECT FROM users u WHERE u."partnerId" = NEW."partnerId" AND u."emailVerifiedAt" IS NOT NULL);
BEGIN
  UPDATE partner_search SET "isUnconfirmed" = unconfirmed, "updatedAt" = now()
    WHERE "partnerId" = NEW."partnerId" AND "isUnconfirmed" <> unconfirmed;
  RETURN NULL;
END $$;
CREATE TRIGGER marks_confirmed AFTER INSERT OR UPDATE OF "emailVerifiedAt", "partnerId" ON users
  FOR EACH ROW WHEN (NEW."partnerId" IS NOT NULL) EXECUTE FUNCTION mark_partner_confirmed();

-- 3. How long applications have waited of late: for a person's decision alone, from when they could be read.
GRANT SELECT ("actorId") ON partner_reviews TO sellercloudx_doors;
CREATE OR REPLACE FUNCTION review_pace() RETURNS TABLE (reviews integer, "medianMinutes" double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::integer, percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM d."createdAt" -
    CASE WHEN c."at" BETWEEN s."createdAt" AND d."createdAt" THEN c."at" ELSE s."createdAt" END) / 60)
  FROM (SELECT r."partnerId", r."createdAt" FROM partner_reviews r
        WHERE r.decision IN ('APPROVED', 'REJECTED') AND r."actorId" IS NOT NULL AND r."createdAt" > now() - interval '30 days'
        ORDER BY r."createdAt" DESC LIMIT 200) d
  CROSS JOIN LATERAL (
    SELECT r."createdAt" FROM partner_reviews r
    WHERE r."partnerId" = d."partnerId" AND r.decision = 'SUBMITTED' AND r."createdAt" <= d."createdAt"
    ORDER BY r."createdAt" DESC LIMIT 1) s
  CROSS JOIN LATERAL (
    SELECT min(u."emailVerifiedAt") AS "at" FROM users u WHERE u."partnerId" = d."partnerId") c
$$;

-- 4. Whether a number is known, where addresses are confirmed and where they never are.
CREATE FUNCTION own_tax_number_is_known(confirmed_only boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM partners own JOIN partners other
      ON other.id <> own.id AND (other."inn" = own."inn" OR other."pinflHash" = own."pinflHash")
    WHERE own.id = nullif(current_setting('app.partner', true), '')::uuid
      AND other."createdAt" < own."createdAt"
      AND other.status <> 'REJECTED'
      AND (NOT confirmed_only OR (
        EXISTS (SELECT 1 FROM users u WHERE u."partnerId" = own.id AND u."emailVerifiedAt" IS NOT NULL)
        AND EXISTS (SELECT 1 FROM users u WHERE u."partnerId" = other.id AND u."emailVerifiedAt" IS NOT NULL))))
$$;
DROP FUNCTION own_tax_number_is_known();

GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
ALTER FUNCTION mark_partner_confirmed() OWNER TO sellercloudx_doors;
ALTER FUNCTION own_tax_number_is_known(boolean) OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION own_tax_number_is_known(boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_tax_number_is_known(boolean) TO sellercloudx_app;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
