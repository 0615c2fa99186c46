import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { cleanPhoto } from "@/lib/photos/clean-photo";

const folder = fileURLToPath(new URL("../../../../shared/fixtures/photos/", import.meta.url));
const read = (name: string) => new Uint8Array(readFileSync(`${folder}${name}`));

describe.skipIf(!existsSync(folder))("real files (skipped where ../shared/fixtures is absent)", () => {
  test.each([
    ["clothing-tshirt-red-adidas.jpg", "image/jpeg", 533, 400],
    ["derived-wrong-extension.jpg", "image/jpeg", 1600, 1060],
    ["derived-sneaker-cutout.png", "image/webp", 1600, 1600],
    ["derived-armchair-cmyk.jpg", "image/jpeg", 1048, 1500],
    ["derived-tshirt-grayscale.jpg", "image/jpeg", 400, 533],
    ["animated-loop.webp", "image/jpeg", 370, 285],
    ["Кроссовки «розовые» №1 (фото).jpg", "image/jpeg", 533, 400],
    ["invalid/fuzzed-exif-01088.jpg", "image/jpeg", 425, 120],
  ])("%s becomes %s of %d × %d", async (name, mediaType, width, height) => {
    const photo = await cleanPhoto(read(name));
    expect(photo).toMatchObject({ mediaType, width, height });
    expect(photo.sha256).toMatch(/^[0-9a-f]{64}$/);
    const made = await sharp(photo.bytes).metadata();
    expect(made).toMatchObject({ width, height, space: "srgb", format: mediaType.slice("image/".length) });
    expect([made.exif, made.xmp, made.icc, made.iptc]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test("a photo stored sideways stands upright and loses its place", async () => {
    const name = "derived-shoes-orientation6-gps-tashkent.jpg";
    const stored = await sharp(read(name)).metadata();
    expect(stored.orientation).toBe(6);
    const photo = await cleanPhoto(read(name));
    expect([photo.width, photo.height]).toEqual([stored.height, stored.width]);
    expect(Buffer.from(photo.bytes).includes("GPS")).toBe(false);
    expect((await sharp(photo.bytes).metadata()).orientation).toBeUndefined();
  });

  test("markup in EXIF and code after the end are gone", async () => {
    const dirty = Buffer.concat([read("derived-exif-xss.jpg"), Buffer.from("<?php evil(); ?>")]);
    expect(dirty.includes("<img")).toBe(true);
    const photo = Buffer.from((await cleanPhoto(dirty)).bytes);
    expect(photo.includes("<img")).toBe(false);
    expect(photo.includes("<?php")).toBe(false);
  });

  test.each([
    ["invalid/invalid-empty.jpg", "empty"],
    ["invalid/invalid-html-as.jpg", "not-a-photo"],
    ["invalid/invalid-truncated.jpg", "broken"],
    ["invalid/invalid-corrupt-header.jpg", "broken"],
    ["invalid/bomb-65536x65536.png", "too-many-pixels"],
    ["iphone11-gps.HEIC", "unsupported"],
    ["derived-gloves.avif", "unsupported"],
    ["derived-bag-slideshow.gif", "unsupported"],
    ["tiff-fax-scan.tif", "unsupported"],
    ["svg-image.svg", "unsupported"],
  ])("%s is refused as %s", async (name, reason) => {
    await expect(cleanPhoto(read(name))).rejects.toMatchObject({ name: "PhotoError", reason });
  });
});

test("16 000 × 16 000 pixels in a small file are refused before they are unpacked", async () => {
  const bomb = writeBlankPng(16_000, 16_000);
  expect(bomb.byteLength).toBeLessThan(2_000_000);
  await expect(cleanPhoto(bomb)).rejects.toMatchObject({ reason: "too-many-pixels" });
});

/** One bit a pixel, all of them alike: sharp itself would take seconds to write so many. */
function writeBlankPng(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
    const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    checksum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, checksum]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)));
  const signature = Buffer.from("\x89PNG\r\n\x1a\n", "latin1");
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.of()),
  ]);
}

test("more than 15 MB are refused unread", async () => {
  await expect(cleanPhoto(new Uint8Array(15 * 1024 * 1024 + 1))).rejects.toMatchObject({ reason: "too-large" });
});

test("the same file gives the same photo", async () => {
  const file = await sharp({ create: { width: 30, height: 20, channels: 3, background: "#c33" } })
    .png()
    .toBuffer();
  const [first, second] = [await cleanPhoto(file), await cleanPhoto(file)];
  expect(first.sha256).toBe(second.sha256);
});

test("loaders that the product does not need stay shut for the whole process", async () => {
  await expect(
    sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')).metadata(),
  ).rejects.toThrow();
});
