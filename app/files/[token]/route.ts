import { readPublicPhoto } from "@/lib/catalog/read-public-photo";

/** A picture by its unguessable name, for anyone who has it: marketplaces fetch pictures without a session. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }) {
  const photo = await readPublicPhoto((await params).token);
  if (!photo) return new Response("Not found", { status: 404, headers: { "cache-control": "no-store" } });
  return new Response(photo.bytes, {
    headers: {
      "content-type": photo.mediaType,
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      // Opened by itself, it is a picture and nothing that could run.
      "content-security-policy": "default-src 'none'; sandbox",
    },
  });
}
