import { afterAll, beforeAll, expect, test } from "vitest";
import { openSendStage, type SendStage } from "../../proof/send-stage.ts";
import { playTwoRepricers } from "../../proof/two-repricers.ts";

let stage: SendStage;
beforeAll(async () => {
  stage = await openSendStage();
});
afterAll(() => stage?.close());

test("T6, small: two repricers and lost replies end with the highest version everywhere, in order, within Ozon's limit", async () => {
  const { isMet, figures } = await playTwoRepricers(stage, { skus: 4, changes: 40, rounds: 2, seed: 1 });
  expect(figures).toMatchObject({ changes: 80, outOfOrder: 0, unconfirmed: 0, wrongAtTheEnd: 0 });
  expect(figures.mostInAnHour).toBeLessThanOrEqual(10);
  expect(figures.lostReplies).toBeGreaterThan(0);
  expect(isMet).toBe(true);
});
