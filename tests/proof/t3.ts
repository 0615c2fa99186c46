import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";
import { projectRoot } from "../support/project.ts";

type Part = { isMet: boolean; figures: Record<string, unknown>; books: Record<string, unknown> };

/** The poller looks each minute. */
const twoCyclesS = 120;

/**
 * T3 deaf: the same 3 000 orders with every push and with none; the books must say the same. Each run is a process of
 * its own, since the product's code holds one database a process: this proof again, told by `STORM_PART` which it is and
 * by `STORM_BOOKS` where to leave the books.
 */
export async function prove(): Promise<{ isMet: boolean; figures: Record<string, unknown> }> {
  const orders = Number(process.env.PROOF_ORDERS ?? 3_000);
  if (process.env.STORM_PART) return playPart(process.env.STORM_PART, orders);
  const heard = await runPart("heard");
  const deaf = await runPart("deaf");
  const different = Object.keys(heard.books).filter((name) => !isDeepStrictEqual(heard.books[name], deaf.books[name]));
  return {
    isMet: heard.isMet && deaf.isMet && different.length === 0,
    figures: { orders, different, withPushes: heard.figures, withoutPushes: deaf.figures },
  };
}

async function playPart(part: string, orders: number) {
  const { playDeaf, playStorm } = await import("./storm.ts");
  const leave = (books: Record<string, unknown>) => writeFileSync(process.env.STORM_BOOKS ?? "", JSON.stringify(books));
  if (part === "heard") {
    const { isMet, figures, books } = await playStorm({ orders, seed: 1, kills: false });
    leave(books);
    return { isMet, figures };
  }
  const { figures, books, seconds } = await playDeaf({ orders });
  leave(books);
  return { isMet: seconds <= twoCyclesS, figures };
}

async function runPart(part: string): Promise<Part> {
  const folder = mkdtempSync(path.join(tmpdir(), "storm-"));
  const file = path.join(folder, "books.json");
  const tsx = `${projectRoot}/node_modules/tsx/dist/cli.mjs`;
  const env = { ...process.env, STORM_PART: part, STORM_BOOKS: file };
  const args = [tsx, "--conditions=react-server", `${projectRoot}/tests/proof/run.ts`, "T3"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, {
      cwd: projectRoot,
      env,
      maxBuffer: 64 * 1024 * 1024,
    }).catch((error: { stdout?: string; stderr?: string }) => {
      // A proof that is not met ends with 1 and has said why.
      if (error.stdout?.includes('"figures"')) return { stdout: error.stdout };
      throw new Error(`the part ${part} broke off:\n${error.stderr?.slice(-2_000)}`);
    });
    const { isMet, figures } = JSON.parse(stdout.slice(stdout.indexOf('{\n  "test"'))) as Omit<Part, "books">;
    return { isMet, figures, books: JSON.parse(readFileSync(file, "utf8")) as Part["books"] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
