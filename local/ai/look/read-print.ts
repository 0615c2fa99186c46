import { copyFile, mkdir, rename, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import sharp from "sharp";
import { createWorker, OEM, type Worker } from "tesseract.js";
import { cleanLine, type PrintedLine } from "./clean-line.ts";

export type PrintReader = { readPrint(photo: Uint8Array): Promise<PrintedLine[]>; close(): Promise<void> };

/** Both scripts of Uzbek; the Cyrillic one reads Russian fairly too, which npm has no data for. */
const languages = ["eng", "uzb", "uzb_cyrl"];
const longestSide = 1600;
/** Small print gains by this much; more only costs time, on patterned cloth many seconds. */
const mostEnlarged = 2;
/** The reader holds about 290 MB: it goes when nobody has asked for this long. */
const idleMs = 120_000;

/** One reader for the process, photos in turn: two at once would only slow each other down. */
export function createPrintReader(cacheDir: string): PrintReader {
  let worker: Promise<Worker> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  const letGo = async () => {
    const leaving = worker;
    worker = null;
    await (await leaving)?.terminate();
  };
  const readInTurn = async (photo: Uint8Array) => {
    if (isClosed) throw new Error("the reader is closed");
    clearTimeout(idle);
    worker ??= openWorker(cacheDir);
    // A worker that could not start must not be the answer for ever.
    worker.catch(() => {
      worker = null;
    });
    try {
      return await readLines(await worker, photo);
    } finally {
      idle = setTimeout(() => void inTurn(letGo), idleMs).unref();
    }
  };
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => undefined);
    return turn;
  }
  return {
    readPrint: (photo) => inTurn(() => readInTurn(photo)),
    // Not in turn: whoever still waits for an answer has lost the connection already.
    close: async () => {
      isClosed = true;
      clearTimeout(idle);
      await letGo();
    },
  };
}

async function openWorker(cacheDir: string): Promise<Worker> {
  const langPath = await gatherLanguages(cacheDir);
  return createWorker(languages, OEM.LSTM_ONLY, { langPath, gzip: true, cacheMethod: "none" });
}

/** The reader wants all languages in one folder; npm brings each in a package of its own. */
async function gatherLanguages(cacheDir: string): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const folder = join(cacheDir, "tessdata");
  await mkdir(folder, { recursive: true });
  for (const language of languages) {
    const source = resolve(`@tesseract.js-data/${language}/4.0.0_best_int/${language}.traineddata.gz`);
    const target = join(folder, `${language}.traineddata.gz`);
    if (await hasSameSize(source, target)) continue;
    // Renamed into place, so that a start that was cut off leaves no half file behind.
    await copyFile(source, `${target}.${process.pid}`);
    await rename(`${target}.${process.pid}`, target);
  }
  return folder;
}

async function hasSameSize(source: string, target: string): Promise<boolean> {
  const [wanted, present] = await Promise.all([stat(source), stat(target).catch(() => null)]);
  return wanted.size === present?.size;
}

async function readLines(worker: Worker, photo: Uint8Array): Promise<PrintedLine[]> {
  const { width = longestSide, height = longestSide } = await sharp(photo).metadata();
  const side = Math.min(longestSide, Math.max(width, height) * mostEnlarged);
  const picture = await sharp(photo, { limitInputPixels: 40_000_000 })
    .autoOrient()
    .flatten({ background: "#fff" })
    .resize({ width: side, height: side, fit: "inside" })
    .greyscale()
    .png()
    .toBuffer();
  const { data } = await worker.recognize(picture, {}, { blocks: true, text: false });
  return (data.blocks ?? [])
    .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines))
    .flatMap((line) => cleanLine(line.words) ?? []);
}
