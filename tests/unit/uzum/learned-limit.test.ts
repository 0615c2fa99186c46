import { describe, expect, test } from "vitest";
import { openLearnedLimit } from "@/lib/marketplaces/uzum/learned-limit";

const headers = (rate: string, burst: string, taken?: string) =>
  new Headers({
    "x-ratelimit-replenish-rate": rate,
    "x-ratelimit-burst-capacity": burst,
    ...(taken && { "x-ratelimit-requested-tokens": taken }),
  });

describe("the limit that Uzum's replies tell", () => {
  test("is guessed before the first reply, and each key has its own", () => {
    openLearnedLimit("one").learn(headers("10", "20"));
    expect(openLearnedLimit("one").current()).toMatchObject({ name: "uzum-key", count: 10, perMs: 1_000, burst: 20 });
    expect(openLearnedLimit("another").current()).toMatchObject({ count: 2, burst: 2 });
  });

  test.each([
    ["calls that take two tokens", headers("10", "20", "2"), 5, 10],
    ["less than before", headers("1", "1"), 1, 1],
    ["more than is believed", headers("100000", "100000"), 50, 100],
    ["nothing", new Headers(), 7, 7],
    ["a rate of zero", headers("0", "20"), 7, 7],
    ["words", headers("many", "20"), 7, 7],
    ["a burst below one call", headers("5", "1", "2"), 7, 7],
  ])("%s", (name, told, count, burst) => {
    const limit = openLearnedLimit(name);
    limit.learn(headers("7", "7"));
    limit.learn(told);
    expect(limit.current()).toMatchObject({ count, burst });
  });
});
