import { crc32, deflateSync } from "node:zlib";
import type { Task } from "./state.ts";

const [width, height] = [580, 400];

/** All of them as bytes in latin1 text. A picture of bars, whose pattern is the task's number. */
export function drawPng({ id }: Task): string {
  const bits = id.toString(2).padStart(40, "0");
  const row = Buffer.alloc(1 + width, 255);
  row[0] = 0;
  for (let x = 0; x < width; x++) if (bits[Math.floor(x / 14)] === "1") row[x + 1] = 0;
  const pixels = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const file = [signature, chunk("IHDR", head), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat(file).toString("latin1");
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

export const drawSvg = ({ id }: Task): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><text x="40" y="200" font-size="72">${id}</text></svg>`;

export const drawZpl = ({ id }: Task): string => `^XA^FO40,160^A0N,72,72^FD${id}^FS^XZ`;

export const drawPdf = ({ id }: Task): string =>
  [
    "%PDF-1.4",
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 290 200]/Contents 4 0 R/Resources<<>>>>endobj",
    `4 0 obj<</Length 0>>stream\n%${id}\nendstream endobj`,
    "trailer<</Root 1 0 R>>",
    "%%EOF",
  ].join("\n");
