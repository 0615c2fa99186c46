import { afterAll, beforeAll, expect, test } from "vitest";
import { playLostReplies } from "../../proof/lost-replies.ts";
import { openSendStage, type SendStage } from "../../proof/send-stage.ts";

let stage: SendStage;
beforeAll(async () => {
  stage = await openSendStage();
});
afterAll(() => stage?.close());

test("T7, small: what was applied is never sent again when its answer got lost, and is confirmed by reading it back", async () => {
  const { isMet, figures } = await playLostReplies(stage, { prices: 12, stocks: 1 });
  expect({ isMet, ...figures }).toEqual({
    isMet: true,
    lostReplies: 13,
    writes: 13,
    secondWrites: 0,
    unconfirmed: 0,
    sentAfterwards: 0,
  });
});
