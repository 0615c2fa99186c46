import sharp from "sharp";
import { expect, test } from "vitest";
import { leastSharpness, measureSharpness } from "@/lib/catalog/measure-sharpness";

/** A printed box on a plain table. */
const drawing = Buffer.from(
  `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#eee"/>
   <rect x="200" y="90" width="240" height="300" fill="#fff" stroke="#222" stroke-width="3"/>
   <text x="220" y="200" font-size="44" font-family="sans-serif">Vitamin C</text>
   <g fill="#111">${Array.from({ length: 30 }, (_, bar) => `<rect x="${230 + bar * 6}" y="300" width="3" height="60"/>`).join("")}</g></svg>`,
);

async function measure(blur: number) {
  const picture = await sharp(drawing).png().toBuffer();
  const shaken = blur ? sharp(picture).blur(blur) : sharp(picture);
  const small = sharp(await shaken.png().toBuffer())
    .resize(320)
    .greyscale()
    .raw();
  const { data, info } = await small.toBuffer({ resolveWithObject: true });
  return measureSharpness(data, info.width, info.height);
}

test("a sharp photo passes, a shaken one does not", async () => {
  expect(await measure(0)).toBeGreaterThan(leastSharpness * 5);
  expect(await measure(8)).toBeLessThan(leastSharpness);
});

test("a plain wall is not sharp", () => {
  expect(measureSharpness(new Uint8Array(320 * 240).fill(200), 320, 240)).toBe(0);
});
