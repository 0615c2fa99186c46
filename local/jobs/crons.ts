import type { Changes } from "./changes.ts";
import { nextOccurrence, parseCron } from "./cron.ts";
import { parseDuration } from "./duration.ts";
import type { Fn, Registry } from "./registry.ts";
import { createRun } from "./run-life.ts";
import { makeUlid } from "./ulid.ts";
import type { Writer } from "./writer.ts";

const noEnd = 8.64e15;
const tickMs = 250;

/**
 * Starts what is due by its schedule. The next time is stored with the run of the last one: a server that was down
 * then catches up once, however long it was down.
 */
export function startCrons(registry: Registry, writer: Writer, now: () => number) {
  const next = new Map<string, number>();
  let isBusy = false;

  const tick = async () => {
    for (const fn of registry.list()) {
      for (const trigger of fn.definition.triggers) {
        if (!("cron" in trigger)) continue;
        const key = `cron:${fn.slug}:${trigger.cron}`;
        if ((next.get(key) ?? 0) > now()) continue;
        const apply = (changes: Changes) => fire(changes, fn, key, trigger, now());
        next.set(key, await writer.submit({ marks: [key], apply }));
      }
    }
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    tick()
      .catch((error: unknown) => console.error("cron: could not start what is due", error))
      .finally(() => {
        isBusy = false;
      });
  }, tickMs);
  return { stop: () => clearInterval(timer) };
}

/** Returns when the schedule is due next. */
async function fire(
  changes: Changes,
  fn: Fn,
  key: string,
  trigger: { cron: string; jitter?: string | undefined },
  now: number,
) {
  const dueAt = await changes.getMark<number>(key);
  if (dueAt !== undefined && dueAt > now) return dueAt;
  const following = nextOccurrence(parseCron(trigger.cron), now);
  changes.setMark(key, following, noEnd);
  if (dueAt === undefined) return following;
  const at = new Date(dueAt).toISOString().replace(".000Z", "Z");
  const data = { cron: trigger.cron, fireAt: at, scheduledAt: at };
  const event = { id: at, name: "inngest/scheduled.timer", data, user: {}, ts: dueAt };
  const id = makeUlid(changes.now);
  changes.addEvent(id, event);
  const startAt = changes.now + Math.random() * (trigger.jitter ? (parseDuration(trigger.jitter) ?? 0) : 0);
  await createRun(changes, fn, [{ id, event }], { startAt: Math.floor(startAt) });
  return following;
}
