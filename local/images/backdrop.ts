import sharp from "sharp";

export type Rgb = { r: number; g: number; b: number };

const side = 64;
const lightEnough = 200;
/** Of the border's pixels, this part must be like their median: an item may stick out of the frame here and there. */
const plainShare = 0.7;
const likeness = 14;

/** The colour of the photo's border where that is one plain light backdrop; else null. */
export async function findPlainBackdrop(photo: Buffer): Promise<Rgb | null> {
  const data = await sharp(photo).resize(side, side, { fit: "fill" }).removeAlpha().raw().toBuffer();
  const border = Array.from({ length: side * side }, (_, place) => place)
    .filter((place) => isAtEdge(place % side) || isAtEdge(Math.floor(place / side)))
    .map((place) => [...data.subarray(place * 3, place * 3 + 3)]);
  const [r, g, b] = [0, 1, 2].map((channel) => median(border.map((pixel) => pixel[channel] ?? 0))) as Triple;
  const alike = border.filter((pixel) => [r, g, b].every((value, i) => Math.abs(value - (pixel[i] ?? 0)) <= likeness));
  const isPlain = alike.length >= border.length * plainShare && Math.min(r, g, b) >= lightEnough;
  return isPlain ? { r, g, b } : null;
}

type Triple = [number, number, number];

function isAtEdge(position: number): boolean {
  return position < 2 || position >= side - 2;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
