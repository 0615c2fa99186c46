-- Taking in pushes: a small inbox that is its own outbox, two push tokens a connection, and alarms.

-- 1. What needs a person's eyes on a connection.
CREATE TABLE "connection_alarms" (
    "id" UUID NOT NULL,
    "partnerId" UUID NOT NULL,
    "connectionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "count" INTEGER NOT NULL DEFAULT 1,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_alarms_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "connection_alarms_partnerId_id_key" ON "connection_alarms"("partnerId", "id");
CREATE UNIQUE INDEX "connection_alarms_connectionId_kind_detail_key" ON "connection_alarms"("connectionId", "kind", "detail");
ALTER TABLE "connection_alarms" ADD CONSTRAINT "connection_alarms_partnerId_connectionId_fkey"
  FOREIGN KEY ("partnerId", "connectionId") REFERENCES "marketplace_integrations"("partnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE connection_alarms ENABLE ROW LEVEL SECURITY;
ALTER TABLE connection_alarms FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_wall ON connection_alarms TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid)
  WITH CHECK ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
CREATE POLICY doors ON connection_alarms TO sellercloudx_doors USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON connection_alarms TO sellercloudx_app, sellercloudx_doors;

-- True when it was not open before. Of one kind at most 20 stand open: whoever sends made-up values fills no table.
CREATE FUNCTION raise_alarm(owner_id uuid, connection_id uuid, alarm_kind text, alarm_detail text, times integer)
RETURNS boolean LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  was_open boolean;
  detail_text text := left(alarm_detail, 200);
BEGIN
  SELECT a."resolvedAt" IS NULL INTO was_open FROM connection_alarms a
    WHERE a."partnerId" = owner_id AND a."connectionId" = connection_id AND a.kind = alarm_kind AND a.detail = detail_text;
  IF was_open IS NOT TRUE AND 20 <= (
    SELECT count(*) FROM connection_alarms a WHERE a."partnerId" = owner_id AND a."connectionId" = connection_id
      AND a.kind = alarm_kind AND a."resolvedAt" IS NULL) THEN
    RETURN false;
  END IF;
  INSERT INTO connection_alarms AS a (id, "partnerId", "connectionId", kind, detail, count)
    VALUES (gen_random_uuid(), owner_id, connection_id, alarm_kind, detail_text, times)
    ON CONFLICT ("connectionId", kind, detail) DO UPDATE SET
      count = CASE WHEN a."resolvedAt" IS NULL THEN a.count + times ELSE times END,
      "raisedAt" = CASE WHEN a."resolvedAt" IS NULL THEN a."raisedAt" ELSE now() END,
      "resolvedAt" = NULL, "lastSeenAt" = now(), "updatedAt" = now();
  RETURN was_open IS NOT TRUE;
END $$;
REVOKE ALL ON FUNCTION raise_alarm(uuid, uuid, text, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION raise_alarm(uuid, uuid, text, text, integer) TO sellercloudx_app, sellercloudx_doors;

-- 2. Two push tokens at once while the seller moves from one address to the other.
ALTER TABLE marketplace_integrations
  ADD COLUMN "oldWebhookTokenHash" BYTEA,
  ADD COLUMN "oldWebhookTokenUntil" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "marketplace_integrations_oldWebhookTokenHash_key" ON marketplace_integrations("oldWebhookTokenHash");

-- 3. The inbox.
CREATE TYPE "PushOutcome" AS ENUM ('READ', 'PROBE', 'NOTHING', 'FOREIGN', 'UNREADABLE', 'EXPIRED');
ALTER TABLE inbox_messages
  ALTER COLUMN "body" DROP NOT NULL,
  ADD COLUMN "outcome" "PushOutcome",
  ADD COLUMN "tries" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "nextTryAt" TIMESTAMPTZ(3),
  ADD COLUMN "failedAt" TIMESTAMPTZ(3),
  ADD COLUMN "failure" TEXT;
-- Nothing refers to a message: its own key is enough, and each index less is a faster answer to a storm.
DROP INDEX "inbox_messages_partnerId_id_key";
DROP INDEX unprocessed_messages;
-- waiting_pushes, oldest_waiting and the reading of one connection's messages
CREATE INDEX waiting_messages ON inbox_messages ("connectionId", "createdAt") WHERE "processedAt" IS NULL;
-- expire_pushes
CREATE INDEX "inbox_messages_createdAt_idx" ON inbox_messages USING brin ("createdAt");

-- Token lookup, the walls, dedupe and insert in one round trip, for all messages that came in at the same moment.
-- No row: the token is unknown. A message from outside the marketplace's addresses is not stored, but seen.
-- A stored row without "processedAt" is itself the work that waits, committed with the message; the event that hastens
-- it may get lost. Sorted, so that two calls with the same messages never wait for each other in a circle.
CREATE FUNCTION take_pushes(markets text[], token_hashes bytea[], dedupes bytea[], messages bytea[],
                            insides boolean[], sources text[], probes boolean[])
RETURNS TABLE (place bigint, owner_id uuid, connection_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY
    WITH found AS (
      SELECT p.place, p.token_hash, p.dedupe, p.message, p.is_inside, p.is_probe, c."partnerId" AS owner,
             c.id AS connection, c."webhookTokenHash" = p.token_hash AND c."oldWebhookTokenHash" IS NOT NULL AS is_moving
      FROM unnest(markets, token_hashes, dedupes, messages, insides, probes)
             WITH ORDINALITY AS p(market, token_hash, dedupe, message, is_inside, is_probe, place)
      JOIN marketplace_integrations c
        ON c."webhookTokenHash" = p.token_hash
          OR (c."oldWebhookTokenHash" = p.token_hash AND c."oldWebhookTokenUntil" > now())
      WHERE c.marketplace::text = p.market AND c.active
    ), stored AS (
      INSERT INTO inbox_messages (id, "partnerId", "connectionId", "dedupeKey", body)
        SELECT gen_random_uuid(), f.owner, f.connection, f.dedupe, f.message FROM found f WHERE f.is_inside
        ORDER BY f.connection, f.dedupe
        ON CONFLICT ("connectionId", "dedupeKey") DO NOTHING
    ), moved AS (
      -- The check of an address comes before the seller saves it there: only a real message ends the old one.
      UPDATE marketplace_integrations c SET "oldWebhookTokenHash" = NULL, "oldWebhookTokenUntil" = NULL
        FROM found f WHERE f.is_moving AND f.is_inside AND NOT f.is_probe
          AND c.id = f.connection AND c."webhookTokenHash" = f.token_hash
    )
    SELECT f.place, f.owner, f.connection FROM found f;
  IF false = ANY (insides) THEN
    PERFORM raise_alarm(seen.owner, seen.connection, 'push-source', seen.source, seen.times)
    FROM (
      SELECT c."partnerId" AS owner, c.id AS connection, p.source, count(*)::integer AS times
      FROM unnest(markets, token_hashes, insides, sources) AS p(market, token_hash, is_inside, source)
      JOIN marketplace_integrations c
        ON c."webhookTokenHash" = p.token_hash
          OR (c."oldWebhookTokenHash" = p.token_hash AND c."oldWebhookTokenUntil" > now())
      WHERE c.marketplace::text = p.market AND c.active AND NOT p.is_inside
      GROUP BY 1, 2, 3 ORDER BY 2, 3
    ) seen;
  END IF;
END $$;

-- Connections whose messages wait: what an event was to hasten and did not, and what is due for another try.
CREATE FUNCTION waiting_pushes(stored_before timestamptz, most integer)
RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c
  WHERE c.active AND c.status = 'ACTIVE' AND EXISTS (
    SELECT FROM inbox_messages m WHERE m."connectionId" = c.id AND m."processedAt" IS NULL AND m."failedAt" IS NULL
      AND m."createdAt" < stored_before AND (m."nextTryAt" IS NULL OR m."nextTryAt" <= now()))
  LIMIT most
$$;

-- Live connections of the marketplaces that push.
CREATE FUNCTION pushing_connections() RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c
  WHERE c.active AND c.status = 'ACTIVE' AND c.marketplace IN ('ozon', 'yandex')
$$;

-- Bodies go after a while, the keys that tell a repetition stay longer. One batch a call; how many it changed.
CREATE FUNCTION expire_pushes(bodies_before timestamptz, keys_before timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  emptied integer;
  deleted integer;
BEGIN
  UPDATE inbox_messages SET body = NULL, outcome = coalesce(outcome, 'EXPIRED'), "updatedAt" = now(),
      "processedAt" = coalesce("processedAt", now())
    WHERE id IN (SELECT id FROM inbox_messages WHERE "createdAt" < bodies_before AND body IS NOT NULL
                 LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS emptied = ROW_COUNT;
  DELETE FROM inbox_messages
    WHERE id IN (SELECT id FROM inbox_messages WHERE "createdAt" < keys_before LIMIT most FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS deleted = ROW_COUNT;
  RETURN emptied + deleted;
END $$;

-- Given up for good is shown as an alarm; what waits is what still may be worked off.
CREATE OR REPLACE FUNCTION oldest_waiting() RETURNS TABLE (outbox timestamptz, inbox timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT min("createdAt") FROM outbox_events WHERE "sentAt" IS NULL),
         (SELECT min("createdAt") FROM inbox_messages WHERE "processedAt" IS NULL AND "failedAt" IS NULL)
$$;

GRANT DELETE ON inbox_messages TO sellercloudx_doors;
GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
DO $$
DECLARE door text;
BEGIN
  FOREACH door IN ARRAY ARRAY[
    'take_pushes(text[], bytea[], bytea[], bytea[], boolean[], text[], boolean[])', 'waiting_pushes(timestamptz, integer)', 'pushing_connections()',
    'expire_pushes(timestamptz, timestamptz, integer)']
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO sellercloudx_doors', door);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO sellercloudx_app', door);
  END LOOP;
END $$;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
