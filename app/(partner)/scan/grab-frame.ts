import { leastSharpness, measureSharpness } from "@/lib/catalog/measure-sharpness";

export type Shot = { blob: Blob; url: string; isBlurred: boolean };

const judgedWidth = 320;

/** The whole frame as the camera gives it: what stands outside the guide may carry the barcode. */
export async function grabFrame(video: HTMLVideoElement): Promise<Shot | null> {
  const canvas = document.createElement("canvas");
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  canvas.getContext("2d")?.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.92));
  return blob && { blob, url: URL.createObjectURL(blob), isBlurred: isBlurred(canvas) };
}

export async function readFrame(file: File): Promise<Shot> {
  const url = URL.createObjectURL(file);
  try {
    const bitmap = await createImageBitmap(file);
    const blurred = isBlurred(bitmap);
    bitmap.close();
    return { blob: file, url, isBlurred: blurred };
  } catch {
    // What the browser cannot open the server judges by its bytes.
    return { blob: file, url, isBlurred: false };
  }
}

function isBlurred(picture: HTMLCanvasElement | ImageBitmap): boolean {
  const canvas = document.createElement("canvas");
  canvas.width = judgedWidth;
  canvas.height = Math.max(1, Math.round((picture.height * judgedWidth) / Math.max(1, picture.width)));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) return false;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const grey = new Uint8ClampedArray(canvas.width * canvas.height);
  for (let at = 0; at < grey.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [data[at * 4], data[at * 4 + 1], data[at * 4 + 2]];
    grey[at] = red * 0.299 + green * 0.587 + blue * 0.114;
  }
  return measureSharpness(grey, canvas.width, canvas.height) < leastSharpness;
}
