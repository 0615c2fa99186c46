"use server";

import { getLocale } from "next-intl/server";
import { z } from "zod";
import { partnerAction } from "@/lib/action";
import { addProduct } from "@/lib/catalog/create-product";
import { scanPhoto } from "@/lib/catalog/scan-photo";
import { productSchema } from "@/lib/catalog/schema";

export const createProductAction = partnerAction("catalog:write", productSchema, async (input, { partnerId }) => {
  const { id } = await addProduct(partnerId, input);
  return { productId: id };
});

export const scanPhotoAction = partnerAction(
  "catalog:write",
  z.object({ photoId: z.uuid() }),
  async ({ photoId }, { partnerId }) => scanPhoto(partnerId, photoId, await getLocale()),
);
