import { playLostReplies } from "./lost-replies.ts";
import type { Proof } from "./run.ts";
import { openSendStage } from "./send-stage.ts";

/** T7: a hundred writes whose answers get lost. */
export async function prove(): Promise<Proof> {
  const stage = await openSendStage();
  try {
    return await playLostReplies(stage, { prices: 80, stocks: 20 });
  } finally {
    await stage.close();
  }
}
