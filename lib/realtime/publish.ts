import "server-only";
import { logError } from "@/lib/log";
import { adminChannel, type LiveMessage, liveEvent, partnerChannel } from "@/lib/realtime/messages";
import { findPusher } from "@/lib/realtime/server";

/** Call after the commit. Never throws and never holds anything up: a lost message costs a refetch, never data. */
export function publishToPartner(partnerId: string, ...messages: LiveMessage[]): Promise<void> {
  return send(partnerChannel(partnerId), messages);
}

export function publishToAdmins(...messages: LiveMessage[]): Promise<void> {
  return send(adminChannel, messages);
}

async function send(channel: string, messages: LiveMessage[]) {
  const pusher = findPusher();
  if (!pusher || messages.length === 0) return;
  try {
    await pusher.triggerBatch(messages.map((data) => ({ channel, name: liveEvent, data })));
  } catch (error) {
    logError("realtime message lost", error, { count: messages.length });
  }
}
