import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../support/project.ts";

/** Doors that anybody may knock at, and why. Every other one must ask who comes. */
const publicDoors: Record<string, string> = {
  "app/api/[...unknown]/route.ts": "addresses that lead nowhere",
  "app/api/auth/[...nextauth]/route.ts": "signing in and out; NextAuth checks its own token",
  "app/api/health/route.ts": "for load balancers; counts and ages only",
  "app/api/inngest/route.ts": "the SDK checks the jobs server's signature",
  "app/api/confirmation/route.ts": "yes or no, of the registration that the sealed cookie names",
  "app/api/scanner/zxing_reader.wasm/route.ts": "a program that everybody's browser gets",
  "app/api/webhooks/[marketplace]/[token]/route.ts": "marketplaces; the token in the address is the key",
  "app/api/webhooks/[marketplace]/[token]/notification/route.ts": "the same door under Yandex's name",
  "app/api/telegram/route.ts": "Telegram; the secret in its header is the key",
  "app/manifest.webmanifest/route.ts": "the same for all; browsers ask without a cookie",
  "app/files/[token]/route.ts": "pictures; the token in the address is the key",
};

const guard =
  /await (requirePartner\(("\w+:\w+"|null)\)|(requireApplicant|requireAdmin|requireViewer|findCurrentViewer)\(\))/;
const makers = [
  "publicAction",
  "userAction",
  "freshUserAction",
  "applicantAction",
  "partnerAction",
  "freshPartnerAction",
  "freshOwnerAction",
  "adminAction",
  "freshAdminAction",
];

const sources = ["app", "components", "lib", "inngest"].flatMap((folder) =>
  readdirSync(path.join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => {
      const name = `${folder}/${file}`;
      return { name, text: readFileSync(path.join(projectRoot, name), "utf8") };
    }),
);

/** What an action file gives to browsers that no maker of actions has guarded. */
function findBareActions(text: string): string[] {
  const exported = [...text.matchAll(/^export (?!type |interface )(.*)$/gm)].map(([, rest]) => rest ?? "");
  return exported.filter((rest) => !new RegExp(`^const \\w+ = (${makers.join("|")})\\(`).test(rest));
}

/** A door asks who comes in its own file, or stands in the list. */
function findOpenDoors(routes: { name: string; text: string }[]): string[] {
  return routes.filter(({ name, text }) => !(name in publicDoors) && !guard.test(text)).map(({ name }) => name);
}

/** An action written inside a page's function may only pass on to a guarded one. */
function findBareInlineActions(text: string): string[] {
  return [...text.matchAll(/^ +["']use server["'];\n(.*)$/gm)]
    .map(([, next]) => (next ?? "").trim())
    .filter((next) => !/^(await|return) \w+Action\(.*\);$/.test(next));
}

const isActionFile = ({ text }: { text: string }) => /^["']use server["'];$/m.test(text);
const routes = sources.filter(({ name }) => /^app\/.*\/route\.tsx?$/.test(name));

test("every server action is made by one that asks who calls", () => {
  const files = sources.filter(isActionFile);
  expect(files.map(({ name }) => name)).toContain("lib/orders/actions.ts");
  expect(files.flatMap(({ name, text }) => findBareActions(text).map((what) => `${name}: ${what}`))).toEqual([]);
  expect(sources.flatMap(({ text }) => findBareInlineActions(text))).toEqual([]);
});

test("every route asks who comes, or is public for a reason", () => {
  expect(routes.map(({ name }) => name)).toContain("app/api/orders/route.ts");
  expect(findOpenDoors(routes)).toEqual([]);
  expect(Object.keys(publicDoors).filter((name) => !routes.some((route) => route.name === name))).toEqual([]);
});

test("the check finds what it is for", () => {
  expect(findBareActions("export async function wipe() {}\nexport const a = partnerAction(b, c);\n")).toHaveLength(1);
  expect(findBareActions("export const a = async () => null;\nexport type T = 1;\nexport { a as b };\n")).toHaveLength(
    2,
  );
  expect(findBareInlineActions('  "use server";\n  await openDb().user.deleteMany();\n')).toHaveLength(1);
  expect(findOpenDoors([{ name: "app/api/new/route.ts", text: "export const GET = () => listAll();" }])).toHaveLength(
    1,
  );
});
