import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findMessageFaults } from "../../checks/messages.ts";
import { findLowVersions } from "../../checks/version-floors.ts";
import { projectRoot } from "../../support/project.ts";

/** Each check that fails the build is shown a fault of its kind: a check that finds nothing here proves nothing. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), "scx-planted-"));
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: projectRoot }).toString();
  for (const file of files.trim().split("\n")) {
    mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
    try {
      cpSync(path.join(projectRoot, file), path.join(copy, file));
    } catch {
      // Deleted since git listed it.
    }
  }
  symlinkSync(path.join(projectRoot, "node_modules"), path.join(copy, "node_modules"));
  cpSync(path.join(projectRoot, "prisma/generated"), path.join(copy, "prisma/generated"), { recursive: true });
  execFileSync("git", ["init", "-q"], { cwd: copy });
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(script: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(projectRoot, script), ...args], {
    cwd: copy,
  });
  return { status, output: `${stdout}${stderr}` };
}

/** Puts one file in place, runs, and takes it away again. */
function planted(file: string, text: string, work: () => { status: number | null; output: string }) {
  const target = path.join(copy, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  try {
    return work();
  } finally {
    rmSync(target);
  }
}

const biome = (file: string) => () => run("node_modules/@biomejs/biome/bin/biome", "ci", "--error-on-warnings", file);

test("a badly formatted file is found", () => {
  const { status, output } = planted("lib/planted.ts", "export const  a   = 1\n", biome("lib/planted.ts"));
  expect(status).not.toBe(0);
  expect(output).toContain("format");
});

test("a lint fault is found", () => {
  const text = "export const read = (input: any) => input;\n";
  const { status, output } = planted("lib/planted.ts", text, biome("lib/planted.ts"));
  expect(status).not.toBe(0);
  expect(output).toContain("noExplicitAny");
});

describe("an import against the arrows is found", () => {
  test.each([
    ["app/planted.ts", "@/lib/orders/repository", "never repositories"],
    ["app/planted.ts", "@/inngest/functions/outbox/sweep-outbox", "Only app/api/inngest"],
    ["components/planted.ts", "@/app/layout", "Arrows never turn back"],
    ["components/planted.ts", "@/lib/env", "plain data"],
    ["lib/planted.ts", "@/components/ui/button", "Arrows never turn back"],
    ["lib/planted.ts", "@/inngest/functions/index", "nothing else of inngest"],
    ["lib/orders/planted.ts", "../money", "@/… path"],
    ["lib/planted.ts", "@/local/serve", "never imports its stand-ins"],
    ["lib/marketplaces/ozon/planted.ts", "@/lib/marketplaces/uzum/adapter", "no other adapter"],
    ["lib/marketplaces/ozon/planted.ts", "@/lib/db/client", "no other adapter, domain"],
    ["inngest/functions/planted.ts", "@/lib/db/client", "Jobs call use cases"],
    ["local/planted.ts", "../lib/money.ts", "import nothing of the product"],
  ])("%s importing %s", (file, target, message) => {
    const text = `import * as planted from "${target}";\n\nexport const kept = planted;\n`;
    const { status, output } = planted(file, text, biome(file));
    expect(status).not.toBe(0);
    expect(output.replace(/\s+/g, " ")).toContain(message);
  });
});

test("a type error is found", () => {
  const { status, output } = planted("lib/planted.ts", 'export const count: number = "one";\n', () =>
    run("node_modules/typescript/bin/tsc", "--noEmit"),
  );
  expect(status).not.toBe(0);
  expect(output).toContain("lib/planted.ts");
});

test("unused code is found", () => {
  const { status, output } = planted("lib/planted.ts", "export const nobodyAsksForThis = 1;\n", () =>
    run("node_modules/knip/bin/knip.js"),
  );
  expect(status).not.toBe(0);
  expect(output).toContain("lib/planted.ts");
});

test("a version under its floor and a loose version are found", () => {
  const folder = path.join(copy, "planted-versions");
  mkdirSync(folder);
  const manifest = JSON.parse(readFileSync(path.join(projectRoot, "package.json"), "utf8"));
  manifest.dependencies.zod = "^4.0.0";
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(
    path.join(folder, "package-lock.json"),
    JSON.stringify({ packages: { "node_modules/next": { version: "16.3.2" } } }),
  );
  expect(findLowVersions(folder)).toEqual([
    "node_modules/next 16.3.2 is under the floor 16.3.3",
    "zod ^4.0.0 is not an exact version",
  ]);
});

test("a message that a language lacks is found", () => {
  const folder = path.join(copy, "planted-messages");
  cpSync(path.join(copy, "lib/i18n/messages"), folder, { recursive: true });
  const file = path.join(folder, "ru/errors.json");
  const { notFound: _, ...rest } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...rest, extra: "лишнее" }));
  expect(findMessageFaults(folder)).toEqual([
    "ru/errors.json: notFound is missing",
    "ru/errors.json: extra is not in Uzbek",
  ]);
});
