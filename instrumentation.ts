/** Runs once when a server process starts: a wrong configuration stops it here with one sentence. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("@/lib/env");
  env();
  const { kickOutbox } = await import("@/lib/outbox/drain-outbox");
  kickOutbox();
}
