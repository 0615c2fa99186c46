import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import sharp from "sharp";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** The codes that name a product on a shop's shelf; QR and carton labels name something else. */
const productFormats = ["EAN13", "EAN8", "UPCA", "UPCE"] as const;
/** Small pictures are read once more at this width. */
const enlargedWidth = 2000;

let prepared: Promise<unknown> | null = null;

/** Hands the reader its program from the package: left alone it would fetch it from the internet. */
function prepareReader(): Promise<unknown> {
  prepared ??= readFile(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm")).then((file) =>
    prepareZXingModule({
      overrides: { wasmBinary: new Uint8Array(file).buffer },
      fireImmediately: true,
    }),
  );
  return prepared;
}

/** Product barcodes on a photo, as digits: EAN-13 and EAN-8 as they are, UPC with 12 digits. Largest first. */
export async function listBarcodes(photo: Uint8Array): Promise<string[]> {
  await prepareReader();
  const found = await readAt(photo, null);
  return found.length > 0 ? found : readAt(photo, enlargedWidth);
}

async function readAt(photo: Uint8Array, width: number | null): Promise<string[]> {
  const upright = sharp(photo, { limitInputPixels: 40_000_000 }).autoOrient();
  const picture = await (width ? upright.resize({ width, withoutReduction: true }) : upright).png().toBuffer();
  const found = await readBarcodes(picture, {
    formats: [...productFormats],
    tryHarder: true,
    maxNumberOfSymbols: 3,
  });
  const bySize = found
    .filter((code) => code.isValid)
    .map((code) => ({ digits: normaliseDigits(code.text), area: areaOf(code.position) }))
    .sort((a, b) => b.area - a.area);
  return [...new Set(bySize.map((code) => code.digits))];
}

/** The reader calls UPC-A an EAN-13 that begins with 0; on the pack stand the twelve digits after it. */
function normaliseDigits(text: string): string {
  const digits = text.replace(/\D/g, "");
  return digits.length === 13 && digits.startsWith("0") ? digits.slice(1) : digits;
}

type Corner = { x: number; y: number };

function areaOf({ topLeft, topRight, bottomLeft }: { topLeft: Corner; topRight: Corner; bottomLeft: Corner }): number {
  return (
    Math.hypot(topRight.x - topLeft.x, topRight.y - topLeft.y) *
    Math.max(1, Math.hypot(bottomLeft.x - topLeft.x, bottomLeft.y - topLeft.y))
  );
}
