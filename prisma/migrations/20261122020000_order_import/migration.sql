-- What could not be stored, and why: seen and tried again by the partner.
CREATE TABLE dead_letters (
  id uuid NOT NULL,
  "partnerId" uuid NOT NULL,
  "connectionId" uuid NOT NULL,
  kind text NOT NULL,
  "externalId" text NOT NULL,
  reason text NOT NULL,
  details jsonb NOT NULL,
  fingerprint text NOT NULL,
  "resolvedAt" timestamptz(3),
  "createdAt" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" timestamptz(3) NOT NULL,
  CONSTRAINT dead_letters_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX "dead_letters_partnerId_id_key" ON dead_letters ("partnerId", id);
CREATE UNIQUE INDEX "dead_letters_connectionId_kind_externalId_key" ON dead_letters ("connectionId", kind, "externalId");
-- listDeadLetters
CREATE INDEX open_dead_letters ON dead_letters ("partnerId", "createdAt") WHERE "resolvedAt" IS NULL;
ALTER TABLE dead_letters ADD CONSTRAINT "dead_letters_partnerId_connectionId_fkey"
  FOREIGN KEY ("partnerId", "connectionId") REFERENCES marketplace_integrations ("partnerId", id)
  ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE dead_letters ENABLE ROW LEVEL SECURITY;
ALTER TABLE dead_letters FORCE ROW LEVEL SECURITY;
CREATE POLICY partner_wall ON dead_letters TO sellercloudx_app
  USING ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid)
  WITH CHECK ("partnerId" = nullif(current_setting('app.partner', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON dead_letters TO sellercloudx_app;

-- A confirmation is noted before the marketplace is asked: what is lost on the way is found and finished.
ALTER TABLE orders ADD COLUMN "confirmAskedAt" timestamptz(3), ADD COLUMN "confirmAskedBy" text;
-- listOpenConfirmations
CREATE INDEX open_confirmations ON orders ("connectionId")
  WHERE "confirmAskedAt" IS NOT NULL AND "confirmedAt" IS NULL;

-- Each shop is read for itself: one that cannot be read holds no other back.
ALTER TABLE shops ADD COLUMN "ordersReadUntil" timestamptz(3);
UPDATE shops s SET "ordersReadUntil" = c."ordersReadUntil" FROM marketplace_integrations c WHERE c.id = s."connectionId";

-- listGoods
CREATE INDEX "listings_shopId_variantExternalId_idx" ON listings ("shopId", "variantExternalId");

-- The wall adds the partner to every condition. Of two indexes that answer one half each, a planner without fresh
-- numbers takes the partner's and reads all of his rows; one that answers both is always right.
CREATE UNIQUE INDEX "order_lines_partnerId_orderId_externalLineId_key"
  ON order_lines ("partnerId", "orderId", "externalLineId");
DROP INDEX "order_lines_orderId_externalLineId_key";

-- A transaction's entries are looked up once for each entry. The plan is kept from when the table may have been empty:
-- it must not be a scan.
CREATE INDEX "ledger_entries_partnerId_transactionId_idx" ON ledger_entries ("partnerId", "transactionId");
CREATE OR REPLACE FUNCTION check_ledger_balance() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE is_wrong boolean;
BEGIN
  SELECT sum(entries) < 2 OR bool_or(total <> 0) INTO is_wrong
    FROM (SELECT count(*) AS entries, sum("amountMinor") AS total FROM ledger_entries
          WHERE "partnerId" = NEW."partnerId" AND "transactionId" = NEW."transactionId" GROUP BY currency) of_currency;
  IF is_wrong THEN
    RAISE EXCEPTION 'ledger transaction % does not add up to zero', NEW."transactionId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

-- Marks what it gives, so that two polls at once never take the same connection. One that its marketplace asked to wait
-- is left alone until then; one that rests or needs a key is not ACTIVE.
CREATE OR REPLACE FUNCTION due_connections(polled_before timestamptz, most integer)
RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE marketplace_integrations c SET "ordersPolledAt" = now()
  FROM (SELECT w.id FROM marketplace_integrations w
        WHERE w.active AND w.status = 'ACTIVE' AND (w."ordersPolledAt" IS NULL OR w."ordersPolledAt" < polled_before)
          AND (w."limitedUntil" IS NULL OR w."limitedUntil" <= now())
        ORDER BY w."ordersPolledAt" NULLS FIRST LIMIT most FOR UPDATE SKIP LOCKED) due
  WHERE c.id = due.id
  RETURNING c."partnerId", c.id
$$;

-- In turns, from a partner picked by chance on: one partner's thousands keep nobody else's event waiting. What one
-- partner has keeps its order.
CREATE INDEX waiting_events ON outbox_events ("partnerId", id) WHERE "sentAt" IS NULL;
DROP INDEX unsent_events;
CREATE OR REPLACE FUNCTION claim_outbox(most integer)
RETURNS TABLE (id uuid, name text, data jsonb, "createdAt" timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE origin AS MATERIALIZED (SELECT gen_random_uuid() AS id),
  turn AS (
    SELECT (SELECT w."partnerId" FROM outbox_events w WHERE w."sentAt" IS NULL AND w."partnerId" >= origin.id
            ORDER BY w."partnerId" LIMIT 1) AS partner, false AS is_wrapped
    FROM origin
    UNION ALL
    SELECT (SELECT w."partnerId" FROM outbox_events w WHERE w."sentAt" IS NULL
              AND w."partnerId" > coalesce(turn.partner, '00000000-0000-0000-0000-000000000000')
            ORDER BY w."partnerId" LIMIT 1), turn.is_wrapped OR turn.partner IS NULL
    FROM turn, origin
    WHERE CASE WHEN turn.is_wrapped THEN turn.partner < origin.id ELSE true END
  ),
  partners AS MATERIALIZED (
    SELECT DISTINCT t.partner FROM (SELECT turn.partner FROM turn LIMIT most + 2) t WHERE t.partner IS NOT NULL
  )
  UPDATE outbox_events o SET "claimedUntil" = now() + interval '30 seconds'
  FROM (SELECT n.id FROM partners p CROSS JOIN LATERAL (
          SELECT w.id FROM outbox_events w
          WHERE w."partnerId" = p.partner AND w."sentAt" IS NULL
            AND (w."claimedUntil" IS NULL OR w."claimedUntil" < now())
          ORDER BY w.id LIMIT greatest(1, most / (SELECT count(*) FROM partners)) FOR UPDATE SKIP LOCKED) n
        LIMIT most) next
  WHERE o.id = next.id
  RETURNING o.id, o.name, o.data, o."createdAt"
$$;

-- All live connections, page by page: what a sweep reads again.
CREATE FUNCTION active_connections(after_id uuid, most integer)
RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c."partnerId", c.id FROM marketplace_integrations c
  WHERE c.active AND c.status = 'ACTIVE' AND (after_id IS NULL OR c.id > after_id)
  ORDER BY c.id LIMIT most
$$;

-- In turns, one lane of each connection at a time: many lanes of one partner keep nobody else's waiting.
CREATE OR REPLACE FUNCTION due_lanes(most integer) RETURNS TABLE ("partnerId" uuid, "laneId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT w."partnerId", w.id
  FROM (SELECT l."partnerId", l.id, l."updatedAt",
          row_number() OVER (PARTITION BY l."connectionId" ORDER BY l."updatedAt") AS turn
        FROM card_lanes l JOIN marketplace_integrations c ON c.id = l."connectionId"
        WHERE l.state IN ('MODERATING', 'HANDED_OVER') AND c.active AND c.status = 'ACTIVE'
          AND (c."limitedUntil" IS NULL OR c."limitedUntil" <= now())) w
  ORDER BY w.turn, w."updatedAt" LIMIT most
$$;

GRANT CREATE ON SCHEMA public TO sellercloudx_doors;
ALTER FUNCTION active_connections(uuid, integer) OWNER TO sellercloudx_doors;
REVOKE ALL ON FUNCTION active_connections(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION active_connections(uuid, integer) TO sellercloudx_app;
REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
