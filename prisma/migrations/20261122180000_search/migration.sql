-- Search that knows both scripts, and the list of first steps that a person may put away.

-- 1. One key for all spellings of what a row is called (lib/search/search-key.ts). Null: not made yet.
ALTER TABLE products ADD COLUMN "foldKey" TEXT;
ALTER TABLE listings ADD COLUMN "foldKey" TEXT;
-- findProducts and findListings: the newest first, read from the index alone. Row security keeps LIKE out of a
-- trigram index (it is not leakproof), so one partner's keys are walked through, and the walk ends with the page.
CREATE INDEX product_search ON products ("partnerId", id DESC) INCLUDE ("foldKey") WHERE "archivedAt" IS NULL;
CREATE INDEX listing_search ON listings ("partnerId", id DESC) INCLUDE ("foldKey") WHERE "productId" IS NULL;
-- findOrders: numbers that begin so, letter by letter and not as a language sorts them. The condition always holds; it
-- marks the index as one that the schema cannot say.
CREATE INDEX order_search ON orders ("partnerId", "externalId" COLLATE "C") WHERE "externalId" IS NOT NULL;
-- unfolded_partners
CREATE INDEX unfolded_products ON products ("partnerId") WHERE "foldKey" IS NULL;
CREATE INDEX unfolded_listings ON listings ("partnerId") WHERE "foldKey" IS NULL;

-- 2. Whose rows have no key yet.
GRANT SELECT ("partnerId", "foldKey") ON products, listings TO sellercloudx_doors;
CREATE POLICY doors_fold ON products FOR SELECT TO sellercloudx_doors USING ("foldKey" IS NULL);
CREATE FUNCTION unfolded_partners(most integer)
RETURNS TABLE ("partnerId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT "partnerId" FROM products WHERE "foldKey" IS NULL
  UNION SELECT "partnerId" FROM listings WHERE "foldKey" IS NULL
  LIMIT most
$$;
GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
ALTER FUNCTION unfolded_partners(integer) OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION unfolded_partners(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION unfolded_partners(integer) TO sellercloudx_app;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;

-- 3. The list of first steps, put away by a person.
ALTER TABLE users ADD COLUMN "checklistHiddenAt" TIMESTAMPTZ(3);
