import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startJobs } from "@/local/jobs/start";
import { createTestDatabase } from "@/tests/support/postgres";
import { byRun, type Normal, normalise } from "./normalise";
import { hasRecording, loadScenarios, readTranscript, whyNot } from "./recording";
import { type Exchange, eventKey, eventually, type Shop, signingKey, startShop } from "./shop";

/** After the last expected exchange the app must hear nothing for this long. */
const quietMs = 1000;
/** Just before a full minute, so that nothing is due until the cron scenario moves the clock. */
const beforeTheMinute = Date.parse("2026-11-22T07:11:59Z");

const names = ["steps", "flaky", "fatal", "caught", "wait", "cancel", "parent", "batch", "debounce"];
names.push("limits", "dedupe", "single", "cron");

describe.skipIf(!hasRecording)(`the recorded scenarios${hasRecording ? "" : ` (skipped: ${whyNot})`}`, () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let jobs: Awaited<ReturnType<typeof startJobs>>;
  let shop: Shop;
  let clock = beforeTheMinute;
  let afterRegistration: Exchange[] = [];
  const transcript = hasRecording ? readTranscript("transcript.json") : new Map();
  const played = new Map<string, Exchange[]>();

  beforeAll(async () => {
    const { functions, scenarios } = await loadScenarios();
    database = await createTestDatabase();
    jobs = await startJobs({ databaseUrl: database.url, eventKey, signingKey, now: () => clock });
    shop = await startShop(jobs.url, functions);
    await shop.register();
    await shop.register();
    afterRegistration = shop.exchanges.splice(0);
    // All scenarios in turn, each until it is quiet: a late call of one would show up in the next.
    for (const [name, play] of plays(scenarios)) {
      await play();
      played.set(name, shop.exchanges.splice(0));
    }
  }, 120_000);

  afterAll(async () => {
    await shop?.close();
    await jobs?.close();
    await database?.drop();
  });

  /** A pause of the recording becomes a wait for as many exchanges as it had by then. */
  function plays(scenarios: Awaited<ReturnType<typeof loadScenarios>>["scenarios"]): [string, () => Promise<void>][] {
    let pause: (ms: number) => Promise<void> = async () => {};
    return scenarios({ inngest: shop.inngest, wait: (ms) => pause(ms) }).map(([name, play]) => [
      name,
      async () => {
        const recorded: (Exchange & { atMs: number })[] = transcript.get(name) ?? [];
        let elapsed = recorded[0]?.atMs ?? 0;
        if (name === "cron") clock = beforeTheMinute + 2000;
        pause = async (ms) => {
          elapsed += ms;
          const expected = name === "cron" ? recorded.length : recorded.filter(({ atMs }) => atMs < elapsed).length;
          await eventually(() => shop.exchanges.length >= expected, 10_000).catch(() => undefined);
          if (expected === recorded.length) await quiet();
        };
        await play();
      },
    ]);
  }

  async function quiet() {
    let heard = shop.exchanges.length;
    let since = Date.now();
    await eventually(() => {
      if (shop.exchanges.length !== heard) [heard, since] = [shop.exchanges.length, Date.now()];
      return Date.now() - since > quietMs;
    });
  }

  test("registration", () => {
    const posts = (list: Exchange[]) =>
      list
        .filter(({ url }) => url === "/fn/register")
        .map(normalise)
        .map(functionsOnly);
    expect(posts(afterRegistration)).toEqual(posts(transcript.get("registration")));
  });

  test.each(names)("%s", (name) => {
    const ours = byRun(played.get(name) ?? []);
    const theirs = byRun(transcript.get(name) ?? []);
    expect(name === "batch" ? withoutOrder(ours) : ours).toEqual(name === "batch" ? withoutOrder(theirs) : theirs);
  });

  test("each event of a batch is delivered once, and a batch is full or late", () => {
    const calls = (played.get("batch") ?? []).filter(({ direction }) => direction === "engine to app");
    const batches = calls.map(({ request }) =>
      (request as { events: { data: { i: number } }[] }).events.map(({ data }) => data.i),
    );
    expect(batches.map((batch) => batch.length)).toEqual([3, 1]);
    expect(batches.flat().sort()).toEqual([1, 2, 3, 4]);
  });

  test("a call says the same in its headers and in its body", () => {
    const calls = [...played.values()].flat().filter(({ direction }) => direction === "engine to app");
    expect(calls.length).toBeGreaterThan(30);
    for (const { requestHeaders, request } of calls) {
      const { ctx } = request as { ctx: Record<string, string | number> };
      expect(requestHeaders["x-run-id"]).toBe(ctx.run_id);
      expect(requestHeaders["x-request-id"]).toBe(ctx.request_id);
      expect(requestHeaders["x-inngest-job-id"]).toBe(ctx.job_id);
      expect(Buffer.from(String(ctx.qi_id), "base64").toString()).toBe(`${ctx.job_id}::default`);
      expect(requestHeaders.traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    }
  });

  test("every run has ended, cancelled or with a result", async () => {
    const runs = (await (await fetch(`${jobs.url}/runs?limit=1000`)).json()) as { status: string; fn: string }[];
    const count = (status: string) => runs.filter((run) => run.status === status).length;
    expect({ failed: count("failed"), cancelled: count("cancelled"), rest: runs.length - count("completed") }).toEqual({
      failed: 2,
      cancelled: 1,
      rest: 3,
    });
  });
});

/** The recording names another server kind and SDK address; the functions are what counts. */
function functionsOnly({ request, status, response }: Normal) {
  const { functions } = request as { functions: unknown };
  const { ok, modified } = response as { ok: boolean; modified: boolean };
  return { functions, status, ok, modified };
}

/** The real server fills its batches in any order. */
function withoutOrder(runs: Normal[][]) {
  const text = JSON.stringify(runs).replaceAll(/\{"i":\d\}/g, '{"i":"any"}');
  const key = (run: Normal[]) => JSON.stringify(run);
  return (JSON.parse(text) as Normal[][]).sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
