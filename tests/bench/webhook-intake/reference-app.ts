import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildNext } from "../../support/next-server.ts";
import { projectRoot } from "../../support/project.ts";

/** The least that a Next.js route can do with a message: read it, insert it, answer. No token, no dedupe, no key. */
const route = `
import pg from "pg";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

export async function POST(request) {
  const body = Buffer.from(await request.arrayBuffer());
  await pool.query({ name: "insert", text: "insert into bare_messages (body) values ($1)", values: [body] });
  return Response.json({ result: true });
}
`;

export const referenceTable =
  "create table bare_messages (id bigint generated always as identity primary key, body bytea not null)";

/**
 * A Next.js application of one route, of the product's own Next version. It stands outside the product's folder: Next
 * looks for a proxy and an instrumentation in the folders above, too.
 */
export async function buildReference(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), "webhook-intake-"));
  mkdirSync(`${folder}/app/hook`, { recursive: true });
  symlinkSync(`${projectRoot}/node_modules`, `${folder}/node_modules`);
  writeFileSync(`${folder}/package.json`, JSON.stringify({ private: true, type: "module" }));
  const root = JSON.stringify(path.parse(projectRoot).root);
  writeFileSync(
    `${folder}/next.config.js`,
    `export default { poweredByHeader: false, turbopack: { root: ${root} } };\n`,
  );
  writeFileSync(`${folder}/app/hook/route.js`, route);
  await buildNext(folder);
  return { folder, remove: async () => rmSync(folder, { recursive: true, force: true }) };
}
