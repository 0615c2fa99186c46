import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "playwright/test";
import { startProduct } from "../support/product";

test.describe.configure({ mode: "serial" });
test.skip(({ isMobile }) => isMobile, "no screen in it: once is enough");

/** Process ids of the supervisor's children, by name. */
function runningPids(home: string): Map<string, number> {
  const files = readdirSync(`${home}/run`).filter((name) => name.endsWith(".pid"));
  return new Map(files.map((name) => [name, Number(readFileSync(`${home}/run/${name}`, "utf8").split(" ")[0])]));
}

function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0] !== "Z";
  } catch {
    return false;
  }
}

test("SIGTERM leaves no process behind", async () => {
  const product = await startProduct("e2e-lifecycle");
  const pids = runningPids(product.home);
  expect(pids.size).toBeGreaterThan(5);
  await product.close();
  expect([...pids].filter(([, pid]) => isAlive(pid))).toEqual([]);
  expect(runningPids(product.home).size).toBe(0);
});

test("after kill -9 the next start ends what was left and keeps the data", async () => {
  const first = await startProduct("e2e-lifecycle");
  const before = JSON.parse(readFileSync(`${first.home}/secrets`, "utf8"));
  const left = runningPids(first.home);
  await first.kill();
  expect([...left.values()].some(isAlive)).toBe(true);

  const second = await startProduct("e2e-lifecycle", {}, false);
  try {
    expect(second.output()).toContain("ended what an earlier start had left running");
    expect([...left.values()].filter(isAlive)).toEqual([]);
    expect(JSON.parse(readFileSync(`${second.home}/secrets`, "utf8"))).toEqual(before);
    const health = await (await fetch(`${second.origin}/api/health`)).json();
    expect(health).toMatchObject({ ok: true, database: "up" });
  } finally {
    await second.close();
  }
});
