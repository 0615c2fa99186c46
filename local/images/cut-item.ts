import sharp from "sharp";
import type { Rgb } from "./backdrop.ts";

/** What is kept around the item, as a part of the photo's longer side: room for the seam to fade in. */
const marginShare = 0.04;

/**
 * The part of the photo that holds the item, with a margin that fades out towards its edges, so that no seam shows on
 * the extended backdrop. On a side where the item reaches the photo's edge there is no margin, and nothing fades.
 */
export async function cutItem(photo: Buffer, backdrop: Rgb): Promise<Buffer> {
  const { width = 1, height = 1 } = await sharp(photo).metadata();
  const item = await findItemBox(photo, backdrop, { left: 0, top: 0, right: width, bottom: height });
  const margin = Math.round(Math.max(width, height) * marginShare);
  const box: Box = {
    left: Math.max(0, item.left - margin),
    top: Math.max(0, item.top - margin),
    right: Math.min(width, item.right + margin),
    bottom: Math.min(height, item.bottom + margin),
  };
  const size = { width: box.right - box.left, height: box.bottom - box.top };
  const fade: Box = {
    left: item.left - box.left,
    top: item.top - box.top,
    right: box.right - item.right,
    bottom: box.bottom - item.bottom,
  };
  return sharp(photo)
    .extract({ left: box.left, top: box.top, ...size })
    .removeAlpha()
    .joinChannel(buildMask(size.width, size.height, fade), { raw: { ...size, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

type Box = { left: number; top: number; right: number; bottom: number };

async function findItemBox(photo: Buffer, backdrop: Rgb, whole: Box): Promise<Box> {
  try {
    const { info } = await sharp(photo)
      .trim({ background: backdrop, threshold: 18 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const [left, top] = [-(info.trimOffsetLeft ?? 0), -(info.trimOffsetTop ?? 0)];
    return { left, top, right: left + info.width, bottom: top + info.height };
  } catch {
    // Nothing stands out from the backdrop (white on white): the whole photo is the item.
    return whole;
  }
}

function buildMask(width: number, height: number, fade: Box): Buffer {
  const mask = Buffer.alloc(width * height);
  for (let y = 0; y < height; y++) {
    const down = Math.min(rise(y, fade.top), rise(height - 1 - y, fade.bottom));
    for (let x = 0; x < width; x++) {
      mask[y * width + x] = Math.round(255 * Math.min(down, rise(x, fade.left), rise(width - 1 - x, fade.right)));
    }
  }
  return mask;
}

function rise(fromEdge: number, margin: number): number {
  return margin === 0 ? 1 : Math.min(1, fromEdge / margin);
}
