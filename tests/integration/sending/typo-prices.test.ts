import { afterAll, beforeAll, expect, test } from "vitest";
import { openSendStage, type SendStage } from "../../proof/send-stage.ts";
import { playTypoPrices } from "../../proof/typo-prices.ts";

let stage: SendStage;
beforeAll(async () => {
  stage = await openSendStage();
});
afterAll(() => stage?.close());

test("T8, small: a typing mistake, a shifted import and a model's 1 send nothing and ask one question each", async () => {
  const { isMet, figures } = await playTypoPrices(stage, { imported: 12 });
  expect({ isMet, ...figures }).toEqual({
    isMet: true,
    sends: 0,
    questions: 3,
    pricesAskedAbout: 14,
    mildBatchSends: 0,
    sendsAfterKeep: 0,
    sentAfterYes: ["129000"],
    questionsLeft: 0,
  });
});
