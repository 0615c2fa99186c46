import type { Proof } from "./run.ts";
import { openSendStage } from "./send-stage.ts";
import { playTwoRepricers } from "./two-repricers.ts";

/** T6: two repricers, 500 changes each, on the same 20 goods. */
export async function prove(): Promise<Proof> {
  const stage = await openSendStage();
  try {
    return await playTwoRepricers(stage, { skus: 20, changes: 500, rounds: 5, seed: 6 });
  } finally {
    await stage.close();
  }
}
