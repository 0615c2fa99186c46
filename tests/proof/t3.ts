import { execFile } from "node:child_process";
import { isDeepStrictEqual, promisify } from "node:util";
import { projectRoot } from "../support/project.ts";

type Part = { isMet: boolean; figures: Record<string, unknown> & { books: Record<string, unknown> } };

/** The poller looks each minute. */
const twoCyclesS = 120;

/**
 * T3 deaf: the same 3 000 orders with every push and with none; the books must say the same. Each run is a process of
 * its own, since the product's code holds one database a process: this proof again, told by `STORM_PART` which it is.
 */
export async function prove(): Promise<{ isMet: boolean; figures: Record<string, unknown> }> {
  const orders = Number(process.env.PROOF_ORDERS ?? 3_000);
  if (process.env.STORM_PART) return playPart(process.env.STORM_PART, orders);
  const heard = await runPart("heard");
  const deaf = await runPart("deaf");
  const { books: heardBooks, ...withPushes } = heard.figures;
  const { books: deafBooks, ...withoutPushes } = deaf.figures;
  const different = Object.keys(heardBooks).filter((name) => !isDeepStrictEqual(heardBooks[name], deafBooks[name]));
  return {
    isMet: heard.isMet && deaf.isMet && different.length === 0,
    figures: { orders, different, withPushes, withoutPushes },
  };
}

async function playPart(part: string, orders: number): Promise<Part> {
  const { playDeaf, playStorm } = await import("./storm.ts");
  if (part === "heard") {
    const { isMet, figures, books } = await playStorm({ orders, seed: 1, kills: false });
    return { isMet, figures: { ...figures, books } };
  }
  const { figures, books, seconds } = await playDeaf({ orders });
  return { isMet: seconds <= twoCyclesS, figures: { ...figures, books } };
}

async function runPart(part: string): Promise<Part> {
  const tsx = `${projectRoot}/node_modules/tsx/dist/cli.mjs`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [tsx, "--conditions=react-server", `${projectRoot}/tests/proof/run.ts`, "T3"],
    { cwd: projectRoot, env: { ...process.env, STORM_PART: part }, maxBuffer: 256 * 1024 * 1024 },
  ).catch((error: { stdout?: string; stderr?: string }) => {
    // A proof that is not met ends with 1 and has said why.
    if (error.stdout?.includes('"figures"')) return { stdout: error.stdout };
    throw new Error(`the part ${part} broke off:\n${error.stderr?.slice(-2_000)}`);
  });
  return JSON.parse(stdout.slice(stdout.indexOf('{\n  "test"'))) as Part;
}
