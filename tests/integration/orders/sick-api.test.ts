import { expect, test } from "vitest";
import { proveSickApi } from "../../proof/sick-api.ts";

test("three calls of ten go wrong: every order is stored as it is, and limits are waited for", async () => {
  const { isMet, figures } = await proveSickApi({ seeds: [3, 4] });
  expect(figures.wrong).toEqual([]);
  expect(figures.calledTooEarly).toEqual([]);
  expect(isMet, JSON.stringify(figures)).toBe(true);
}, 120_000);
