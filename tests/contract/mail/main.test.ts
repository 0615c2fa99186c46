import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const main = fileURLToPath(new URL("../../../local/mail/main.ts", import.meta.url));

test.each(["SIGTERM", "SIGINT"] as const)(
  "the process says when it is ready and stops cleanly on %s",
  async (signal) => {
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, MAIL_PORT: "0", MAIL_STATE_FILE: "", MAIL_API_KEY: "re_local" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(createInterface(child.stdout), "line");
    expect(line).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(String(line).slice("ready ".length))).status).toBe(200);
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
  },
);

test("without its settings the process says what is missing", async () => {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, MAIL_API_KEY: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [line] = await once(createInterface(child.stderr), "line");
  expect(line).toContain("MAIL_API_KEY");
});
