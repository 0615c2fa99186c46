import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "@/lib/env";
import { markOutage } from "@/lib/outage";
import { Prisma, PrismaClient } from "@/prisma/generated/client";

export type Db = Prisma.TransactionClient;

const clients = globalThis as typeof globalThis & { appClient?: PrismaClient; adminClient?: PrismaClient };

// Without these a frozen server hangs a click for ever (promise T17).
const connect = (connectionString: string, max: number) =>
  new PrismaClient({
    adapter: new PrismaPg({
      connectionString,
      max,
      connectionTimeoutMillis: 3_000,
      query_timeout: 4_500,
      statement_timeout: 4_500,
      idle_in_transaction_session_timeout: 10_000,
    }),
    transactionOptions: { maxWait: 3_000, timeout: 8_000 },
  });

/** Tables without a partner (`users`, `sessions`, `tariffs` …) and the doors. A partner's rows are invisible here. */
export function openDb(): PrismaClient {
  clients.appClient ??= connect(env().DATABASE_URL, 20);
  return clients.appClient;
}

/**
 * One transaction that sees this partner's rows and no others: row security compares every row with the setting.
 * Never call the network inside. What `db` throws rolls everything back.
 */
export function inPartner<T>(partnerId: string, work: (db: Db) => Promise<T>): Promise<T> {
  return transact(openDb(), async (db) => {
    await db.$executeRaw`select set_config('app.partner', ${partnerId}, true)`;
    return work(db);
  });
}

/** Administration's own role: partners and applications, nothing of what partners sell. Behind the admin guard alone. */
export function inAdmin<T>(work: (db: Db) => Promise<T>): Promise<T> {
  clients.adminClient ??= connect(env().DATABASE_ADMIN_URL, 10);
  return transact(clients.adminClient, work);
}

/** Wherever on a page the database is missed first, its face is the same. */
async function transact<T>(client: PrismaClient, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await client.$transaction(work);
  } catch (error) {
    throw markOutage(error);
  }
}

export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
