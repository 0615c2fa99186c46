-- Teams: invitations, and members that left. Profile: what documents need, bank details that a code confirms, and tax by
-- date.

CREATE TYPE "TaxRegime" AS ENUM ('GENERAL', 'TURNOVER', 'PERSONAL');
CREATE TYPE "TaxKind" AS ENUM ('VAT', 'TURNOVER', 'PERSONAL');

-- 1. Teams.
ALTER TABLE users ADD COLUMN "removedAt" TIMESTAMPTZ(3);

CREATE TABLE "team_invitations" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "MemberRole" NOT NULL,
    "locale" TEXT NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "issue" INTEGER NOT NULL DEFAULT 1,
    "invitedById" UUID NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" UUID,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "team_invitations_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "team_invitations_tokenHash_key" ON "team_invitations"("tokenHash");
CREATE UNIQUE INDEX "team_invitations_partnerId_id_key" ON "team_invitations"("partnerId", "id");
CREATE INDEX "team_invitations_partnerId_sentAt_idx" ON "team_invitations"("partnerId", "sentAt");
CREATE UNIQUE INDEX only_one_open_invitation ON team_invitations ("partnerId", email)
  WHERE "acceptedAt" IS NULL AND "revokedAt" IS NULL;
ALTER TABLE "team_invitations" ADD CONSTRAINT "team_invitations_partnerId_fkey"
  FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 2. Profile. Account numbers that stand already get their hash from the job that wraps keys anew.
ALTER TABLE partners
  ADD COLUMN "directorName" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "vatNumber" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "oked" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "passport" BYTEA,
  ADD COLUMN "passportHash" BYTEA,
  ADD COLUMN "passportEnd" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "passportKeyId" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "bankAccountHash" BYTEA,
  ADD COLUMN "bankAccountEnd" TEXT NOT NULL DEFAULT '';
CREATE INDEX "partners_bankAccountHash_idx" ON "partners"("bankAccountHash");
CREATE INDEX "partners_passportHash_idx" ON "partners"("passportHash");

CREATE TABLE "bank_changes" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "bankName" TEXT NOT NULL,
    "bankMfo" TEXT NOT NULL,
    "account" BYTEA,
    "accountHash" BYTEA NOT NULL,
    "accountEnd" TEXT NOT NULL,
    "previousEnd" TEXT NOT NULL,
    "requestedById" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "cancelledAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_changes_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bank_changes_partnerId_id_key" ON "bank_changes"("partnerId", "id");
CREATE INDEX "bank_changes_partnerId_createdAt_idx" ON "bank_changes"("partnerId", "createdAt");
CREATE UNIQUE INDEX only_one_open_bank_change ON bank_changes ("partnerId")
  WHERE "confirmedAt" IS NULL AND "cancelledAt" IS NULL;
ALTER TABLE "bank_changes" ADD CONSTRAINT "bank_changes_partnerId_fkey"
  FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "tax_statuses" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "validFrom" DATE NOT NULL,
    "regime" "TaxRegime" NOT NULL,
    "isVatPayer" BOOLEAN NOT NULL,
    "recordedById" UUID NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tax_statuses_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "tax_statuses_partnerId_validFrom_idx" ON "tax_statuses"("partnerId", "validFrom");
CREATE UNIQUE INDEX only_one_tax_status_a_day ON tax_statuses ("partnerId", "validFrom") WHERE "withdrawnAt" IS NULL;
ALTER TABLE "tax_statuses" ADD CONSTRAINT "tax_statuses_partnerId_fkey"
  FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 3. Rates, the same for everybody, by the day that they are in force from. A new rate is a new row.
CREATE TABLE "tax_rates" (
    "id" UUID NOT NULL,
    "kind" "TaxKind" NOT NULL,
    "validFrom" DATE NOT NULL,
    "basisPoints" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tax_rates_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "tax_rates_kind_validFrom_key" ON "tax_rates"("kind", "validFrom");
INSERT INTO tax_rates (id, kind, "validFrom", "basisPoints", source) VALUES
  (gen_random_uuid(), 'VAT', '2023-01-01', 1200, 'Uzum seller manual 5.5, read 2026-08-20: 12 % or 0 %'),
  (gen_random_uuid(), 'TURNOVER', '2020-01-01', 400, 'kun.uz, 2025-08-12: 4 % of turnover'),
  (gen_random_uuid(), 'PERSONAL', '2020-01-01', 400, 'kun.uz, 2025-08-12: 4 % of turnover above 100 million so''m'),
  (gen_random_uuid(), 'PERSONAL', '2026-01-01', 100, 'Law ZRU-1108, 2025-12-25: 1 % up to 1 billion so''m a year');

-- 4. Walls and rights.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['team_invitations', 'bank_changes', 'tax_statuses']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY partner_wall ON %I TO sellercloudx_app
         USING ("partnerId" = nullif(current_setting(''app.partner'', true), '''')::uuid)
         WITH CHECK ("partnerId" = nullif(current_setting(''app.partner'', true), '''')::uuid)', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO sellercloudx_app', name);
  END LOOP;
END $$;
GRANT SELECT ON tax_rates TO sellercloudx_app, sellercloudx_admin;

-- 5. Doors.
GRANT SELECT ("id", "partnerId", "tokenHash") ON team_invitations TO sellercloudx_doors;
CREATE POLICY doors ON team_invitations FOR SELECT TO sellercloudx_doors USING (true);
GRANT SELECT ("passport", "passportKeyId") ON partners TO sellercloudx_doors;
GRANT CREATE ON SCHEMA public TO sellercloudx_doors;

-- Whoever opens an invitation has no session yet: the token in the mail says whose it is.
CREATE FUNCTION find_invitation(token_hash bytea) RETURNS TABLE ("partnerId" uuid, "invitationId" uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i."partnerId", i.id FROM team_invitations i WHERE i."tokenHash" = token_hash
$$;
ALTER FUNCTION find_invitation(bytea) OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION find_invitation(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_invitation(bytea) TO sellercloudx_app;

-- As before; "bank" covers the passport too.
CREATE OR REPLACE FUNCTION stale_secrets(kind text, key_id text, after_id uuid, most integer)
RETURNS TABLE ("partnerId" uuid, id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s."partnerId", s.id FROM (
    SELECT c."partnerId", c."connectionId" AS id FROM connection_credentials c
      WHERE kind = 'credential' AND c."wrappingKeyId" <> key_id
    UNION ALL SELECT c."partnerId", c.id FROM marketplace_integrations c
      WHERE kind = 'push' AND c."sealKeyId" <> key_id
    UNION ALL SELECT p.id, p.id FROM partners p
      WHERE kind = 'bank' AND ((p."bankAccount" IS NOT NULL AND p."sealKeyId" <> key_id)
        OR (p."passport" IS NOT NULL AND p."passportKeyId" <> key_id))
    UNION ALL SELECT p.id, p.id FROM partners p
      WHERE kind = 'pinfl' AND ((p."pinflHash" IS NOT NULL AND p."pinflKeyId" <> key_id) OR length(p."inn") = 14)
  ) s WHERE s.id > after_id ORDER BY s.id LIMIT most
$$;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
