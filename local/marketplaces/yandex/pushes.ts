import type { State } from "./state.ts";

export type Pushes = { send(body: Record<string, unknown>): void; probe(url: string): Promise<boolean>; close(): void };

/** Yandex Market waits ten seconds for an answer. */
const timeoutMs = 10_000;

/**
 * Posts messages to the registered address with `/notification` appended. Any answer but 200 and 400 is tried again:
 * really each minute for an hour, each quarter for a day, then hourly; here after the given pauses.
 */
export function createPushes(state: State, retryMs: number[]): Pushes {
  const ending = new AbortController();
  const timers = new Set<NodeJS.Timeout>();

  async function post(url: string, body: Record<string, unknown>): Promise<number> {
    try {
      const response = await fetch(`${url.replace(/\/$/, "")}/notification`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: AbortSignal.any([ending.signal, AbortSignal.timeout(timeoutMs)]),
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return 0;
    }
  }

  async function deliver(key: string) {
    const url = state.settings.get("pushUrl");
    const push = state.pushes.get(key);
    if (!url || !push) return;
    const status = await post(url, push.body);
    if (ending.signal.aborted) return;
    const pause = retryMs[push.tries];
    if (status === 200 || status === 400 || pause === undefined) return state.pushes.remove(key);
    state.pushes.put(key, { ...push, tries: push.tries + 1 });
    const timer = setTimeout(() => {
      timers.delete(timer);
      void deliver(key);
    }, pause);
    timers.add(timer);
  }

  for (const { key } of state.pushes.list()) void deliver(key);

  return {
    send(body) {
      if (!state.settings.get("pushUrl")) return;
      const key = String(state.nextNumber("push", 1));
      state.pushes.put(key, { body, tries: 0 });
      void deliver(key);
    },
    async probe(url) {
      return (await post(url, { notificationType: "PING", time: state.now().toISOString() })) === 200;
    },
    close() {
      ending.abort();
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
