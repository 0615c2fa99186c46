import { z } from "zod";
import { categoryKeys } from "@/lib/ai/photo-facts";
import { isTradeNumber, readCount, readSom } from "@/lib/catalog/read-numbers";
import { isStorable } from "@/lib/db/storable-text";

/** The messages are keys of `errors.*`. */
const optionalText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, "catalog.tooLong")
    .refine(isStorable)
    .optional()
    .transform((text) => text || null);

const optionalSize = z
  .string()
  .trim()
  .optional()
  .transform((text, context) => {
    if (!text) return null;
    const size = readCount(text);
    if (size && size <= 100_000) return size;
    context.addIssue({ code: "custom", message: "catalog.sizeWrong" });
    return z.NEVER;
  });

export const productSchema = z.object({
  name: z.string().trim().min(3, "catalog.nameShort").max(200, "catalog.tooLong").refine(isStorable),
  stock: z.string().transform((text, context) => {
    const count = readCount(text);
    if (count !== null && count <= 1_000_000) return count;
    context.addIssue({ code: "custom", message: "catalog.stockWrong" });
    return z.NEVER;
  }),
  cost: z.string().transform((text, context) => {
    const minor = readSom(text);
    if (minor !== null && minor > 0n && minor <= 10_000_000_000_00n) return minor;
    context.addIssue({ code: "custom", message: "catalog.costWrong" });
    return z.NEVER;
  }),
  photoId: z.uuid("catalog.photoMissing"),
  barcode: optionalText(20)
    .transform((text) => text?.replace(/\s/g, "") || null)
    .refine((digits) => digits === null || isTradeNumber(digits), "catalog.barcodeWrong"),
  brand: optionalText(100),
  category: z
    .union([z.enum(categoryKeys), z.literal("")])
    .optional()
    .transform((key) => key || null),
  ikpu: optionalText(30).refine((code) => code === null || /^\d{17}$/.test(code), "catalog.ikpuWrong"),
  sku: optionalText(40).refine((code) => code === null || /^[\p{L}\d._-]+$/u.test(code), "catalog.skuWrong"),
  lengthMm: optionalSize,
  widthMm: optionalSize,
  heightMm: optionalSize,
  weightGrams: optionalSize,
});

export type ProductInput = z.output<typeof productSchema>;
