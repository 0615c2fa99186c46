-- Closing an account: its owner asks for it, everything automatic rests for thirty days, and then nobody's name is left
-- in it. What the books and the tax office need stays.

-- 1. Two more states of a partner. New values are compared as text below: PostgreSQL takes none before the commit.
ALTER TYPE "PartnerStatus" ADD VALUE 'CLOSING';
ALTER TYPE "PartnerStatus" ADD VALUE 'ERASED';
ALTER TABLE users ADD COLUMN "closingAt" TIMESTAMPTZ(3);

-- 2. Who asked and when; taken back or carried out. Days are the database's own: nobody shortens them.
CREATE TABLE "account_closures" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "requestedById" UUID NOT NULL,
    "statusBefore" "PartnerStatus" NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "eraseAfter" TIMESTAMPTZ(3) NOT NULL DEFAULT (CURRENT_TIMESTAMP + '30 days'::interval),
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" UUID,
    "erasedAt" TIMESTAMPTZ(3),
    "farewellTo" TEXT,
    "farewellLocale" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_closures_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "account_closures_partnerId_id_key" ON "account_closures"("partnerId", "id");
CREATE UNIQUE INDEX only_one_open_closure ON account_closures ("partnerId") WHERE "withdrawnAt" IS NULL;
-- due_erasures
CREATE INDEX open_closures ON account_closures ("eraseAfter") WHERE "withdrawnAt" IS NULL AND "erasedAt" IS NULL;
-- forget_farewells
CREATE INDEX open_farewells ON account_closures ("erasedAt") WHERE "farewellTo" IS NOT NULL;
ALTER TABLE "account_closures" ADD CONSTRAINT "account_closures_partnerId_fkey"
  FOREIGN KEY ("partnerId") REFERENCES "partners"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE account_closures ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_closures FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_wall ON account_closures TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid)
  WITH CHECK ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
CREATE POLICY admin_reads ON account_closures FOR SELECT TO sellercloudx_admin USING (true);
CREATE POLICY doors ON account_closures TO sellercloudx_doors USING (true) WITH CHECK (true);
GRANT SELECT ON account_closures TO sellercloudx_app;
GRANT INSERT (id, "partnerId", "requestedById", "statusBefore") ON account_closures TO sellercloudx_app;
GRANT UPDATE ("withdrawnAt", "withdrawnById", "farewellTo", "farewellLocale", "updatedAt") ON account_closures
  TO sellercloudx_app;
GRANT SELECT (id, "partnerId", "requestedById", "statusBefore", "requestedAt", "eraseAfter", "withdrawnAt", "erasedAt")
  ON account_closures TO sellercloudx_admin;
GRANT SELECT ON account_closures TO sellercloudx_doors;
GRANT UPDATE ("erasedAt", "farewellTo", "farewellLocale", "updatedAt") ON account_closures TO sellercloudx_doors;

-- Whoever takes a photo away is asked whose picture it is.
CREATE INDEX "products_partnerId_photoId_idx" ON "products"("partnerId", "photoId");
CREATE INDEX "card_lanes_partnerId_pictureId_idx" ON "card_lanes"("partnerId", "pictureId");

-- 3. Erasing is the door's alone, and final.
CREATE FUNCTION guard_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status::text = 'ERASED' AND NEW.status::text <> 'ERASED' THEN
    RAISE EXCEPTION 'an erased partner stays erased' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.status::text = 'ERASED' AND OLD.status::text <> 'ERASED' AND current_user <> 'sellercloudx_doors' THEN
    RAISE EXCEPTION 'a partner is erased by erase_partner alone' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER erased_stays BEFORE UPDATE OF status ON partners FOR EACH ROW EXECUTE FUNCTION guard_erased();

-- 4. Nothing automatic is done for a partner that is being closed, as for one that is suspended.
-- Its twin is isSuspended in lib/partners/suspension.ts. The body is read once, here and now: no search path can lend it
-- other names, and the planner writes it into each query below, which it does with none that sets a path of its own.
CREATE FUNCTION is_suspended(status "PartnerStatus") RETURNS boolean LANGUAGE sql STABLE
  RETURN status::text IN ('SUSPENDED', 'CLOSING', 'ERASED');
REVOKE ALL ON FUNCTION is_suspended("PartnerStatus") FROM PUBLIC;
GRANT EXECUTE ON FUNCTION is_suspended("PartnerStatus") TO sellercloudx_doors;

CREATE OR REPLACE FUNCTION due_sendings(most integer) RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c JOIN partners p ON p.id = c."partnerId"
  WHERE c.active AND c.status = 'ACTIVE' AND NOT is_suspended(p.status) AND EXISTS (
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
        WHERE l.state IN ('MODERATING', 'HANDED_OVER') AND c.active AND c.status = 'ACTIVE'
          AND NOT is_suspended(p.status)
          AND (c."limitedUntil" IS NULL OR c."limitedUntil" <= now())) w
  ORDER BY w.turn, w."updatedAt" LIMIT most
$$;

CREATE OR REPLACE FUNCTION pushing_connections() RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c JOIN partners p ON p.id = c."partnerId"
  WHERE c.active AND c.status = 'ACTIVE' AND c.marketplace IN ('ozon', 'yandex')
    AND NOT is_suspended(p.status)
$$;

CREATE OR REPLACE FUNCTION expiring_connections(ends_after timestamptz, ends_before timestamptz, most integer)
RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c JOIN partners p ON p.id = c."partnerId"
  WHERE c.active AND c."keyExpiresAt" > ends_after AND c."keyExpiresAt" <= ends_before
    AND c.status NOT IN ('NEEDS_KEY', 'DISCONNECTED') AND NOT is_suspended(p.status)
  ORDER BY c."keyExpiresAt" LIMIT most
$$;

-- 5. What erasing touches. The doors' role sees no more of these tables than the partner of the transaction has.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['photos', 'products', 'receipts', 'shops', 'card_lanes', 'notifications',
    'notification_deliveries', 'team_invitations', 'bank_changes', 'dead_letters']
  LOOP
    EXECUTE format(
      'CREATE POLICY doors_erase ON %I TO sellercloudx_doors
         USING ("partnerId" = nullif(current_setting(''app.partner'', true), '''')::uuid)
         WITH CHECK ("partnerId" = nullif(current_setting(''app.partner'', true), '''')::uuid)', name);
    EXECUTE format('GRANT SELECT ("id", "partnerId") ON %I TO sellercloudx_doors', name);
  END LOOP;
END $$;
-- What administrators were told of this partner.
CREATE POLICY doors_erase_told ON notifications FOR DELETE TO sellercloudx_doors
  USING ("partnerId" IS NULL AND "subjectKind" = 'partner' AND "subjectId" = current_setting('app.partner', true));
CREATE POLICY doors_erase_told ON notification_deliveries FOR DELETE TO sellercloudx_doors USING ("partnerId" IS NULL);
CREATE POLICY doors_erase ON partners FOR UPDATE TO sellercloudx_doors
  USING (id = nullif(current_setting('app.partner', true), '')::uuid)
  WITH CHECK (id = nullif(current_setting('app.partner', true), '')::uuid);

GRANT DELETE ON photos, notifications, notification_deliveries, team_invitations, bank_changes, dead_letters
  TO sellercloudx_doors;
GRANT SELECT (id, "partnerId") ON listings, connection_imports TO sellercloudx_doors;
GRANT SELECT ("connectionId") ON dead_letters TO sellercloudx_doors;
GRANT SELECT ON products, receipts TO sellercloudx_doors;
GRANT UPDATE (name, barcode, brand, category, ikpu, "lengthMm", "widthMm", "heightMm", "weightGrams", "photoId", facts,
              "archivedAt", "foldKey", "updatedAt") ON products TO sellercloudx_doors;
GRANT UPDATE (before, after, evidence, "updatedAt") ON receipts TO sellercloudx_doors;
GRANT UPDATE (name, "externalId", "warehouseExternalId", "updatedAt") ON shops TO sellercloudx_doors;
GRANT UPDATE ("businessName", phone, "legalForm", inn, pinfl, "pinflHash", "pinflEnd", "pinflKeyId", "taxNumberDoubtful",
              "registeredFrom", "registeredWith", approved, status, "rejectReason", "legalName", "legalAddress",
              "directorName", "vatNumber", oked, passport, "passportHash", "passportEnd", "passportKeyId", "bankName",
              "bankMfo", "bankAccount", "bankAccountHash", "bankAccountEnd", "sealKeyId", "autoConfirm", "updatedAt")
  ON partners TO sellercloudx_doors;
GRANT SELECT (id, "memberRole", "disabledAt") ON users TO sellercloudx_doors;
GRANT UPDATE (username, email, "emailVerifiedAt", "passwordHash", "isActive", "suspendedAt", "disabledAt", "removedAt",
              "secondFactorAt", "closingAt", "updatedAt") ON users TO sellercloudx_doors;
GRANT SELECT ("userId"), DELETE ON sessions, email_codes, known_devices, half_sign_ins, password_resets, second_factors,
  recovery_codes, telegram_chats, telegram_links, notification_settings TO sellercloudx_doors;
GRANT SELECT ("chatId") ON telegram_chats TO sellercloudx_doors;
GRANT SELECT (key), DELETE ON sent_telegrams TO sellercloudx_doors;
GRANT SELECT ("viewPartnerId"), UPDATE ("viewKind", "viewPartnerId", "viewReason", "viewUntil") ON sessions
  TO sellercloudx_doors;

-- 6. The doors.
CREATE FUNCTION due_erasures(after_id uuid, most integer) RETURNS TABLE ("partnerId" uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId" FROM account_closures c
  WHERE c."withdrawnAt" IS NULL AND c."erasedAt" IS NULL AND c."eraseAfter" <= now()
    AND (after_id IS NULL OR c."partnerId" > after_id)
    -- Somebody who could still change their mind: an owner who was shut out may not be who asked for it.
    AND EXISTS (SELECT FROM users u
      WHERE u."partnerId" = c."partnerId" AND u."memberRole" = 'OWNER' AND u."disabledAt" IS NULL)
  ORDER BY c."partnerId" LIMIT most
$$;

-- The address that the last mail goes to does not outlive its tries.
CREATE FUNCTION forget_farewells(erased_before timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE forgotten integer;
BEGIN
  UPDATE account_closures SET "farewellTo" = NULL, "farewellLocale" = NULL, "updatedAt" = now()
    WHERE "farewellTo" IS NOT NULL AND "erasedAt" < erased_before;
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $$;

-- Erases the partner of the transaction, and nobody else, once its day has come. False: `most` rows of something were
-- not enough; what is left waits for the next call, in a transaction of its own. Orders, their lines and fees, stock
-- movements, ledger, commissions, day sums, figures of receipts, tax by date, accepted terms, decisions and the audit
-- log are the books: they stay. So do the rows that they refer to, emptied.
CREATE FUNCTION erase_partner(most integer) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  own uuid := nullif(current_setting('app.partner', true), '')::uuid;
  people uuid[];
  told uuid[];
  emptied text;
  touched integer;
  has_more boolean := false;
BEGIN
  PERFORM FROM partners p WHERE p.id = own AND p.status::text = 'CLOSING' FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'this partner is not being closed' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM FROM account_closures c WHERE c."partnerId" = own AND c."withdrawnAt" IS NULL AND c."erasedAt" IS NULL
    AND c."eraseAfter" <= now();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the day of this partner has not come' USING ERRCODE = 'check_violation';
  END IF;
  people := ARRAY(SELECT u.id FROM users u WHERE u."partnerId" = own);
  -- First of all nothing is read from the marketplaces any more: keys are forgotten below.
  UPDATE marketplace_integrations SET active = false, status = 'DISCONNECTED', "updatedAt" = now()
    WHERE "partnerId" = own AND (active OR status <> 'DISCONNECTED');

  -- What there may be many of, a page at a time.
  told := ARRAY(SELECT n.id FROM notifications n WHERE n."partnerId" = own LIMIT most);
  DELETE FROM sent_telegrams WHERE key IN (
    SELECT 'notification/' || d."bundleId" || '/' || c."chatId"
    FROM notification_deliveries d JOIN telegram_chats c ON c."userId" = d."userId"
    WHERE d."notificationId" = ANY (told) AND d.channel = 'TELEGRAM' AND d."bundleId" IS NOT NULL);
  DELETE FROM notifications WHERE id = ANY (told);
  GET DIAGNOSTICS touched = ROW_COUNT;
  has_more := has_more OR touched >= most;
  FOREACH emptied IN ARRAY ARRAY['card_lanes', 'listings'] LOOP
    EXECUTE format('DELETE FROM %I WHERE id = ANY (ARRAY(SELECT id FROM %I WHERE "partnerId" = $1 LIMIT $2))', emptied, emptied)
      USING own, most;
    GET DIAGNOSTICS touched = ROW_COUNT;
    has_more := has_more OR touched >= most;
  END LOOP;
  FOREACH emptied IN ARRAY ARRAY['inbox_messages', 'dead_letters', 'connection_alarms', 'connection_imports',
    'connection_credentials']
  LOOP
    EXECUTE format(
      'DELETE FROM %I WHERE id = ANY (ARRAY(
         SELECT m.id FROM marketplace_integrations c JOIN %I m ON m."connectionId" = c.id
         WHERE c."partnerId" = $1 AND m."partnerId" = $1 LIMIT $2))', emptied, emptied)
      USING own, most;
    GET DIAGNOSTICS touched = ROW_COUNT;
    has_more := has_more OR touched >= most;
  END LOOP;
  UPDATE products SET name = '', barcode = NULL, brand = NULL, category = NULL, ikpu = NULL, "lengthMm" = NULL,
      "widthMm" = NULL, "heightMm" = NULL, "weightGrams" = NULL, "photoId" = NULL, facts = NULL, "foldKey" = '',
      "archivedAt" = coalesce("archivedAt", now()), "updatedAt" = now()
    WHERE id = ANY (ARRAY(SELECT p.id FROM products p WHERE p."partnerId" = own AND p.name <> '' LIMIT most));
  GET DIAGNOSTICS touched = ROW_COUNT;
  has_more := has_more OR touched >= most;
  -- Of cards they hold texts, of everything else figures.
  UPDATE receipts SET before = '{}', after = '{}', evidence = '{}', "updatedAt" = now()
    WHERE id = ANY (ARRAY(SELECT r.id FROM receipts r WHERE r."partnerId" = own AND r.kind LIKE 'card-%'
      AND (r.before <> '{}' OR r.after <> '{}' OR r.evidence <> '{}') LIMIT most));
  GET DIAGNOSTICS touched = ROW_COUNT;
  has_more := has_more OR touched >= most;
  IF has_more THEN RETURN false; END IF;
  -- Nothing refers to a picture any more.
  DELETE FROM photos WHERE id = ANY (ARRAY(SELECT p.id FROM photos p WHERE p."partnerId" = own LIMIT most));
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched >= most THEN RETURN false; END IF;

  -- People, and all that was theirs.
  told := ARRAY(SELECT n.id FROM notifications n
    WHERE n."partnerId" IS NULL AND n."subjectKind" = 'partner' AND n."subjectId" = own::text);
  DELETE FROM notification_deliveries WHERE "partnerId" IS NULL AND "notificationId" = ANY (told);
  DELETE FROM notifications WHERE id = ANY (told);
  DELETE FROM team_invitations WHERE "partnerId" = own;
  DELETE FROM bank_changes WHERE "partnerId" = own;
  FOREACH emptied IN ARRAY ARRAY['sessions', 'email_codes', 'known_devices', 'half_sign_ins', 'password_resets',
    'second_factors', 'recovery_codes', 'telegram_chats', 'telegram_links', 'notification_settings']
  LOOP
    EXECUTE format('DELETE FROM %I WHERE "userId" = ANY ($1)', emptied) USING people;
  END LOOP;
  UPDATE sessions SET "viewKind" = NULL, "viewPartnerId" = NULL, "viewReason" = NULL, "viewUntil" = NULL
    WHERE "viewPartnerId" = own;
  -- A colon stands in no name that can be chosen, and no address is without its sign.
  UPDATE users SET username = 'erased:' || id, email = 'erased:' || id, "emailVerifiedAt" = NULL, "passwordHash" = '',
      "isActive" = false, "suspendedAt" = NULL, "secondFactorAt" = NULL, "closingAt" = NULL, "disabledAt" = now(),
      "removedAt" = now(), "updatedAt" = now()
    WHERE id = ANY (people);

  -- Rows that the books refer to.
  UPDATE shops SET name = '', "externalId" = id::text, "warehouseExternalId" = NULL, "updatedAt" = now()
    WHERE "partnerId" = own;
  UPDATE marketplace_integrations SET active = false, status = 'DISCONNECTED', "accountExternalId" = id::text,
      "accountName" = '', "keyLastFour" = '', "keyExpiresAt" = NULL, "lastError" = NULL, "limitedUntil" = NULL,
      "missingRights" = '{}', "oldWebhookTokenHash" = NULL, "oldWebhookTokenUntil" = NULL,
      "dataDeletedAt" = coalesce("dataDeletedAt", now()), "updatedAt" = now()
    WHERE "partnerId" = own;
  UPDATE partners SET "businessName" = '', phone = '', "legalForm" = NULL, inn = NULL, pinfl = NULL, "pinflHash" = NULL,
      "pinflEnd" = '', "pinflKeyId" = '', "taxNumberDoubtful" = false, "registeredFrom" = NULL, "registeredWith" = NULL,
      approved = false, status = 'ERASED', "rejectReason" = NULL, "legalName" = '', "legalAddress" = '',
      "directorName" = '', "vatNumber" = '', oked = '', passport = NULL, "passportHash" = NULL, "passportEnd" = '',
      "passportKeyId" = '', "bankName" = '', "bankMfo" = '', "bankAccount" = NULL, "bankAccountHash" = NULL,
      "bankAccountEnd" = '', "sealKeyId" = '', "autoConfirm" = false, "updatedAt" = now()
    WHERE id = own;
  -- What administrators found it by. Its new words are those of nobody.
  UPDATE partner_search SET words = NULL WHERE "partnerId" = own;
  UPDATE account_closures SET "erasedAt" = now(), "updatedAt" = now()
    WHERE "partnerId" = own AND "withdrawnAt" IS NULL AND "erasedAt" IS NULL;
  RETURN true;
END $$;

GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
DO $$
DECLARE door text;
BEGIN
  FOREACH door IN ARRAY ARRAY['due_erasures(uuid, integer)', 'forget_farewells(timestamptz)', 'erase_partner(integer)']
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO sellercloudx_doors', door);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO sellercloudx_app', door);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
