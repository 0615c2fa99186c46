import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { pickPort } from "../../../local/cli/ports.ts";
import { projectRoot } from "../../support/project.ts";

const start = (home: string) => {
  const env = { ...process.env, SELLERCLOUDX_HOME: home };
  const { status, stderr } = spawnSync(process.execPath, ["local/cli/start.ts"], { cwd: projectRoot, env });
  return { status, words: stderr.toString().trim() };
};

test("a folder that cannot be written ends with one sentence", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "scx-start-"));
  writeFileSync(`${folder}/file`, "");
  const { status, words } = start(`${folder}/file/home`);
  expect(status).toBe(1);
  expect(words).toBe(
    `The folder ${folder}/file/home cannot be written: give yourself the right, or set SELLERCLOUDX_HOME to another.`,
  );
  rmSync(folder, { recursive: true });
});

test("data of another PostgreSQL version ends with one sentence, and stays as it is", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "scx-start-"));
  mkdirSync(`${folder}/postgres`, { recursive: true, mode: 0o700 });
  writeFileSync(`${folder}/postgres/PG_VERSION`, "16\n");
  const { status, words } = start(folder);
  expect(status).toBe(1);
  expect(words).toContain("was written by PostgreSQL 16, this is 18: move it away and start again.");
  expect(words.split("\n")).toHaveLength(1);
  rmSync(folder, { recursive: true });
});

test("a taken port is passed over", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address() as { port: number };
  expect(await pickPort(port)).not.toBe(port);
  await new Promise((resolve) => taken.close(resolve));
  expect(await pickPort(port)).toBe(port);
});
