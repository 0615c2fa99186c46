import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { openTestPostgres } from "../support/test-postgres.ts";
import { passColumn } from "./pass-column.ts";

/** `npm run proof -- <T1 …>`: one reliability test in full size; its figures stand beside what they must reach. */
export type Proof = { isMet: boolean; figures: Record<string, unknown> };

type Known = { needsDatabase: boolean; load: () => Promise<{ prove: () => Promise<Proof> }> };

const proofs: Record<string, Known> = {
  T1: { needsDatabase: true, load: () => import("./t1.ts") },
  T2: { needsDatabase: true, load: () => import("./t2.ts") },
  T3: { needsDatabase: true, load: () => import("./t3.ts") },
  T4: { needsDatabase: true, load: () => import("./t4.ts") },
  T5: { needsDatabase: true, load: () => import("./t5.ts") },
  T6: { needsDatabase: true, load: () => import("./t6.ts") },
  T7: { needsDatabase: true, load: () => import("./t7.ts") },
  T8: { needsDatabase: true, load: () => import("./t8.ts") },
  T9: { needsDatabase: true, load: () => import("./t9.ts") },
  T19: { needsDatabase: false, load: () => import("./t19.ts") },
  T20: { needsDatabase: true, load: () => import("./t20.ts") },
  T21: { needsDatabase: false, load: () => import("./t21.ts") },
  T22: { needsDatabase: true, load: () => import("./t22.ts") },
  T23: { needsDatabase: true, load: () => import("./t23.ts") },
  T24: { needsDatabase: true, load: () => import("./t24.ts") },
  T25: { needsDatabase: true, load: () => import("./t25.ts") },
  T27: { needsDatabase: true, load: () => import("./t27.ts") },
  T28: { needsDatabase: false, load: () => import("./t28.ts") },
};

const wanted = process.argv.slice(2).map((word) => word.toUpperCase());
if (wanted.length === 0 || !wanted.every((name) => proofs[name])) {
  process.stderr.write(`npm run proof -- <${Object.keys(proofs).join("|")}> …\n`);
  process.exit(2);
}
process.exit(wanted.length === 1 ? await proveOne(wanted[0] ?? "") : proveEach(wanted));

/** Each in a process of its own: the product reads its environment once. */
function proveEach(names: string[]): number {
  const self = fileURLToPath(import.meta.url);
  const codes = names.map(
    (name) => spawnSync(process.execPath, [...process.execArgv, self, name], { stdio: "inherit" }).status,
  );
  return codes.every((code) => code === 0) ? 0 : 1;
}

async function proveOne(name: string): Promise<number> {
  const { needsDatabase, load } = proofs[name] as Known;
  const postgres = needsDatabase && !process.env.TEST_POSTGRES_URL ? await openTestPostgres(true) : null;
  if (postgres) process.env.TEST_POSTGRES_URL = postgres.url;
  const startedAt = performance.now();
  try {
    const { isMet, figures } = await (await load()).prove();
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    const shown = { test: name, isMet, pass: passColumn[name], figures, seconds };
    process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
    return isMet ? 0 : 1;
  } finally {
    await postgres?.close().catch(() => undefined);
  }
}
