import type { Store } from "../store.ts";

type Update = { update_id: number } & Record<string, unknown>;
type Webhook = { url: string; secret: string };

export type Updates = ReturnType<typeof openUpdates>;

const firstRetryMs = 500;
const mostRetryMs = 30_000;

/**
 * What the bot has not taken yet, in order. With a webhook each is posted to it until it is answered with 2xx, the next
 * only after that; without one they wait for `getUpdates`.
 */
export function openUpdates(store: Store) {
  const waiting = store.collection<Update>("updates");
  const settings = store.collection<unknown>("settings");
  let isDelivering = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  let lastError: string | null = null;

  const webhook = () => settings.get("webhook") as Webhook | undefined;

  async function deliver(retryMs = firstRetryMs): Promise<void> {
    if (isDelivering || isStopped) return;
    isDelivering = true;
    try {
      for (let next = first(); next; next = first()) {
        const { url, secret } = next.hook;
        const answer = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
          body: JSON.stringify(next.update),
          signal: AbortSignal.timeout(20_000),
        }).catch((error: Error) => ({ ok: false, status: error.message }));
        if (isStopped) return;
        lastError = answer.ok ? null : `Wrong response from the webhook: ${answer.status}`;
        if (!answer.ok) {
          timer = setTimeout(() => void deliver(Math.min(retryMs * 2, mostRetryMs)), retryMs);
          return;
        }
        waiting.remove(String(next.update.update_id));
      }
    } finally {
      isDelivering = false;
    }
  }

  function first(): { update: Update; hook: Webhook } | null {
    const hook = webhook();
    const update = waiting.list()[0]?.value;
    return hook && update && !isStopped ? { update, hook } : null;
  }

  queueMicrotask(() => void deliver());

  return {
    add(update: Record<string, unknown>): void {
      const id = Number(settings.get("last-update") ?? 0) + 1;
      settings.put("last-update", id);
      waiting.put(String(id), { update_id: id, ...update });
      void deliver();
    },
    /** Those from `offset` on; the earlier ones are taken as confirmed. */
    take(offset: number, limit: number): Update[] {
      for (const { key, value } of waiting.list()) if (value.update_id < offset) waiting.remove(key);
      return waiting
        .list()
        .map(({ value }) => value)
        .slice(0, limit);
    },
    setWebhook(hook: Webhook | null): void {
      if (hook) settings.put("webhook", hook);
      else settings.remove("webhook");
      clearTimeout(timer);
      void deliver();
    },
    describe: () => ({
      url: webhook()?.url ?? "",
      has_custom_certificate: false,
      pending_update_count: waiting.list().length,
      ...(lastError && { last_error_message: lastError }),
    }),
    hasWebhook: () => webhook() !== undefined,
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
