import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { projectRoot } from "../../support/project.ts";
import { test } from "./test.ts";

/** The same test in a browser whose camera looks at a photo; permission is given by itself. */
export const withCamera = (photo: string) =>
  test.extend<object, { launchOptions: { args?: string[] } }>({
    launchOptions: [
      async ({ launchOptions }, provide) => {
        const args = [
          ...(launchOptions.args ?? []),
          "--use-fake-device-for-media-stream",
          "--use-fake-ui-for-media-stream",
          `--use-file-for-fake-video-capture=${await filmPhoto(photo)}`,
        ];
        await provide({ ...launchOptions, args });
      },
      { scope: "worker" },
    ],
  });

/** Chromium's fake camera plays a file of baseline JPEGs in a loop; it wants two at least. */
async function filmPhoto(photo: string): Promise<string> {
  const frame = await sharp(photo)
    .autoOrient()
    .resize({ width: 1280, height: 960, fit: "contain", background: "#fff" })
    .jpeg({ quality: 95, chromaSubsampling: "4:2:0" })
    .toBuffer();
  const file = `${projectRoot}/tests/output/camera.mjpeg`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, Buffer.concat([frame, frame]));
  return file;
}
