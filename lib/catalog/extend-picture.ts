import "server-only";
import sharp from "sharp";

/** Uzum wants 3:4 and at least 750 × 1000, the others no more than that (manuals read 2026-08). */
const width = 1200;
const height = 1600;

/**
 * The seller's own photo as a marketplace wants its first picture: upright, 3:4, nothing of the goods cut off or
 * redrawn. What is missing at the sides gets the colour of the photo's own edge.
 */
export async function extendPicture(photo: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const flat = sharp(photo).flatten({ background: "#fff" });
  const background = await readEdgeColour(await flat.clone().toBuffer());
  const extended = await flat.resize({ width, height, fit: "contain", background }).jpeg({ quality: 88 }).toBuffer();
  return new Uint8Array(extended);
}

/** The mean of the outermost pixels. */
async function readEdgeColour(photo: Buffer): Promise<{ r: number; g: number; b: number }> {
  const side = 24;
  const { data } = await sharp(photo)
    .resize(side, side, { fit: "fill" })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const sums = [0, 0, 0];
  let count = 0;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (y > 0 && y < side - 1 && x > 0 && x < side - 1) continue;
      const at = (y * side + x) * 3;
      for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (data[at + channel] ?? 255);
      count += 1;
    }
  }
  const [r = 255, g = 255, b = 255] = sums.map((sum) => Math.round(sum / count));
  return { r, g, b };
}
