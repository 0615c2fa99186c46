import "server-only";
import { appendFile, mkdir, open, readdir, readFile, truncate } from "node:fs/promises";
import path from "node:path";

/** What is noted of a link outside of the database. */
export type Anchored = { seq: number; entryId: string; hash: string };

/** So many links a file: a walk opens one at a time. */
const perFile = 10_000;
const fileOf = (seq: number) => `chain-${String(Math.floor((seq - 1) / perFile)).padStart(9, "0")}.txt`;
/** The first link of the file after this link's. */
const nextFile = (seq: number) => (Math.floor((seq - 1) / perFile) + 1) * perFile + 1;

/**
 * The second place of promise A6: a directory with the hash of every link, only ever added to. Put it where the
 * database's owner cannot write: another disk, another machine, a store that keeps every version.
 */
export function openAnchor(directory: string) {
  const read = (name: string) => readLines(path.join(directory, name));
  return {
    async findNewest(): Promise<Anchored | null> {
      await mkdir(directory, { recursive: true });
      const names = (await readdir(directory)).filter((name) => /^chain-\d{9}\.txt$/.test(name)).sort();
      for (const name of names.reverse()) {
        const newest = (await read(name)).at(-1);
        if (newest) return newest;
      }
      return null;
    },

    /** What is noted of these links; those that are not stay out. */
    async find(from: number, to: number): Promise<Map<number, Anchored>> {
      const found = new Map<number, Anchored>();
      for (let seq = from; seq <= to; seq = nextFile(seq)) {
        for (const line of await read(fileOf(seq))) {
          if (line.seq >= from && line.seq <= to) found.set(line.seq, line);
        }
      }
      return found;
    },

    async add(links: Anchored[]): Promise<void> {
      for (const [name, lines] of Map.groupBy(links, ({ seq }) => fileOf(seq))) {
        const file = path.join(directory, name);
        await cutTornLine(file);
        await appendFile(file, lines.map(({ seq, entryId, hash }) => `${seq} ${entryId} ${hash}\n`).join(""));
        await keepOnDisk(file);
      }
    },
  };
}

export type Anchor = ReturnType<typeof openAnchor>;

async function readLines(file: string): Promise<Anchored[]> {
  const text = await readFile(file, "utf8").catch(orNothing);
  return text.split("\n").flatMap((line) => {
    const [, seq, entryId, hash] = /^(\d+) ([0-9a-f-]{36}) ([0-9a-f]{64})$/.exec(line) ?? [];
    return seq && entryId && hash ? [{ seq: Number(seq), entryId, hash }] : [];
  });
}

/** A death in the middle of a line leaves half of it; its link is noted once more. */
async function cutTornLine(file: string) {
  const text = await readFile(file, "utf8").catch(orNothing);
  const whole = text.lastIndexOf("\n") + 1;
  if (whole < text.length) await truncate(file, whole);
}

async function keepOnDisk(file: string) {
  const handle = await open(file, "r+");
  await handle.sync().finally(() => handle.close());
}

function orNothing(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT") return "";
  throw error;
}
