import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { Pushing, StormStage } from "./storm-stage.ts";

/** Deliveries under way at once, and how long a failed one waits for the next try. */
const senders = 24;
const retryMs = 300;
const duplicateShare = 0.3;
const lateShare = 0.2;
/** How many deliveries a late one lets go by. */
const lateBy = 200;

type Delivery = { url: string; body: string };

/**
 * Stands between the marketplaces and the product: takes the pushes that the sandboxes send, and delivers them as a bad
 * network does: some twice, some late, each until it is answered with 200.
 */
export async function openDeliveries(stage: StormStage, random: () => number) {
  const waiting: Delivery[] = [];
  const late: { delivery: Delivery; after: number }[] = [];
  const counts = { messages: 0, deliveries: 0, duplicates: 0, late: 0, retries: 0 };
  let isEnding = false;

  const enter = (delivery: Delivery) => {
    counts.deliveries += 1;
    if (random() < lateShare) {
      counts.late += 1;
      late.push({ delivery, after: counts.deliveries + Math.ceil(random() * lateBy) });
    } else waiting.push(delivery);
  };
  const take = (name: Pushing, body: string) => {
    if (isProbe(body)) return;
    counts.messages += 1;
    const { pushUrl } = stage.connections[name];
    const delivery = { url: name === "yandex" ? `${pushUrl}/notification` : pushUrl, body };
    enter(delivery);
    // Of all deliveries `duplicateShare` are repetitions.
    if (random() < duplicateShare / (1 - duplicateShare)) {
      counts.duplicates += 1;
      enter(delivery);
    }
  };
  const next = (): Delivery | undefined => {
    const due = late.findIndex(({ after }) => isEnding || after <= counts.deliveries);
    return due < 0 ? waiting.shift() : late.splice(due, 1)[0]?.delivery;
  };
  const send = async () => {
    for (;;) {
      const delivery = next();
      if (!delivery) {
        if (isEnding && waiting.length === 0 && late.length === 0) return;
        await pause(5);
        continue;
      }
      while (!(await isTaken(delivery))) {
        counts.retries += 1;
        await pause(retryMs);
      }
    }
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const name = request.url?.includes("notification") ? "yandex" : "ozon";
    const body = Buffer.concat(chunks).toString();
    take(name, body);
    const ack = { version: "1.0.0", name: "storm", time: new Date().toISOString() };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(name === "yandex" || isProbe(body) ? ack : { result: true }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pushes`;
  for (const name of ["ozon", "yandex"] as const) await stage.control(name, "push", { url });
  const sending = Promise.all(Array.from({ length: senders }, send));

  return {
    counts,
    /** Once the sandboxes have said everything: delivers what is left, to the last acknowledgement. */
    async finish() {
      let seen = -1;
      while (seen !== counts.messages) {
        seen = counts.messages;
        await pause(2_000);
      }
      isEnding = true;
      await sending;
    },
    async close() {
      isEnding = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const isProbe = (body: string) => /"(TYPE_)?PING"/.test(body);

async function isTaken({ url, body }: Delivery): Promise<boolean> {
  try {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body };
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
