import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildNext } from "./next-server.ts";
import { projectRoot } from "./project.ts";

/**
 * A built Next.js application of a few files, of the product's own Next version: what a figure of ours is held against.
 * It stands outside the product's folder: Next looks for a proxy and an instrumentation in the folders above, too.
 */
export async function buildBareApp(
  files: Record<string, string>,
): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), "bare-next-"));
  symlinkSync(`${projectRoot}/node_modules`, `${folder}/node_modules`);
  const root = JSON.stringify(path.parse(projectRoot).root);
  const all = {
    "package.json": JSON.stringify({ private: true, type: "module" }),
    "next.config.js": `export default { poweredByHeader: false, turbopack: { root: ${root} } };\n`,
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(path.dirname(`${folder}/${name}`), { recursive: true });
    writeFileSync(`${folder}/${name}`, text);
  }
  await buildNext(folder);
  return { folder, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}
