import type { Hono } from "hono";
import { z } from "zod";
import { Refusal, readBody, type Sandbox } from "./context.ts";
import { listProducts } from "./moderation.ts";
import type { PictureLoad } from "./state.ts";

const importBody = z.object({
  product_id: z.number().int(),
  images: z.array(z.string()).max(30).default([]),
  color_image: z.string().default(""),
});
const infoBody = z.object({ product_id: z.array(z.union([z.string(), z.number()]).transform(String)).max(1000) });

/** "In about ten seconds" the final state can be asked for. */
const loadingMs = 10_000;

export function addPictureRoutes(app: Hono, sandbox: Sandbox) {
  const { state, limits, now } = sandbox;

  app.post("/v1/product/pictures/import", async (c) => {
    const { product_id, images, color_image } = await readBody(c, importBody);
    limits.countProducts(1);
    const product = listProducts(sandbox).find(({ productId }) => productId === product_id);
    if (!product) throw new Refusal(404, "product not found");
    const earlier = state.pictures.get(String(product_id));
    state.transaction(() => {
      state.pictures.put(String(product_id), {
        before: earlier ? shown(earlier, now()) : product.item.images,
        urls: images,
        readyAt: now().getTime() + loadingMs,
      });
      const item = { ...product.item, images, primary_image: "" };
      state.products.put(item.offer_id, { ...product, item, updatedAt: now().toISOString() });
    });
    const toPicture = (url: string, index: number) => ({
      product_id,
      url,
      state: "imported",
      is_primary: index === 0 && url !== color_image,
      is_color: url === color_image,
    });
    return c.json({ result: { pictures: [...images, ...(color_image ? [color_image] : [])].map(toPicture) } });
  });

  app.post("/v2/product/pictures/info", async (c) => {
    const { product_id } = await readBody(c, infoBody);
    const products = listProducts(sandbox).filter(({ productId }) => product_id.includes(String(productId)));
    return c.json({
      items: products.map(({ productId, item }) => {
        const load = state.pictures.get(String(productId));
        const [primary, ...others] = load ? shown(load, now()) : item.images;
        const refused = load && load.readyAt <= now().getTime() ? load.urls.filter((url) => !isPicture(url)) : [];
        return {
          product_id: productId,
          primary_photo: primary ? [primary] : [],
          photo: others,
          color_photo: [],
          errors: refused.map((url) => ({ url, message: "Не удалось загрузить изображение: нужен JPG или PNG" })),
        };
      }),
    });
  });
}

const shown = ({ before, urls, readyAt }: PictureLoad, now: Date): string[] =>
  readyAt <= now.getTime() ? urls.filter(isPicture) : before;

function isPicture(url: string): boolean {
  return URL.canParse(url) && /^https?:/.test(url) && !/\.(gif|webp|bmp|svg|mp4|tiff?)$/i.test(new URL(url).pathname);
}
