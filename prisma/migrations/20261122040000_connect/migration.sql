-- Connecting: pausing, the first import, listings of goods that are not known yet, keys that are wrapped anew.

-- 1. A connection that rests, by the partner's own wish.
ALTER TYPE "ConnectionStatus" ADD VALUE 'PAUSED' BEFORE 'DISCONNECTED';

ALTER TABLE marketplace_integrations
  ADD COLUMN "sealKeyId" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "dataDeletedAt" TIMESTAMPTZ(3);
ALTER TABLE partners ADD COLUMN "sealKeyId" TEXT NOT NULL DEFAULT '';
-- expiring_connections
CREATE INDEX expiring_keys ON marketplace_integrations ("keyExpiresAt") WHERE active AND "keyExpiresAt" IS NOT NULL;

-- 2. The first import, and what it finds.
CREATE TYPE "ImportState" AS ENUM ('RUNNING', 'DONE', 'FAILED');
CREATE TABLE "connection_imports" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'RUNNING',
    "failure" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_imports_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "connection_imports_partnerId_connectionId_key" ON "connection_imports"("partnerId", "connectionId");
ALTER TABLE "connection_imports" ADD CONSTRAINT "connection_imports_partnerId_connectionId_fkey"
  FOREIGN KEY ("partnerId", "connectionId") REFERENCES "marketplace_integrations"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE connection_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE connection_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_wall ON connection_imports TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid)
  WITH CHECK ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON connection_imports TO sellercloudx_app;

CREATE TYPE "ListingLink" AS ENUM ('SKU', 'BARCODE', 'PARTNER');
ALTER TABLE listings
  ALTER COLUMN "productId" DROP NOT NULL,
  ALTER COLUMN "priceMinor" DROP NOT NULL,
  ADD COLUMN "title" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "pictureUrl" TEXT,
  ADD COLUMN "barcodes" TEXT[] DEFAULT ARRAY[]::TEXT[],
  ADD COLUMN "stock" INTEGER,
  ADD COLUMN "valuesReadAt" TIMESTAMPTZ(3),
  ADD COLUMN "linkedBy" "ListingLink",
  ADD COLUMN "linkDecidedAt" TIMESTAMPTZ(3),
  ADD COLUMN "ignoredAt" TIMESTAMPTZ(3);
CREATE INDEX "listings_connectionId_id_idx" ON "listings"("connectionId", "id");
-- listOpenListings, countOpenListings
CREATE INDEX open_listings ON listings ("connectionId", id) WHERE "productId" IS NULL AND "ignoredAt" IS NULL;
-- findProductsByBarcode
CREATE INDEX "products_partnerId_barcode_idx" ON "products"("partnerId", "barcode");

-- 3. The doors.
GRANT SELECT ("id", "partnerId", "connectionId", "wrappingKeyId") ON connection_credentials TO sellercloudx_doors;
GRANT SELECT ("id", "sealKeyId", "bankAccount") ON partners TO sellercloudx_doors;
CREATE POLICY doors ON connection_credentials TO sellercloudx_doors USING (true);
CREATE POLICY doors ON partners FOR SELECT TO sellercloudx_doors USING (true);
GRANT DELETE ON connection_credentials, connection_imports, connection_alarms, listings, card_lanes
  TO sellercloudx_doors;
GRANT SELECT ("connectionId") ON connection_imports, listings TO sellercloudx_doors;
CREATE POLICY doors ON connection_imports TO sellercloudx_doors USING (true);
CREATE POLICY doors ON listings TO sellercloudx_doors USING (true);
CREATE POLICY doors_delete ON card_lanes FOR DELETE TO sellercloudx_doors USING (true);

-- Live connections whose key ends in between; a refused key needs no reminder.
CREATE FUNCTION expiring_connections(ends_after timestamptz, ends_before timestamptz, most integer)
RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c
  WHERE c.active AND c."keyExpiresAt" > ends_after AND c."keyExpiresAt" <= ends_before
    AND c.status NOT IN ('NEEDS_KEY', 'DISCONNECTED')
  ORDER BY c."keyExpiresAt" LIMIT most
$$;

-- What was not encrypted with this key: `credential` and `push` name a connection, `bank` a partner. Page by page.
CREATE FUNCTION stale_secrets(kind text, key_id text, after_id uuid, most integer)
RETURNS TABLE ("partnerId" uuid, id uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s."partnerId", s.id FROM (
    SELECT c."partnerId", c."connectionId" AS id FROM connection_credentials c
      WHERE kind = 'credential' AND c."wrappingKeyId" <> key_id
    UNION ALL SELECT c."partnerId", c.id FROM marketplace_integrations c
      WHERE kind = 'push' AND c."sealKeyId" <> key_id
    UNION ALL SELECT p.id, p.id FROM partners p
      WHERE kind = 'bank' AND p."bankAccount" IS NOT NULL AND p."sealKeyId" <> key_id
  ) s WHERE s.id > after_id ORDER BY s.id LIMIT most
$$;

-- The application deletes nothing by itself. These two delete for the partner of the transaction, and for nobody else.
CREATE FUNCTION forget_key(connection_id uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM connection_credentials c WHERE c."connectionId" = connection_id
    AND c."partnerId" = nullif(current_setting('app.partner', true), '')::uuid
$$;

-- What was read at a marketplace or made for it. Orders and all that money rests on stay, and so does the row that
-- they belong to.
CREATE FUNCTION delete_connection_data(connection_id uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE marketplace_integrations c SET "dataDeletedAt" = now(), "keyLastFour" = '', "updatedAt" = now()
    WHERE c.id = connection_id AND c.status::text = 'DISCONNECTED'
      AND c."partnerId" = nullif(current_setting('app.partner', true), '')::uuid;
  IF NOT FOUND THEN RETURN; END IF;
  DELETE FROM connection_credentials WHERE "connectionId" = connection_id;
  DELETE FROM connection_imports WHERE "connectionId" = connection_id;
  DELETE FROM connection_alarms WHERE "connectionId" = connection_id;
  DELETE FROM inbox_messages WHERE "connectionId" = connection_id;
  DELETE FROM card_lanes WHERE "connectionId" = connection_id;
  DELETE FROM listings WHERE "connectionId" = connection_id;
END $$;

GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
DO $$
DECLARE door text;
BEGIN
  FOREACH door IN ARRAY ARRAY[
    'expiring_connections(timestamptz, timestamptz, integer)', 'stale_secrets(text, text, uuid, integer)',
    'forget_key(uuid)', 'delete_connection_data(uuid)']
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO sellercloudx_doors', door);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO sellercloudx_app', door);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
