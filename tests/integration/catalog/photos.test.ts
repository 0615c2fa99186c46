import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { findPhoto } from "@/lib/catalog/photos";
import { readPublicPhoto } from "@/lib/catalog/read-public-photo";
import { storeUpload } from "@/lib/catalog/store-upload";
import { inPartner } from "@/lib/db/client";
import { useProductDatabase } from "../../support/setup-product.ts";
import { createPartner, drawPhoto } from "../cards/sandboxes.ts";

useProductDatabase();

const post = (body: BodyInit, type?: string) =>
  new Request("http://localhost:3000/api/photos", {
    method: "POST",
    body,
    ...(type && { headers: { "content-type": type } }),
  });

const bytesOf = async () => new Blob([new Uint8Array(await drawPhoto())]);

describe("an upload", () => {
  test("is kept cleaned, raw or as the file of a form, and served under its address", async () => {
    const partnerId = await createPartner();
    const form = new FormData();
    form.set("anything", "else");
    form.set("photo", await bytesOf(), "photo.jpg");
    for (const request of [post(await bytesOf(), "image/jpeg"), post(form)]) {
      const { photoId, url } = await storeUpload(partnerId, request);
      expect(url).toMatch(/^\/files\/[\w-]{43}$/);
      const kept = await inPartner(partnerId, (db) => findPhoto(partnerId, photoId, db));
      expect(kept?.mediaType).toBe("image/jpeg");
      const served = await readPublicPhoto(url.replace("/files/", ""));
      expect(served?.bytes).toEqual(kept?.bytes);
    }
  });

  test.each([
    ["too-large", new Uint8Array(15 * 1024 * 1024 + 1)],
    ["empty", new Uint8Array(0)],
    ["not-a-photo", new TextEncoder().encode("#!/bin/sh\necho no photo")],
    ["unsupported", new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ["broken", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])],
  ])("that is %s is refused with a sentence of its own", async (reason, bytes) => {
    const partnerId = await createPartner();
    await expect(storeUpload(partnerId, post(bytes, "image/jpeg"))).rejects.toMatchObject({
      code: "invalid",
      messageKey: `catalog.photo.${reason}`,
    });
  });

  test("is counted while it comes in, whatever length it claims", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    const request = new Request("http://localhost:3000/api/photos", {
      method: "POST",
      body: endless,
      headers: { "content-length": "10", "content-type": "image/jpeg" },
      duplex: "half",
    } as RequestInit);
    await expect(storeUpload(await createPartner(), request)).rejects.toMatchObject({
      messageKey: "catalog.photo.too-large",
    });
    expect(sent).toBeLessThan(20);
  });
});

test("a card's picture is upright 3:4 of at least 900 × 1200, with the whole photo in it", async () => {
  const partnerId = await createPartner();
  const { url } = await storeUpload(partnerId, post(await bytesOf(), "image/jpeg"));
  const picture = await readPublicPhoto(`${url.replace("/files/", "")}.card.jpg`);
  const { width, height, format } = await sharp(picture?.bytes).metadata();
  expect([width, height, format]).toEqual([1200, 1600, "jpeg"]);
  const corner = await sharp(picture?.bytes).extract({ left: 5, top: 5, width: 1, height: 1 }).raw().toBuffer();
  // The table goes on where the photo ends.
  expect(Math.abs((corner[0] ?? 0) - 0xf4)).toBeLessThan(8);
});

test.each(["", "x", "../secret", "a".repeat(43), `${"a".repeat(43)}.card.jpg`, `${"a".repeat(43)}.svg`])(
  "nothing is served under %j",
  async (name) => {
    expect(await readPublicPhoto(name)).toBeNull();
  },
);

test("another partner's id finds no photo", async () => {
  const [owner, stranger] = [await createPartner(), await createPartner()];
  const { photoId } = await storeUpload(owner, post(await bytesOf(), "image/jpeg"));
  expect(await inPartner(stranger, (db) => findPhoto(stranger, photoId, db))).toBeNull();
});
