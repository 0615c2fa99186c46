-- Signing in: limits that every process shares, known devices, the half-way state before the second factor, password
-- resets, second factors and their recovery codes. None of them is a partner's table: like users and sessions they are
-- read before anybody's books are open.

-- 1. Limits. A bucket is one moment: when it will be full again. Names are hashed: no address and no login stands here.
CREATE TABLE "attempt_buckets" (
    "id" UUID NOT NULL,
    "key" BYTEA NOT NULL,
    "fullAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attempt_buckets_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "attempt_buckets_key_key" ON "attempt_buckets"("key");
CREATE INDEX "attempt_buckets_fullAt_idx" ON "attempt_buckets"("fullAt");
GRANT SELECT, INSERT, UPDATE, DELETE ON attempt_buckets TO sellercloudx_app;

-- One try from each bucket or from none: `wait_ms` 0 means taken, else how long until there would be one; `left_over` is
-- what the first bucket then still holds. The rows are locked in the order of their keys, so that two calls never wait
-- for each other.
CREATE FUNCTION take_attempt(keys bytea[], interval_mss double precision[], bursts double precision[],
  OUT wait_ms double precision, OUT left_over double precision)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  now_at timestamptz;
BEGIN
  INSERT INTO attempt_buckets (id, key, "fullAt")
    SELECT gen_random_uuid(), g.key, clock_timestamp() FROM unnest(keys) AS g(key) ORDER BY g.key
    ON CONFLICT (key) DO NOTHING;
  PERFORM FROM attempt_buckets b WHERE b.key = ANY (keys) ORDER BY b.key FOR UPDATE;
  now_at := clock_timestamp();
  SELECT max(greatest(0, ceil(extract(epoch FROM b."fullAt" - now_at) * 1000 - (g.burst - 1) * g.interval_ms)))
    INTO wait_ms
    FROM unnest(keys, interval_mss, bursts) AS g(key, interval_ms, burst) JOIN attempt_buckets b ON b.key = g.key;
  IF wait_ms > 0 THEN
    left_over := 0;
    RETURN;
  END IF;
  UPDATE attempt_buckets b
    SET "fullAt" = greatest(b."fullAt", now_at) + g.interval_ms * interval '1 millisecond', "updatedAt" = now_at
    FROM unnest(keys, interval_mss) AS g(key, interval_ms) WHERE b.key = g.key;
  SELECT floor(bursts[1] - extract(epoch FROM b."fullAt" - now_at) * 1000 / interval_mss[1] + 0.001)
    INTO left_over FROM attempt_buckets b WHERE b.key = keys[1];
END $$;

-- What was taken for a try that turned out to be right.
CREATE FUNCTION give_back_attempt(keys bytea[], interval_mss double precision[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM attempt_buckets b WHERE b.key = ANY (keys) ORDER BY b.key FOR UPDATE;
  UPDATE attempt_buckets b SET "fullAt" = b."fullAt" - g.interval_ms * interval '1 millisecond', "updatedAt" = now()
    FROM unnest(keys, interval_mss) AS g(key, interval_ms) WHERE b.key = g.key;
END $$;
REVOKE ALL ON FUNCTION take_attempt(bytea[], double precision[], double precision[]),
  give_back_attempt(bytea[], double precision[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_attempt(bytea[], double precision[], double precision[]),
  give_back_attempt(bytea[], double precision[]) TO sellercloudx_app;

-- 2. Browsers that a person has signed in from.
CREATE TABLE "known_devices" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_devices_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "known_devices_userId_tokenHash_key" ON "known_devices"("userId", "tokenHash");
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE sessions ADD COLUMN "address" TEXT;

-- 3. The password was right; the second factor is still to come. Not a session.
CREATE TABLE "half_sign_ins" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "half_sign_ins_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "half_sign_ins_tokenHash_key" ON "half_sign_ins"("tokenHash");
CREATE INDEX "half_sign_ins_userId_idx" ON "half_sign_ins"("userId");
ALTER TABLE "half_sign_ins" ADD CONSTRAINT "half_sign_ins_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 4. Password resets. A row is written for an unknown address too, without a person: both cost the same.
CREATE TABLE "password_resets" (
    "id" UUID NOT NULL,
    "userId" UUID,
    "tokenHash" BYTEA NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "password_resets_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "password_resets_tokenHash_key" ON "password_resets"("tokenHash");
CREATE INDEX "password_resets_userId_idx" ON "password_resets"("userId");
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- 5. The second factor: an encrypted seed, and codes for when the phone is lost.
CREATE TABLE "second_factors" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "seed" BYTEA NOT NULL,
    "sealKeyId" TEXT NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastStep" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "second_factors_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "second_factors_userId_key" ON "second_factors"("userId");
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Read at every request, so it stands beside the person.
ALTER TABLE users ADD COLUMN "secondFactorAt" TIMESTAMPTZ(3);

CREATE TABLE "recovery_codes" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "codeHash" BYTEA NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recovery_codes_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "recovery_codes_userId_codeHash_key" ON "recovery_codes"("userId", "codeHash");
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_userId_fkey"
  FOREIGN KEY ("userId") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Administrators' own rows are written beside the audit log's, in a transaction of their role.
GRANT SELECT, INSERT, UPDATE, DELETE ON known_devices, half_sign_ins, password_resets, second_factors, recovery_codes
  TO sellercloudx_app, sellercloudx_admin;
GRANT DELETE ON sessions TO sellercloudx_app;
