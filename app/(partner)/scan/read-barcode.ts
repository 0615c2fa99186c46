type Reader = (frame: ImageData) => Promise<string | null>;

let reader: Promise<Reader> | undefined;

/** The barcode reader, loaded when the camera first stands. Its program comes from our own server, never from a CDN. */
export function openBarcodeReader(): Promise<Reader> {
  reader ??= import("zxing-wasm/reader").then(async ({ prepareZXingModule, readBarcodes }) => {
    await prepareZXingModule({
      overrides: { locateFile: () => "/api/scanner/zxing_reader.wasm" },
      fireImmediately: true,
    });
    return async (frame) => {
      const [found] = await readBarcodes(frame, { formats: ["EAN13", "EAN8", "UPCA"], maxNumberOfSymbols: 1 });
      return found?.isValid ? found.text : null;
    };
  });
  // A reader that could not be loaded is tried again with the next camera.
  reader.catch(() => {
    reader = undefined;
  });
  return reader;
}
