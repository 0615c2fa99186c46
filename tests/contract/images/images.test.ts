import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { composePicture } from "@/lib/ai/compose-picture";
import { picturePrompt } from "@/lib/ai/prompts";
import { startImages } from "@/local/images/start-images";

const apiKey = "test-key";
const folder = fileURLToPath(new URL("../../../../shared/fixtures/photos/", import.meta.url));
let server: Awaited<ReturnType<typeof startImages>>;

beforeAll(async () => {
  server = await startImages({ apiKey });
});
afterAll(() => server.close());

const settings = () => ({ baseUrl: `${server.url}/v1`, apiKey, model: "flux-kontext-pro" });

/** A red square with a blue mark in its middle, on a backdrop. */
function drawItem(backdrop: string) {
  const block = (side: number, background: string) => ({
    create: { width: side, height: side, channels: 3 as const, background },
  });
  return sharp(block(600, backdrop))
    .composite([{ input: block(300, "#c8102e") }, { input: block(100, "#1040c8") }])
    .withExif({ IFD0: { Artist: "someone" } })
    .png()
    .toBuffer();
}

async function pixelAt(picture: Uint8Array, x: number, y: number) {
  const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
  const place = (Math.round(y * (info.height - 1)) * info.width + Math.round(x * (info.width - 1))) * info.channels;
  return [...data.subarray(place, place + 3)];
}

const isNear = (pixel: number[], wanted: number[]) =>
  pixel.every((value, i) => Math.abs(value - (wanted[i] ?? 0)) < 12);

test("a photo on a light backdrop: the item grows in the frame, the backdrop is extended, EXIF is gone", async () => {
  const picture = await composePicture(settings(), { photo: await drawItem("#f4f2f0"), prompt: picturePrompt });
  const made = await sharp(picture).metadata();
  expect([made.width, made.height, made.exif]).toEqual([1200, 1600, undefined]);
  expect(isNear(await pixelAt(picture, 0.5, 0.5), [0x10, 0x40, 0xc8])).toBe(true);
  expect(isNear(await pixelAt(picture, 0.2, 0.5), [0xc8, 0x10, 0x2e])).toBe(true);
  for (const [x, y] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1],
    [0.5, 0.02],
  ] as const) {
    expect(isNear(await pixelAt(picture, x, y), [0xf4, 0xf2, 0xf0])).toBe(true);
  }
});

test("a photo on a dark ground keeps its whole frame over something pale", async () => {
  const picture = await composePicture(settings(), { photo: await drawItem("#203020"), prompt: picturePrompt });
  expect(isNear(await pixelAt(picture, 0.5, 0.5), [0x10, 0x40, 0xc8])).toBe(true);
  expect(isNear(await pixelAt(picture, 0.02, 0.5), [0x20, 0x30, 0x20])).toBe(true);
  expect(Math.min(...(await pixelAt(picture, 0.5, 0.01)))).toBeGreaterThan(150);
});

describe.skipIf(!existsSync(folder))("real photos (skipped where ../shared/fixtures is absent)", () => {
  test.each([
    "clothing-tshirt-red-adidas.jpg",
    "abo-bag-1-front-angle.jpg",
    "studio-cable-usb-white.jpg",
    "derived-shoes-orientation6-gps-tashkent.jpg",
    "derived-sneaker-cutout.png",
    "derived-armchair-cmyk.jpg",
    "derived-tshirt-grayscale.jpg",
  ])("%s becomes an upright 3:4 picture of at least 900 × 1200", async (file) => {
    const picture = await composePicture(settings(), { photo: readFileSync(`${folder}${file}`), prompt: "" });
    const made = await sharp(picture).metadata();
    expect(made).toMatchObject({ format: "jpeg", width: 1200, height: 1600, space: "srgb", channels: 3 });
    expect(made.exif).toBeUndefined();
    expect(picture.byteLength).toBeLessThan(5 * 1024 * 1024);
  });
});

const post = (url: string, body: unknown, key = apiKey) =>
  fetch(`${url}/v1/flux-kontext-pro`, {
    method: "POST",
    headers: { "x-key": key, "content-type": "application/json" },
    body: JSON.stringify(body),
  });

test("ratio, size and format are as ordered; links stay on the caller's origin", async () => {
  const origin = server.url.replace("127.0.0.1", "localhost");
  const photo = (await drawItem("#fff")).toString("base64");
  const reply = await post(origin, { prompt: "x", input_image: photo, width: 640, height: 800, output_format: "png" });
  const { polling_url } = (await reply.json()) as { polling_url: string };
  expect(polling_url.startsWith(`${origin}/v1/get_result?id=`)).toBe(true);
  const result = await vi.waitUntil(async () => {
    const polled = (await (await fetch(polling_url, { headers: { "x-key": apiKey } })).json()) as {
      status: string;
      result: { sample: string } | null;
    };
    return polled.status === "Ready" ? polled.result : null;
  }, 10_000);
  const sample = await fetch(result.sample);
  expect(sample.headers.get("content-type")).toBe("image/png");
  expect(await sharp(await sample.arrayBuffer()).metadata()).toMatchObject({ width: 640, height: 800, format: "png" });
});

test.each([
  ["no photo", { prompt: "a shoe" }, "missing"],
  ["something that is no photo", { prompt: "x", input_image: Buffer.from("hello").toString("base64") }, "invalid"],
  ["no prompt", { input_image: "aaaa" }, "invalid_type"],
  ["a bad ratio", { prompt: "x", aspect_ratio: "wide" }, "invalid_format"],
])("%s is refused with 422", async (_, body, type) => {
  const reply = await post(server.url, body);
  expect(reply.status).toBe(422);
  expect(await reply.json()).toMatchObject({ detail: [{ type }] });
});

test("a wrong key, an unknown order and an unknown model are refused", async () => {
  expect((await post(server.url, {}, "wrong")).status).toBe(403);
  const headers = { "x-key": apiKey };
  expect((await fetch(`${server.url}/v1/get_result?id=none`, { headers })).status).toBe(404);
  expect((await fetch(`${server.url}/v1/other-model`, { method: "POST", headers })).status).toBe(404);
  const photo = await drawItem("#fff");
  await expect(composePicture({ ...settings(), apiKey: "wrong" }, { photo, prompt: "" })).rejects.toMatchObject({
    name: "AiError",
    failure: "credentials",
  });
});

test("an order that was pending when the service stopped is composed after its next start", async () => {
  const stateFile = join(mkdtempSync(join(tmpdir(), "images-")), "images.sqlite");
  const first = await startImages({ apiKey, stateFile });
  const input_image = (await drawItem("#fff")).toString("base64");
  const replies = await Promise.all([1, 2, 3, 4].map(() => post(first.url, { prompt: "x", input_image })));
  const ids = await Promise.all(replies.map(async (reply) => ((await reply.json()) as { id: string }).id));
  await first.close();
  const second = await startImages({ apiKey, stateFile });
  try {
    for (const id of ids) {
      await vi.waitUntil(async () => {
        const polled = await fetch(`${second.url}/v1/get_result?id=${id}`, { headers: { "x-key": apiKey } });
        return ((await polled.json()) as { status: string }).status === "Ready";
      }, 20_000);
    }
    expect(await (await fetch(second.url)).text()).toContain("/v1/samples/");
  } finally {
    await second.close();
  }
});
