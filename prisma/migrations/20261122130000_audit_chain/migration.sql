-- The audit log as a chain: each entry's link carries the hash of the link before it and of the entry itself (promise
-- A6). lib/audit/hash-entry.ts works out the same hash: change both or neither.

CREATE TYPE "AuditBreak" AS ENUM ('LINK_MISSING', 'ENTRY_MISSING', 'ENTRY_CHANGED', 'ENTRY_UNLINKED', 'ANCHOR_DIFFERS', 'TAIL_CUT');

CREATE TABLE "audit_chain" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "seq" BIGINT NOT NULL,
    "entryId" UUID NOT NULL,
    "hash" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "audit_chain_seq_key" ON "audit_chain"("seq");
CREATE UNIQUE INDEX "audit_chain_entryId_key" ON "audit_chain"("entryId");

CREATE TABLE "audit_checks" (
    "id" UUID NOT NULL,
    "isWhole" BOOLEAN NOT NULL,
    "rows" BIGINT NOT NULL,
    "lastSeq" BIGINT NOT NULL,
    "isAnchored" BOOLEAN NOT NULL,
    "breakKind" "AuditBreak",
    "breakSeq" BIGINT,
    "breakEntryId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_checks_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_checks_createdAt_idx" ON "audit_checks"("createdAt");
CREATE INDEX "audit_log_createdAt_id_idx" ON "audit_log"("createdAt", "id");

-- Lengths stand before the values, so that no two entries read alike.
CREATE FUNCTION audit_text(VARIADIC fields text[]) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT string_agg(coalesce(octet_length(f) || ':' || f, '-'), ',' ORDER BY place)
  FROM unnest(fields) WITH ORDINALITY AS field(f, place)
$$;

CREATE FUNCTION audit_hash(before_hash bytea, entry audit_log) RETURNS bytea
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT sha256(before_hash || convert_to(audit_text(
    entry.id::text, entry."partnerId"::text, entry.actor::text, entry."actorId"::text, entry.action,
    entry."subjectKind", entry."subjectId", entry.before::text, entry.after::text, entry.address, entry."requestId",
    (extract(epoch FROM entry."createdAt") * 1000)::bigint::text,
    (extract(epoch FROM entry."updatedAt") * 1000)::bigint::text), 'UTF8'))
$$;

-- Links are made one after the other: the lock is taken as the transaction commits and is gone when it has.
CREATE FUNCTION link_audit_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE newest record;
BEGIN
  PERFORM pg_advisory_xact_lock(727002);
  SELECT seq, hash INTO newest FROM audit_chain ORDER BY seq DESC LIMIT 1;
  INSERT INTO audit_chain (seq, "entryId", hash)
    VALUES (coalesce(newest.seq, 0) + 1, NEW.id, audit_hash(coalesce(newest.hash, ''::bytea), NEW));
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER linked_at_commit AFTER INSERT ON audit_log
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_audit_entry();

-- What was written before there was a chain; the wall stands even before the owner.
ALTER TABLE audit_log NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  entry audit_log;
  reached bigint := 0;
  newest bytea := ''::bytea;
BEGIN
  FOR entry IN SELECT * FROM audit_log ORDER BY "createdAt", id LOOP
    reached := reached + 1;
    newest := audit_hash(newest, entry);
    INSERT INTO audit_chain (seq, "entryId", hash) VALUES (reached, entry.id, newest);
  END LOOP;
END $$;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT ON audit_chain TO sellercloudx_doors;
GRANT SELECT ON audit_chain TO sellercloudx_admin;
GRANT SELECT, INSERT ON audit_checks TO sellercloudx_admin;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['audit_chain', 'audit_checks'] LOOP
    EXECUTE format('CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
ALTER FUNCTION link_audit_entry() OWNER TO sellercloudx_doors;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
REVOKE ALL ON FUNCTION audit_text(text[]), audit_hash(bytea, audit_log), link_audit_entry() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_text(text[]), audit_hash(bytea, audit_log) TO sellercloudx_doors;
