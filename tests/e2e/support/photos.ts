import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { projectRoot } from "../../support/project.ts";

/** A carton whose barcode can be read. */
export const juicePhoto = `${projectRoot}/local/cli/demo/apple-juice.jpg`;

/** One of the photos beside the repository where they are there, else the project's own. */
export function findPhoto(name: string): string {
  const beside = `${projectRoot}/../shared/fixtures/photos/${name}`;
  return existsSync(beside) ? beside : juicePhoto;
}

/** More than the 15 MB that the product takes; it begins as a JPEG does. */
export const oversizePhoto = () => ({
  name: "katta.jpg",
  mimeType: "image/jpeg",
  buffer: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(15 * 1024 * 1024 + 1)]),
});

/** A JPEG by its first bytes, noise after them. */
export const brokenPhoto = () => ({
  name: "buzuq.jpg",
  mimeType: "image/jpeg",
  buffer: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(20_000)]),
});
