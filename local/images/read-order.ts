import sharp from "sharp";
import { z } from "zod";
import type { Canvas, OutputFormat } from "./compose.ts";

const bodySchema = z.object({
  prompt: z.string(),
  input_image: z.string().optional(),
  aspect_ratio: z
    .string()
    .regex(/^\d{1,2}:\d{1,2}$/)
    .optional(),
  width: z.number().int().min(256).max(1920).optional(),
  height: z.number().int().min(256).max(1920).optional(),
  seed: z.number().int().optional(),
  output_format: z.enum(["jpeg", "png"]).optional(),
});

export type Order = { prompt: string; photo: Uint8Array; canvas: Canvas; format: OutputFormat; seed: number };

/** As FastAPI reports what it refuses: a list of places and reasons, sent with status 422. */
export type Refusal = { detail: { type: string; loc: string[]; msg: string }[] };

const longSide = 1600;

/** Reads the body of `POST /v1/{model}`. */
export async function readOrder(body: unknown): Promise<Order | Refusal> {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) {
    return {
      detail: parsed.error.issues.map((issue) => ({
        type: issue.code,
        loc: ["body", ...issue.path.map(String)],
        msg: issue.message,
      })),
    };
  }
  const { prompt, input_image: image, output_format: format, seed } = parsed.data;
  if (!image) return refuseImage("missing", "Nothing is invented here: send the seller's own photo.");
  const photo = new Uint8Array(Buffer.from(image.replace(/^data:[^,]*,/, ""), "base64"));
  if (!(await isPhoto(photo))) return refuseImage("invalid", "Not a JPEG, PNG or WebP picture in base64.");
  return { prompt, photo, canvas: readCanvas(parsed.data), format: format ?? "jpeg", seed: seed ?? 1 };
}

function readCanvas({ width, height, aspect_ratio: ratio }: z.infer<typeof bodySchema>): Canvas {
  if (width && height) return { width, height };
  const [across = 3, down = 4] = (ratio ?? "3:4").split(":").map((part) => Number(part) || 1);
  const unit = longSide / Math.max(across, down);
  return { width: Math.round(across * unit), height: Math.round(down * unit) };
}

function refuseImage(type: string, msg: string): Refusal {
  return { detail: [{ type, loc: ["body", "input_image"], msg }] };
}

async function isPhoto(bytes: Uint8Array): Promise<boolean> {
  try {
    const { format } = await sharp(bytes, { limitInputPixels: 40_000_000 }).metadata();
    return format === "jpeg" || format === "png" || format === "webp";
  } catch {
    return false;
  }
}
