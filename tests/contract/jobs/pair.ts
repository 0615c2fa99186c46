import type { Inngest, InngestFunction } from "inngest";
import { startJobs } from "@/local/jobs/start";
import { createTestDatabase } from "@/tests/support/postgres";
import { eventKey, eventually, type Shop, signingKey, startShop } from "./shop";

export type RunView = {
  id: string;
  fn: string;
  status: string;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  output: unknown;
  events: { id: string; name: string; data: Record<string, unknown> }[];
  steps: { name: string; op: string; value: unknown }[];
};

export type Pair = {
  url: string;
  shop: Shop;
  send: Shop["inngest"]["send"];
  runs(fn: string): Promise<RunView[]>;
  /** The runs of a function, oldest first, once there are this many and all have ended. */
  ended(fn: string, count: number): Promise<RunView[]>;
  close(): Promise<void>;
};

/** A server with an empty database, and an app that has registered these functions. */
export async function startPair(functions: (inngest: Inngest) => InngestFunction.Like[]): Promise<Pair> {
  const database = await createTestDatabase();
  const jobs = await startJobs({ databaseUrl: database.url, eventKey, signingKey });
  const shop = await startShop(jobs.url, functions);
  const registration = await shop.register();
  if (registration.status !== 200) throw new Error(registration.body);
  const runs = (fn: string) => readRuns(jobs.url, fn);
  return {
    url: jobs.url,
    shop,
    send: shop.inngest.send.bind(shop.inngest),
    runs,
    ended: (fn, count) =>
      eventually(async () => {
        const list = await runs(fn);
        return list.length >= count && list.every((run) => run.endedAt !== null) && list;
      }),
    close: async () => {
      await shop.close();
      await jobs.close();
      await database.drop();
    },
  };
}

export async function readRuns(url: string, fn: string): Promise<RunView[]> {
  const reply = await fetch(`${url}/runs?limit=1000&fn=shop-${fn}`);
  return ((await reply.json()) as RunView[]).reverse();
}
