import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findHardCodedTexts } from "../../checks/hard-coded-texts.ts";
import { findMessageFaults } from "../../checks/messages.ts";
import { findUnusedMessages } from "../../checks/unused-messages.ts";
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
  const tsc = (...args: string[]) => run("node_modules/typescript/bin/tsc", ...args);
  // The whole project takes half a minute: that the file is among its files, and that the project's rules find the fault.
  const rules = { extends: "./tsconfig.json", include: [], files: ["lib/planted.ts"] };
  writeFileSync(path.join(copy, "planted.json"), JSON.stringify(rules));
  planted("lib/planted.ts", 'export const count: number = "one";\n', () => {
    expect(tsc("--showConfig").output).toContain("./lib/planted.ts");
    const { status, output } = tsc("--noEmit", "--incremental", "false", "--project", "planted.json");
    expect(status).not.toBe(0);
    expect(output).toContain("lib/planted.ts(1,14)");
    return { status, output };
  });
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

describe("messages", () => {
  const catalogue = (name: string, folder: string, change: (tree: Tree) => Tree) => {
    const file = path.join(folder, name);
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, "utf8")))));
  };
  const plantMessages = () => {
    const folder = mkdtempSync(path.join(copy, "planted-messages-"));
    cpSync(path.join(copy, "lib/i18n/messages"), folder, { recursive: true });
    return folder;
  };

  test("one that a language lacks, has too much or fills otherwise is found", () => {
    const folder = plantMessages();
    catalogue("ru/errors.json", folder, ({ notFound: _, ...rest }) => ({ ...rest, extra: "лишнее" }));
    catalogue("en/home.json", folder, (tree) => ({ ...tree, title: "Hello, {name}" }));
    expect(findMessageFaults(folder)).toEqual(
      expect.arrayContaining([
        "ru/errors.json: notFound is missing",
        "ru/errors.json: extra is not in Uzbek",
        "en/home.json: title has other placeholders",
      ]),
    );
  });

  test("a plural without a form that its language needs is found, inside another choice too", () => {
    const folder = plantMessages();
    const counted = (forms: string) => `{kind, select, yes {{count, plural, ${forms}}} other {–}}`;
    catalogue("uz/home.json", folder, (tree) => ({ ...tree, title: counted("one {# ta} other {# ta}") }));
    catalogue("ru/home.json", folder, (tree) => ({ ...tree, title: counted("one {#} other {#}") }));
    catalogue("en/home.json", folder, (tree) => ({ ...tree, title: counted("one {#} few {#} other {#}") }));
    expect(findMessageFaults(folder).filter((fault) => fault.includes("home.json"))).toEqual([
      "ru/home.json: title {count} lacks the form few, many",
      "en/home.json: title {count} has a form that the language does not know: few",
    ]);
  });

  test("one that nobody asks for is found", () => {
    const folder = plantMessages();
    catalogue("uz/orders.json", folder, (tree) => ({ ...tree, nobodyAsks: "Hech kim", states: { LOST: "Yoʻqoldi" } }));
    const faults = findUnusedMessages(copy, folder);
    expect(faults).toContain("orders.nobodyAsks is used nowhere");
    // Put together by the code.
    expect(faults).not.toContain("orders.states.LOST is used nowhere");
  });

  test.each([
    ["a text between tags", "<p>Salom</p>"],
    ["a text in a choice", '<p>{Math.random() > 0.5 ? "Bor" : null}</p>'],
    ["a text in a template", `<p>{\`\${String(1)} dona\`}</p>`],
    ["a label", '<input aria-label="Narx" />'],
    ["a placeholder", '<input placeholder="Narx" />'],
    ["a component's text", '<Planted emptyText="Bu yerda hech narsa yoʻq" />'],
  ])("%s in the code is found", (_name, markup) => {
    const component = "const Planted = (props: { emptyText: string }) => <i {...props} />;";
    const found = planted("components/planted.tsx", `${component}\nexport const planted = ${markup};\n`, () => ({
      status: 0,
      output: findHardCodedTexts(copy).join("\n"),
    }));
    expect(found.output).toContain("components/planted.tsx:2 has a text of its own");
  });

  test("what is no sentence is left alone", () => {
    const markup = '<p className="flex gap-2" lang="uz" data-kind="Title">{"·"} 12 <b>SellerCloudX</b></p>';
    const found = planted("components/planted.tsx", `export const planted = ${markup};\n`, () => ({
      status: 0,
      output: findHardCodedTexts(copy).join("\n"),
    }));
    expect(found.output).not.toContain("planted");
  });

  test("an error that names no text of the catalogue is found", () => {
    const text =
      'import { AppError } from "@/lib/errors";\n\nexport const planted = new AppError("invalid", "Narx past");\n';
    const found = planted("lib/planted.ts", text, () => ({ status: 0, output: findHardCodedTexts(copy).join("\n") }));
    expect(found.output).toContain('lib/planted.ts:3 names no text of errors.*: "Narx past"');
  });
});

type Tree = Record<string, unknown>;
