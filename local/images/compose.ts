import sharp, { type Sharp } from "sharp";
import { findPlainBackdrop, type Rgb } from "./backdrop.ts";
import { cutItem } from "./cut-item.ts";

export type Canvas = { width: number; height: number };
export type OutputFormat = "jpeg" | "png";

/** A trimmed item takes this part of the frame, so that it fills well over half of it. */
const itemShare = 0.88;

/**
 * Sets the seller's own photo on a clean light background. The item's pixels are scaled and nothing else: a photo on a
 * plain light backdrop gets that backdrop extended, any other keeps its whole frame over a pale blur of itself.
 */
export async function composePicture(photo: Uint8Array, canvas: Canvas, format: OutputFormat): Promise<Buffer> {
  // Without its EXIF from here on: what follows starts from bare pixels.
  const upright = await sharp(photo, { limitInputPixels: 40_000_000, failOn: "error" })
    .autoOrient()
    .toColourspace("srgb")
    .flatten({ background: "#fff" })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const backdrop = await findPlainBackdrop(upright);
  const picture = backdrop ? await extendBackdrop(upright, canvas, backdrop) : await setOnBlur(upright, canvas);
  return format === "png" ? picture.png().toBuffer() : picture.jpeg({ quality: 92 }).toBuffer();
}

async function extendBackdrop(photo: Buffer, canvas: Canvas, backdrop: Rgb): Promise<Sharp> {
  const scaled = await scaleInto(await cutItem(photo, backdrop), canvas, itemShare);
  return sharp({ create: { ...canvas, channels: 3, background: backdrop } }).composite([{ input: scaled }]);
}

async function setOnBlur(photo: Buffer, canvas: Canvas): Promise<Sharp> {
  const veil = { create: { ...canvas, channels: 4 as const, background: { r: 255, g: 255, b: 255, alpha: 0.6 } } };
  // Blurred small and then enlarged: the same look at a fraction of the work.
  const small = await sharp(photo)
    .resize({ width: Math.round(canvas.width / 8), height: Math.round(canvas.height / 8), fit: "cover" })
    .blur(6)
    .png()
    .toBuffer();
  const pale = await sharp(small)
    .resize({ ...canvas, fit: "fill" })
    .composite([{ input: veil }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(pale).composite([{ input: await scaleInto(photo, canvas, 1) }]);
}

function scaleInto(photo: Buffer, canvas: Canvas, share: number): Promise<Buffer> {
  const [width, height] = [Math.round(canvas.width * share), Math.round(canvas.height * share)];
  return sharp(photo).resize({ width, height, fit: "inside" }).png({ compressionLevel: 1 }).toBuffer();
}
