-- Members of a team with roles, views of somebody else's books, and the audit log.

CREATE TYPE "MemberRole" AS ENUM ('OWNER', 'MANAGER', 'FINANCE', 'MARKETING', 'CONTENT', 'SUPPORT', 'WAREHOUSE', 'ACCOUNTANT');
CREATE TYPE "ViewKind" AS ENUM ('SUPPORT', 'DEMO');
CREATE TYPE "AuditActor" AS ENUM ('PARTNER', 'ADMIN', 'AI', 'SYSTEM');

ALTER TABLE users ADD COLUMN "memberRole" "MemberRole";
-- Until now whoever had registered was the only one.
UPDATE users SET "memberRole" = 'OWNER' WHERE "partnerId" IS NOT NULL;
ALTER TABLE users ADD CONSTRAINT member_has_role CHECK (("partnerId" IS NULL) = ("memberRole" IS NULL));

ALTER TABLE sessions
  ADD COLUMN "verifiedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "viewKind" "ViewKind",
  ADD COLUMN "viewPartnerId" UUID,
  ADD COLUMN "viewReason" TEXT,
  ADD COLUMN "viewUntil" TIMESTAMPTZ(3);

CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "partnerId" UUID,
    "actor" "AuditActor" NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subjectKind" TEXT,
    "subjectId" TEXT,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,
    "requestId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_log_partnerId_createdAt_idx" ON "audit_log"("partnerId", "createdAt");
ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_reads ON audit_log FOR SELECT TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
-- Signing in is noted before anybody's books are open.
CREATE POLICY partner_adds ON audit_log FOR INSERT TO sellercloudx_app
  WITH CHECK ("partnerId" IS NULL OR "partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
CREATE POLICY admin_reads ON audit_log FOR SELECT TO sellercloudx_admin USING (true);
CREATE POLICY admin_adds ON audit_log FOR INSERT TO sellercloudx_admin WITH CHECK (true);
GRANT SELECT, INSERT ON audit_log TO sellercloudx_app, sellercloudx_admin;
CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON audit_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_log EXECUTE FUNCTION refuse_change();
