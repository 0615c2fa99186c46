import { afterEach, expect, test, vi } from "vitest";
import { askPulse, takePulse } from "@/components/live/ask-pulse";

afterEach(() => vi.unstubAllGlobals());

test("areas that wake at once ask once and refresh once; those that wake later ask anew", async () => {
  const fetched = vi.fn(async () => new Response(null, { status: 204 }));
  vi.stubGlobal("fetch", fetched);
  const marks = await Promise.all([askPulse(), askPulse(), askPulse()]);
  expect(fetched).toHaveBeenCalledTimes(1);
  expect(marks.map(takePulse)).toEqual([true, false, false]);
  const next = await askPulse();
  expect(fetched).toHaveBeenCalledTimes(2);
  expect(next).toBeGreaterThan(marks[0] ?? 0);
  expect(takePulse(next)).toBe(true);
});

test("a server that cannot answer is asked again; a refusal is an answer", async () => {
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
  await expect(askPulse()).rejects.toThrow("503");
  vi.stubGlobal("fetch", async () => new Response(null, { status: 401 }));
  expect(await askPulse()).toBeGreaterThan(0);
});
