import type { Proof } from "./run.ts";
import { openSendStage } from "./send-stage.ts";
import { playTypoPrices } from "./typo-prices.ts";

/** T8: the typing mistake, the shifted import, the model's 1. */
export async function prove(): Promise<Proof> {
  const stage = await openSendStage();
  try {
    return await playTypoPrices(stage, { imported: 300 });
  } finally {
    await stage.close();
  }
}
