-- Queues of a hundred thousand partners. Row security keeps comparisons that are not leakproof away from indexes, and
-- those of enums are not: what administrators sort and count partners by stands here as text.

DROP INDEX "partners_status_createdAt_id_idx";

ALTER TABLE partner_search
  ADD COLUMN "status" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "submittedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "registeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- The demo's made-up partner is none of administration's.
DELETE FROM partner_search WHERE "partnerId" = '00000000-0000-7000-8000-0000000de300';
UPDATE partner_search s SET status = p.status::text, "submittedAt" = p."submittedAt", "registeredAt" = p."createdAt"
  FROM partners p WHERE p.id = s."partnerId";

CREATE INDEX "partner_search_status_submittedAt_partnerId_idx" ON "partner_search"("status", "submittedAt", "partnerId");
CREATE INDEX "partner_search_status_registeredAt_partnerId_idx" ON "partner_search"("status", "registeredAt", "partnerId");

CREATE OR REPLACE FUNCTION mark_partner_stale() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.id = '00000000-0000-7000-8000-0000000de300' THEN RETURN NULL; END IF;
  INSERT INTO partner_search (id, "partnerId", status, "submittedAt", "registeredAt")
    VALUES (gen_random_uuid(), NEW.id, NEW.status::text, NEW."submittedAt", NEW."createdAt")
    ON CONFLICT ("partnerId") DO UPDATE SET "isStale" = true, "updatedAt" = now(),
      status = excluded.status, "submittedAt" = excluded."submittedAt", "registeredAt" = excluded."registeredAt";
  RETURN NULL;
END $$;
DROP TRIGGER marks_search ON partners;
CREATE TRIGGER marks_search
  AFTER INSERT OR UPDATE OF "businessName", "legalName", phone, inn, status, "submittedAt", "createdAt" ON partners
  FOR EACH ROW EXECUTE FUNCTION mark_partner_stale();
