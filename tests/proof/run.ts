import { openTestPostgres } from "../support/test-postgres.ts";
import { passColumn } from "./pass-column.ts";

/** `npm run proof -- <T1 …>`: one reliability test in full size; its figures stand beside what they must reach. */
export type Proof = { isMet: boolean; figures: Record<string, unknown> };

type Known = { needsDatabase: boolean; load: () => Promise<{ prove: () => Promise<Proof> }> };

const proofs: Record<string, Known> = {
  T5: { needsDatabase: true, load: () => import("./t5.ts") },
  T9: { needsDatabase: true, load: () => import("./t9.ts") },
  T6: { needsDatabase: true, load: () => import("./t6.ts") },
  T7: { needsDatabase: true, load: () => import("./t7.ts") },
  T8: { needsDatabase: true, load: () => import("./t8.ts") },
  T28: { needsDatabase: false, load: () => import("./t28.ts") },
};

const wanted = process.argv.slice(2).map((word) => word.toUpperCase());
if (wanted.length === 0 || !wanted.every((name) => proofs[name])) {
  process.stderr.write(`npm run proof -- <${Object.keys(proofs).join("|")}> …\n`);
  process.exit(2);
}

let isMet = true;
for (const name of wanted) {
  const { needsDatabase, load } = proofs[name] as Known;
  const postgres = needsDatabase && !process.env.TEST_POSTGRES_URL ? await openTestPostgres(true) : null;
  if (postgres) process.env.TEST_POSTGRES_URL = postgres.url;
  const startedAt = performance.now();
  const proof = await (await load()).prove();
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  isMet &&= proof.isMet;
  const shown = { test: name, isMet: proof.isMet, pass: passColumn[name], figures: proof.figures, seconds };
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  if (postgres) {
    delete process.env.TEST_POSTGRES_URL;
    await postgres.close().catch(() => undefined);
  }
}
process.exit(isMet ? 0 : 1);
