import { afterAll, beforeAll, expect, test } from "vitest";
import { isAway } from "@/inngest/retry";
import { AppError } from "@/lib/errors";
import { type Pair, startPair } from "./pair";

let pair: Pair;
beforeAll(async () => {
  pair = await startPair((inngest) => [
    inngest.createFunction({ id: "send", triggers: [{ event: "a/send" }], retries: 0 }, ({ step, event }) =>
      step
        .run("send", () => {
          throw event.data.isAway ? new AppError("unavailable", "telegram.away") : new RangeError("Invalid time value");
        })
        .catch((error: unknown) => step.run("after", () => isAway(error))),
    ),
  ]);
});
afterAll(() => pair.close());

test.each([true, false])("after its last try a step still tells whether something was away: %s", async (away) => {
  const before = (await pair.runs("send")).length;
  await pair.send({ name: "a/send", data: { isAway: away } });
  const runs = await pair.ended("send", before + 1);
  expect(runs.at(-1)).toMatchObject({ status: "completed", output: away });
});
