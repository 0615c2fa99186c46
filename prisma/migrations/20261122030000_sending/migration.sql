-- One limiter for all workers, the breaker of each connection, and what each listing is to show (promises O1 to O6).

-- 1. Which key a call was made with, and how the last calls went.
ALTER TABLE marketplace_integrations
  ADD COLUMN "keyVersion" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "failuresInRow" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "circuitOpenUntil" TIMESTAMPTZ(3);
-- clear_limits
CREATE INDEX limited_connections ON marketplace_integrations ("limitedUntil") WHERE "limitedUntil" IS NOT NULL;

-- 2. Buckets of calls. Nobody's data: the holder is a hash. Not logged: a crash fills them, and the marketplace's own
-- answers empty them again.
CREATE UNLOGGED TABLE "rate_buckets" (
    "marketplace" "MarketplaceName" NOT NULL,
    "holder" BYTEA NOT NULL,
    "groupName" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "atMs" DOUBLE PRECISION NOT NULL,
    "pausedUntilMs" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "rate_buckets_pkey" PRIMARY KEY ("marketplace","holder","groupName")
) WITH (fillfactor = 50);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_buckets TO sellercloudx_doors;

-- The arithmetic of lib/marketplaces/bucket.ts, in milliseconds: how full a bucket is by now.
CREATE FUNCTION tokens_by(tokens double precision, at_ms double precision, now_ms double precision,
                          count double precision, per_ms double precision, burst double precision)
RETURNS double precision LANGUAGE sql IMMUTABLE AS $$
  SELECT least(burst, tokens + greatest(0, now_ms - at_ms) * count / per_ms)
$$;

-- Locks the buckets of an operation in the order of their names, so that two operations never wait for each other.
-- A null clock is the database's own, read after the locks.
CREATE FUNCTION lock_buckets(market "MarketplaceName", held_by bytea, names text[], bursts double precision[], clock_ms double precision)
RETURNS double precision LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM 1 FROM rate_buckets b WHERE b.marketplace = market AND b.holder = held_by AND b."groupName" = ANY (names)
    ORDER BY b."groupName" FOR UPDATE;
  IF NOT FOUND OR (SELECT count(*) FROM rate_buckets b
      WHERE b.marketplace = market AND b.holder = held_by AND b."groupName" = ANY (names)) < cardinality(names) THEN
    INSERT INTO rate_buckets (marketplace, holder, "groupName", tokens, "atMs")
      SELECT market, held_by, g.name, g.burst, coalesce(clock_ms, extract(epoch FROM clock_timestamp()) * 1000)
      FROM unnest(names, bursts) AS g(name, burst) ORDER BY g.name
      ON CONFLICT DO NOTHING;
    PERFORM 1 FROM rate_buckets b WHERE b.marketplace = market AND b.holder = held_by AND b."groupName" = ANY (names)
      ORDER BY b."groupName" FOR UPDATE;
  END IF;
  RETURN coalesce(clock_ms, extract(epoch FROM clock_timestamp()) * 1000);
END $$;

-- 0: the call may go out, and one token of each of its buckets is taken. Else how many ms until it may.
CREATE FUNCTION take_turn_at(clock_ms double precision, market "MarketplaceName", held_by bytea, names text[],
  counts double precision[], per_mss double precision[], bursts double precision[], reserves double precision[])
RETURNS double precision LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  now_ms double precision := lock_buckets(market, held_by, names, bursts, clock_ms);
  wait_ms double precision;
BEGIN
  SELECT max(greatest(0, b."pausedUntilMs" - now_ms, ceil(
           (1 + g.reserve - tokens_by(b.tokens, b."atMs", now_ms, g.count, g.per_ms, g.burst)) * g.per_ms / g.count)))
    INTO wait_ms
    FROM unnest(names, counts, per_mss, bursts, reserves) AS g(name, count, per_ms, burst, reserve)
    JOIN rate_buckets b ON b.marketplace = market AND b.holder = held_by AND b."groupName" = g.name;
  IF wait_ms > 0 THEN RETURN wait_ms; END IF;
  UPDATE rate_buckets b
    SET tokens = tokens_by(b.tokens, b."atMs", now_ms, g.count, g.per_ms, g.burst) - 1, "atMs" = greatest(b."atMs", now_ms)
    FROM unnest(names, counts, per_mss, bursts) AS g(name, count, per_ms, burst)
    WHERE b.marketplace = market AND b.holder = held_by AND b."groupName" = g.name;
  RETURN 0;
END $$;

CREATE FUNCTION heed_limit_at(clock_ms double precision, market "MarketplaceName", held_by bytea, names text[],
  counts double precision[], per_mss double precision[], bursts double precision[],
  pause_ms double precision, extra_cost double precision)
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  now_ms double precision := lock_buckets(market, held_by, names, bursts, clock_ms);
BEGIN
  UPDATE rate_buckets b
    SET tokens = tokens_by(b.tokens, b."atMs", now_ms, g.count, g.per_ms, g.burst) - extra_cost,
        "atMs" = greatest(b."atMs", now_ms),
        "pausedUntilMs" = greatest(b."pausedUntilMs", CASE WHEN pause_ms > 0 THEN now_ms + pause_ms ELSE 0 END)
    FROM unnest(names, counts, per_mss, bursts) AS g(name, count, per_ms, burst)
    WHERE b.marketplace = market AND b.holder = held_by AND b."groupName" = g.name;
END $$;

-- The doors: the same by the database's clock.
CREATE FUNCTION take_turn(market "MarketplaceName", held_by bytea, names text[], counts double precision[],
  per_mss double precision[], bursts double precision[], reserves double precision[])
RETURNS double precision LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT take_turn_at(NULL, market, held_by, names, counts, per_mss, bursts, reserves)
$$;

CREATE FUNCTION heed_limit(market "MarketplaceName", held_by bytea, names text[], counts double precision[],
  per_mss double precision[], bursts double precision[], pause_ms double precision, extra_cost double precision)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT heed_limit_at(NULL, market, held_by, names, counts, per_mss, bursts, pause_ms, extra_cost)
$$;

-- A bucket that nobody used for a day is full again, whatever its limit, unless it waits for something.
CREATE FUNCTION clean_buckets() RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  now_ms double precision := extract(epoch FROM clock_timestamp()) * 1000;
  deleted integer;
BEGIN
  DELETE FROM rate_buckets b WHERE b."atMs" < now_ms - 2 * 86400000.0 AND b."pausedUntilMs" < now_ms;
  GET DIAGNOSTICS deleted = ROW_COUNT;
  RETURN deleted;
END $$;

-- Slowed down no longer: whose screens are to be told.
CREATE FUNCTION clear_limits() RETURNS TABLE ("partnerId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH over AS (
    UPDATE marketplace_integrations c SET "limitedUntil" = NULL WHERE c."limitedUntil" < now() RETURNING c."partnerId"
  )
  SELECT DISTINCT o."partnerId" FROM over o
$$;

-- 3. What each listing is to show, and what its marketplace was last seen to show.
CREATE TYPE "WantedField" AS ENUM ('STOCK', 'PRICE');
CREATE TYPE "WantedState" AS ENUM ('WAITING', 'SENDING', 'ACCEPTED', 'CONFIRMED', 'REJECTED', 'ASKING');

CREATE TABLE "wanted_values" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "listingId" UUID NOT NULL,
    "field" "WantedField" NOT NULL,
    "state" "WantedState" NOT NULL,
    "wanted" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "confirmed" BIGINT,
    "confirmedVersion" INTEGER NOT NULL DEFAULT 0,
    "confirmedAt" TIMESTAMPTZ(3),
    "sentVersion" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMPTZ(3),
    "recentSends" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
    "settleUntil" TIMESTAMPTZ(3),
    "unsureUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3),
    "lease" UUID,
    "leaseUntil" TIMESTAMPTZ(3),
    "lastError" TEXT,
    "receipt" JSONB,
    "asked" BIGINT,
    "questionId" UUID,
    "question" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wanted_values_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "wanted_values_partnerId_id_key" ON "wanted_values"("partnerId", "id");
CREATE UNIQUE INDEX "wanted_values_listingId_field_key" ON "wanted_values"("listingId", "field");
ALTER TABLE "wanted_values" ADD CONSTRAINT "wanted_values_partnerId_connectionId_fkey"
  FOREIGN KEY ("partnerId", "connectionId") REFERENCES "marketplace_integrations"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "wanted_values" ADD CONSTRAINT "wanted_values_partnerId_listingId_fkey"
  FOREIGN KEY ("partnerId", "listingId") REFERENCES "listings"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE wanted_values
  ADD CONSTRAINT versions_in_order CHECK ("confirmedVersion" <= version AND "sentVersion" <= version),
  ADD CONSTRAINT stock_not_negative CHECK (field <> 'STOCK' OR wanted >= 0);

-- claimDue, due_sendings
CREATE INDEX due_wanted_values ON wanted_values ("connectionId", "nextTryAt") WHERE state NOT IN ('REJECTED', 'ASKING');
-- listQuestions
CREATE INDEX asked_wanted_values ON wanted_values ("partnerId", "questionId") WHERE "questionId" IS NOT NULL;

ALTER TABLE wanted_values ENABLE ROW LEVEL SECURITY;
ALTER TABLE wanted_values FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_wall ON wanted_values TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid)
  WITH CHECK ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
CREATE POLICY doors ON wanted_values FOR SELECT TO sellercloudx_doors USING (true);
GRANT SELECT, INSERT, UPDATE ON wanted_values TO sellercloudx_app;
GRANT SELECT ON wanted_values TO sellercloudx_doors;

-- Connections with something to send or to look at again.
CREATE FUNCTION due_sendings(most integer) RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c
  WHERE c.active AND c.status = 'ACTIVE' AND EXISTS (
    SELECT FROM wanted_values w WHERE w."connectionId" = c.id AND w.state NOT IN ('REJECTED', 'ASKING')
      AND w."nextTryAt" <= now() AND (w."leaseUntil" IS NULL OR w."leaseUntil" < now()))
  ORDER BY c."circuitOpenUntil" NULLS FIRST LIMIT most
$$;

-- 4. Owners and rights of the doors.
GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
DO $$
DECLARE door text;
BEGIN
  FOREACH door IN ARRAY ARRAY[
    'take_turn("MarketplaceName", bytea, text[], double precision[], double precision[], double precision[], double precision[])',
    'heed_limit("MarketplaceName", bytea, text[], double precision[], double precision[], double precision[], double precision, double precision)',
    'clean_buckets()', 'clear_limits()', 'due_sendings(integer)']
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO sellercloudx_doors', door);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO sellercloudx_app', door);
  END LOOP;
  FOREACH door IN ARRAY ARRAY[
    'lock_buckets("MarketplaceName", bytea, text[], double precision[], double precision)',
    'take_turn_at(double precision, "MarketplaceName", bytea, text[], double precision[], double precision[], double precision[], double precision[])',
    'heed_limit_at(double precision, "MarketplaceName", bytea, text[], double precision[], double precision[], double precision[], double precision, double precision)']
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO sellercloudx_doors', door);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
