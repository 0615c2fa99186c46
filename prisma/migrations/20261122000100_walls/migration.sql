-- Row security for every partner's table, the doors through it, and the tables that are only added to.
-- Roles (made beside the database, see the README): sellercloudx_app works for partners, sellercloudx_admin for
-- administrators, sellercloudx_doors cannot sign in and owns the few functions that look across partners.

GRANT USAGE ON SCHEMA public TO sellercloudx_app, sellercloudx_admin, sellercloudx_doors;
-- A function's new owner must be able to create in the schema for the moment of the change.
GRANT CREATE ON SCHEMA public TO sellercloudx_doors;

-- 1. The wall: no partner set, no rows.
DO $$
DECLARE wall record;
BEGIN
  FOR wall IN
    SELECT c.table_name AS name, CASE c.table_name WHEN 'partners' THEN 'id' ELSE 'partnerId' END AS key
    FROM information_schema.columns c
    WHERE c.table_schema = 'public'
      AND ((c.column_name = 'partnerId' AND c.table_name NOT IN ('users', 'sent_mail'))
        OR (c.table_name = 'partners' AND c.column_name = 'id'))
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', wall.name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', wall.name);
    EXECUTE format(
      'CREATE POLICY partner_wall ON %I TO sellercloudx_app
         USING (%I = nullif(current_setting(''app.partner'', true), '''')::uuid)
         WITH CHECK (%I = nullif(current_setting(''app.partner'', true), '''')::uuid)',
      wall.name, wall.key, wall.key);
  END LOOP;
END $$;

-- 2. What the application may do at all.
GRANT SELECT, INSERT, UPDATE ON
  users, sessions, email_codes, partners, marketplace_integrations, connection_credentials, shops, inbox_messages,
  products, photos, stock_balances, listings, card_lanes, receipts, orders, order_lines, order_fees, analytics,
  currency_rates, sent_mail
  TO sellercloudx_app;
GRANT SELECT, INSERT ON
  partner_reviews, stock_movements, commission_paid, ledger_transactions, ledger_entries, outbox_events
  TO sellercloudx_app;
GRANT SELECT ON tariffs, tariff_versions TO sellercloudx_app;

-- 3. Administrators: partners and their applications, nothing of what partners sell.
GRANT SELECT, UPDATE ON partners TO sellercloudx_admin;
GRANT SELECT, INSERT ON partner_reviews, outbox_events TO sellercloudx_admin;
GRANT SELECT, UPDATE ON users TO sellercloudx_admin;
GRANT SELECT ON tariffs, tariff_versions, marketplace_integrations TO sellercloudx_admin;
CREATE POLICY admin_reads ON partners FOR SELECT TO sellercloudx_admin USING (true);
CREATE POLICY admin_decides ON partners FOR UPDATE TO sellercloudx_admin USING (true) WITH CHECK (true);
CREATE POLICY admin_reads ON partner_reviews FOR SELECT TO sellercloudx_admin USING (true);
CREATE POLICY admin_writes ON partner_reviews FOR INSERT TO sellercloudx_admin WITH CHECK (true);
CREATE POLICY admin_reads ON outbox_events FOR SELECT TO sellercloudx_admin USING (true);
CREATE POLICY admin_writes ON outbox_events FOR INSERT TO sellercloudx_admin WITH CHECK (true);
CREATE POLICY admin_reads ON marketplace_integrations FOR SELECT TO sellercloudx_admin USING (true);

-- 4. Only ever added to.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['partner_reviews', 'stock_movements', 'commission_paid', 'ledger_transactions', 'ledger_entries']
  LOOP
    EXECUTE format('CREATE TRIGGER only_added_to BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER never_emptied BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- 5. Sums that hold by themselves.
ALTER TABLE stock_balances
  ADD CONSTRAINT on_hand_not_negative CHECK ("onHand" >= 0),
  ADD CONSTRAINT reserved_not_negative CHECK ("reserved" >= 0),
  ADD CONSTRAINT free_not_negative CHECK ("onHand" >= "reserved");

CREATE FUNCTION check_ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM ledger_entries WHERE "transactionId" = NEW."transactionId") < 2
    OR EXISTS (SELECT 1 FROM ledger_entries WHERE "transactionId" = NEW."transactionId"
               GROUP BY currency HAVING sum("amountMinor") <> 0)
  THEN
    RAISE EXCEPTION 'ledger transaction % does not add up to zero', NEW."transactionId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER adds_up_to_zero AFTER INSERT ON ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger_balance();

-- An account at a marketplace is live for one partner at a time.
CREATE UNIQUE INDEX only_one_live_account ON marketplace_integrations (marketplace, "accountExternalId") WHERE active;
-- claim_outbox
CREATE INDEX unsent_events ON outbox_events (id) WHERE "sentAt" IS NULL;
-- oldest_waiting
CREATE INDEX unprocessed_messages ON inbox_messages ("createdAt") WHERE "processedAt" IS NULL;
-- due_connections
CREATE INDEX polled_connections ON marketplace_integrations ("ordersPolledAt" NULLS FIRST) WHERE active;
-- partners_without_rate
CREATE INDEX lines_without_rate ON order_lines ("partnerId") WHERE "rateToUzs" IS NULL;
CREATE INDEX fees_without_rate ON order_fees ("partnerId") WHERE "rateToUzs" IS NULL;
CREATE INDEX lanes_without_rate ON card_lanes ("partnerId")
  WHERE state = 'SUGGESTED' AND reasons @> '[{"key": "rateMissing"}]';
-- Lines of goods that we do not know, by the code that a new product may have.
CREATE INDEX lines_without_product ON order_lines ("partnerId", sku) WHERE "productId" IS NULL;
-- listOrdersWithDueFees
CREATE INDEX orders_with_due_fees ON orders ("connectionId", "feesDueAt") WHERE "feesDueAt" IS NOT NULL;
-- Lines that wait for stock.
CREATE INDEX lines_short ON order_lines ("partnerId", "productId") WHERE shortage > 0;
-- due_lanes
CREATE INDEX waiting_lanes ON card_lanes ("updatedAt") WHERE state IN ('MODERATING', 'HANDED_OVER');

-- 6. The doors. Ids only come out; each has one purpose.
GRANT SELECT, INSERT, UPDATE ON outbox_events, inbox_messages TO sellercloudx_doors;
GRANT SELECT, UPDATE ON marketplace_integrations TO sellercloudx_doors;
GRANT SELECT ON card_lanes, photos, order_lines, order_fees TO sellercloudx_doors;
CREATE POLICY doors ON outbox_events TO sellercloudx_doors USING (true) WITH CHECK (true);
CREATE POLICY doors ON inbox_messages TO sellercloudx_doors USING (true) WITH CHECK (true);
CREATE POLICY doors ON marketplace_integrations TO sellercloudx_doors USING (true) WITH CHECK (true);
CREATE POLICY doors ON card_lanes FOR SELECT TO sellercloudx_doors USING (true);
CREATE POLICY doors ON photos FOR SELECT TO sellercloudx_doors USING (true);
CREATE POLICY doors ON order_lines FOR SELECT TO sellercloudx_doors USING (true);
CREATE POLICY doors ON order_fees FOR SELECT TO sellercloudx_doors USING (true);

-- Token lookup, dedupe and insert in one round trip. No row: the token is unknown. inbox_id null: seen before.
CREATE FUNCTION receive_push(market "MarketplaceName", token_hash bytea, dedupe bytea, message bytea)
RETURNS TABLE (inbox_id uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  owner_id uuid;
  connection_id uuid;
  new_id uuid := gen_random_uuid();
BEGIN
  SELECT c."partnerId", c.id INTO owner_id, connection_id
    FROM marketplace_integrations c
    WHERE c."webhookTokenHash" = token_hash AND c.marketplace = market AND c.active;
  IF NOT FOUND THEN RETURN; END IF;
  INSERT INTO inbox_messages (id, "partnerId", "connectionId", "dedupeKey", body)
    VALUES (new_id, owner_id, connection_id, dedupe, message)
    ON CONFLICT ("connectionId", "dedupeKey") DO NOTHING;
  IF NOT FOUND THEN RETURN QUERY SELECT NULL::uuid; RETURN; END IF;
  INSERT INTO outbox_events (id, "partnerId", name, data)
    VALUES (gen_random_uuid(), owner_id, 'connections/push.received',
            jsonb_build_object('partnerId', owner_id, 'inboxId', new_id));
  RETURN QUERY SELECT new_id;
END $$;

CREATE FUNCTION claim_outbox(most integer)
RETURNS TABLE (id uuid, name text, data jsonb, "createdAt" timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE outbox_events o SET "claimedUntil" = now() + interval '30 seconds'
  FROM (SELECT w.id FROM outbox_events w
        WHERE w."sentAt" IS NULL AND (w."claimedUntil" IS NULL OR w."claimedUntil" < now())
        ORDER BY w.id LIMIT most FOR UPDATE SKIP LOCKED) next
  WHERE o.id = next.id
  RETURNING o.id, o.name, o.data, o."createdAt"
$$;

CREATE FUNCTION finish_outbox(sent uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE outbox_events SET "sentAt" = now() WHERE id = ANY (sent)
$$;

-- Gives claimed events back after a failed send, so that the next try need not wait for the claim to end.
CREATE FUNCTION release_outbox(unsent uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE outbox_events SET "claimedUntil" = NULL WHERE id = ANY (unsent) AND "sentAt" IS NULL
$$;

-- Marks what it gives, so that two sweeps at once never take the same connection.
CREATE FUNCTION due_connections(polled_before timestamptz, most integer)
RETURNS TABLE ("partnerId" uuid, "connectionId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE marketplace_integrations c SET "ordersPolledAt" = now()
  FROM (SELECT w.id FROM marketplace_integrations w
        WHERE w.active AND w.status = 'ACTIVE' AND (w."ordersPolledAt" IS NULL OR w."ordersPolledAt" < polled_before)
        ORDER BY w."ordersPolledAt" NULLS FIRST LIMIT most FOR UPDATE SKIP LOCKED) due
  WHERE c.id = due.id
  RETURNING c."partnerId", c.id
$$;

-- Lanes of a paused connection cannot be looked at: never marked, they would take the places of everybody else's.
CREATE FUNCTION due_lanes(most integer) RETURNS TABLE ("partnerId" uuid, "laneId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT l."partnerId", l.id FROM card_lanes l JOIN marketplace_integrations c ON c.id = l."connectionId"
  WHERE l.state IN ('MODERATING', 'HANDED_OVER') AND c.active AND c.status = 'ACTIVE'
  ORDER BY l."updatedAt" LIMIT most
$$;

-- Partners with sales, fees or suggested cards whose rouble rate was not published yet.
CREATE FUNCTION partners_without_rate() RETURNS TABLE ("partnerId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT "partnerId" FROM order_lines WHERE "rateToUzs" IS NULL
  UNION SELECT DISTINCT "partnerId" FROM order_fees WHERE "rateToUzs" IS NULL
  UNION SELECT DISTINCT "partnerId" FROM card_lanes
    WHERE state = 'SUGGESTED' AND reasons @> '[{"key": "rateMissing"}]'
$$;

CREATE FUNCTION find_photo_owner(photo_token text) RETURNS TABLE ("partnerId" uuid, "photoId" uuid)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p."partnerId", p.id FROM photos p WHERE p.token = photo_token
$$;

CREATE FUNCTION oldest_waiting() RETURNS TABLE (outbox timestamptz, inbox timestamptz)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT (SELECT min("createdAt") FROM outbox_events WHERE "sentAt" IS NULL),
         (SELECT min("createdAt") FROM inbox_messages WHERE "processedAt" IS NULL)
$$;

DO $$
DECLARE door text;
BEGIN
  FOREACH door IN ARRAY ARRAY[
    'receive_push("MarketplaceName", bytea, bytea, bytea)', 'claim_outbox(integer)', 'finish_outbox(uuid[])',
    'release_outbox(uuid[])', 'due_connections(timestamptz, integer)', 'due_lanes(integer)', 'partners_without_rate()',
    'find_photo_owner(text)', 'oldest_waiting()']
  LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO sellercloudx_doors', door);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO sellercloudx_app', door);
  END LOOP;
END $$;

REVOKE CREATE ON SCHEMA public FROM sellercloudx_doors;
