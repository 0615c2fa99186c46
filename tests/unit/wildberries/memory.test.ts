import { describe, expect, test } from "vitest";
import { MarketplaceError, type MarketplaceFailure } from "@/lib/marketplaces/errors";
import { createMemory } from "@/lib/marketplaces/wildberries/memory";

const rules = { freshMs: 1_000, staleMs: 60_000 };

function open(owner = crypto.randomUUID()) {
  const clock = { ms: 1_000_000 };
  const memory = createMemory(owner, () => new Date(clock.ms));
  let calls = 0;
  const ask = (failure?: MarketplaceFailure) =>
    memory.recall("list", rules, async () => {
      calls += 1;
      if (failure) throw new MarketplaceError(failure);
      return calls;
    });
  return { clock, ask, owner, memory };
}

describe("a slow list", () => {
  test("is asked for again when it is no longer fresh", async () => {
    const { clock, ask } = open();
    expect([await ask(), await ask()]).toEqual([1, 1]);
    clock.ms += 1_000;
    expect(await ask()).toBe(2);
  });

  test.each(["rate-limited", "unavailable"] as const)(
    "serves on while the marketplace is %s, for a time",
    async (failure) => {
      const { clock, ask } = open();
      await ask();
      clock.ms += 59_000;
      expect(await ask(failure)).toBe(1);
      clock.ms += 1_000;
      await expect(ask(failure)).rejects.toMatchObject({ failure });
    },
  );

  test.each(["credentials", "rejected", "unexpected-reply"] as const)(
    "does not hide that a call was %s",
    async (failure) => {
      const { clock, ask } = open();
      await ask();
      clock.ms += 1_000;
      await expect(ask(failure)).rejects.toMatchObject({ failure });
    },
  );

  test("is shared by all that work with the key, and by nobody else", async () => {
    const { clock, ask, owner } = open();
    await ask();
    const now = () => new Date(clock.ms);
    expect(await createMemory(owner, now).recall("list", rules, async () => "anew")).toBe(1);
    expect(await createMemory("another", now).recall("list", rules, async () => "anew")).toBe("anew");
  });

  test("is not kept for ever beside a thousand others", async () => {
    const { ask, memory } = open();
    await ask();
    for (let other = 0; other < 1_000; other++) await memory.recall(`other ${other}`, rules, async () => other);
    expect(await ask()).toBe(2);
  });
});
