import { readFile } from "node:fs/promises";

const wasm = `${process.cwd()}/node_modules/zxing-wasm/dist/reader/zxing_reader.wasm`;

/** The barcode reader's program, from this server: the package would fetch it from a network of strangers. */
export async function GET() {
  return new Response(new Uint8Array(await readFile(wasm)), {
    headers: { "content-type": "application/wasm", "cache-control": "public, max-age=604800" },
  });
}
