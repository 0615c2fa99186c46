import { setTimeout as delay } from "node:timers/promises";
import { callApp } from "./call-app.ts";

const pauseMs = 1000;
const timeoutMs = 60_000;

/** Asks the app to register its functions, again and again until it has: the SDK does not register by itself. */
export async function keepRegistering(origin: string, signal: AbortSignal) {
  const url = new URL("/api/inngest", origin).href;
  let complaint = "";
  while (!signal.aborted) {
    try {
      const headers = { "content-type": "application/json", "user-agent": "Inngest", "x-inngest-server-kind": "cloud" };
      const { status, body } = await callApp(url, JSON.stringify({ url }), {
        method: "PUT",
        headers,
        signal,
        timeoutMs,
      });
      if (status === 200) return;
      if (body !== complaint) console.error(`jobs: ${url} did not register (${status}): ${body.slice(0, 1000)}`);
      complaint = body;
    } catch {
      // Not up yet.
    }
    await delay(pauseMs, undefined, { signal }).catch(() => undefined);
  }
}
