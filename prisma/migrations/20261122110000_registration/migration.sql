-- Registration: legal forms, personal numbers that are sealed, addresses that are nobody's until they are confirmed,
-- and what was accepted.

CREATE TYPE "LegalForm" AS ENUM ('LLC', 'SOLE_PROPRIETOR', 'SELF_EMPLOYED');
CREATE TYPE "LegalDocument" AS ENUM ('TERMS', 'PRIVACY', 'OFFER');

-- 1. Partners. A company's STIR stays in "inn"; numbers of persons that stand there move by the job that wraps keys anew.
ALTER TABLE partners
  ADD COLUMN "legalForm" "LegalForm",
  ADD COLUMN "pinfl" BYTEA,
  ADD COLUMN "pinflHash" BYTEA,
  ADD COLUMN "pinflEnd" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "pinflKeyId" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "taxNumberDoubtful" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "registeredFrom" TEXT,
  ADD COLUMN "registeredWith" TEXT;
CREATE INDEX "partners_inn_idx" ON "partners"("inn");
CREATE INDEX "partners_pinflHash_idx" ON "partners"("pinflHash");
CREATE INDEX "partners_phone_idx" ON "partners"("phone");

-- 2. Whoever types an address has not shown yet that it is theirs: only a confirmed one is taken, so that a known and an
-- unknown address lead through the same rows.
ALTER TABLE users ADD COLUMN "termsVersion" INTEGER NOT NULL DEFAULT 0;
DROP INDEX users_email_key;
CREATE INDEX "users_email_idx" ON "users"("email");
CREATE UNIQUE INDEX only_one_confirmed_email ON users (email) WHERE "emailVerifiedAt" IS NOT NULL;

-- 3. What was accepted, by whom, when, in which language, from where.
CREATE TABLE "terms_acceptances" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "document" "LegalDocument" NOT NULL,
    "version" INTEGER NOT NULL,
    "textHash" BYTEA NOT NULL,
    "locale" TEXT NOT NULL,
    "address" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "terms_acceptances_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "terms_acceptances_userId_document_version_key"
  ON "terms_acceptances"("userId", "document", "version");
CREATE INDEX "terms_acceptances_partnerId_createdAt_idx" ON "terms_acceptances"("partnerId", "createdAt");
ALTER TABLE "terms_acceptances" ADD CONSTRAINT "terms_acceptances_partnerId_fkey"
  FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE terms_acceptances ENABLE ROW LEVEL SECURITY;
ALTER TABLE terms_acceptances FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_wall ON terms_acceptances TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid)
  WITH CHECK ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
CREATE POLICY admin_reads ON terms_acceptances FOR SELECT TO sellercloudx_admin USING (true);
GRANT SELECT, INSERT ON terms_acceptances TO sellercloudx_app;
GRANT SELECT ON terms_acceptances TO sellercloudx_admin;
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON terms_acceptances FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON terms_acceptances EXECUTE FUNCTION refuse_change();

-- 4. Doors.
GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
GRANT SELECT ("partnerId", "emailVerifiedAt") ON users TO sellercloudx_doors;
GRANT SELECT ("inn", "pinflHash", "pinflKeyId", "status", "createdAt") ON partners TO sellercloudx_doors;

-- As before, and "pinfl": sealed by an older key, hashed by an older secret, or not sealed at all.
CREATE OR REPLACE FUNCTION stale_secrets(kind text, key_id text, after_id uuid, most integer)
RETURNS TABLE ("partnerId" uuid, id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s."partnerId", s.id FROM (
    SELECT c."partnerId", c."connectionId" AS id FROM connection_credentials c
      WHERE kind = 'credential' AND c."wrappingKeyId" <> key_id
    UNION ALL SELECT c."partnerId", c.id FROM marketplace_integrations c
      WHERE kind = 'push' AND c."sealKeyId" <> key_id
    UNION ALL SELECT p.id, p.id FROM partners p
      WHERE kind = 'bank' AND p."bankAccount" IS NOT NULL AND p."sealKeyId" <> key_id
    UNION ALL SELECT p.id, p.id FROM partners p
      WHERE kind = 'pinfl' AND ((p."pinflHash" IS NOT NULL AND p."pinflKeyId" <> key_id) OR length(p."inn") = 14)
  ) s WHERE s.id > after_id ORDER BY s.id LIMIT most
$$;

-- Says one thing alone, and only of the number of the partner whose transaction it is, once its own address is
-- confirmed: some other partner with a confirmed address gave the same number earlier.
CREATE FUNCTION own_tax_number_is_known() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM partners own JOIN partners other
      ON other.id <> own.id AND (other."inn" = own."inn" OR other."pinflHash" = own."pinflHash")
    WHERE own.id = nullif(current_setting('app.partner', true), '')::uuid
      AND other."createdAt" < own."createdAt"
      AND other.status <> 'REJECTED'
      AND EXISTS (SELECT 1 FROM users u WHERE u."partnerId" = own.id AND u."emailVerifiedAt" IS NOT NULL)
      AND EXISTS (SELECT 1 FROM users u WHERE u."partnerId" = other.id AND u."emailVerifiedAt" IS NOT NULL))
$$;

ALTER FUNCTION own_tax_number_is_known() OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION own_tax_number_is_known() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_tax_number_is_known() TO sellercloudx_app;

REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
