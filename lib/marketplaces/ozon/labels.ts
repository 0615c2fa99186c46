import { MarketplaceError } from "@/lib/marketplaces/errors";
import { inBatches } from "@/lib/marketplaces/ozon/batches";
import type { OzonClient } from "@/lib/marketplaces/ozon/client";
import type { Label, MarketplaceOrder } from "@/lib/marketplaces/types";

const postingsPerCall = 20;
/** "We recommend to ask 45 to 60 seconds after packing" (/v2/posting/fbs/package-label). */
const notReadyMs = 60_000;

/**
 * One PDF for up to twenty postings that wait for hand-over. Ozon prints all of a call or none, so after a refusal each
 * is asked for alone: one bad posting does not keep the others from their labels.
 */
export async function readLabels(client: OzonClient, orders: readonly MarketplaceOrder[]): Promise<Label[]> {
  const labels: Label[] = [];
  let refusal: MarketplaceError | null = null;
  const attempt = async (numbers: string[]): Promise<boolean> => {
    try {
      labels.push(await printLabel(client, numbers));
      return true;
    } catch (error) {
      if (!(error instanceof MarketplaceError) || !isAboutPosting(error)) throw error;
      refusal = error;
      return false;
    }
  };
  for (const batch of inBatches(orders, postingsPerCall)) {
    const numbers = batch.map(({ externalId }) => externalId);
    if ((await attempt(numbers)) || numbers.length === 1) continue;
    for (const number of numbers) await attempt([number]);
  }
  if (labels.length === 0 && refusal) throw refusal;
  return labels;
}

const isAboutPosting = ({ failure, code }: MarketplaceError) =>
  code === "not-ready" || (failure === "rejected" && code !== "subscription");

async function printLabel(client: OzonClient, numbers: string[]): Promise<Label> {
  try {
    const { bytes, mediaType } = await client.download("labels", { posting_number: numbers });
    return { orderExternalIds: numbers, mediaType: "application/pdf", bytes: readPdf(bytes, mediaType) };
  } catch (error) {
    if (!(error instanceof MarketplaceError) || !/aren't ready/i.test(error.words ?? "")) throw error;
    const words = error.words ?? undefined;
    throw new MarketplaceError("unavailable", { code: "not-ready", words, retryAfterMs: notReadyMs, cause: error });
  }
}

const pdfSign = "%PDF-";

/** The file itself; or, as the schema has it, the file as text in a field of an object. */
export function readPdf(bytes: Uint8Array<ArrayBuffer>, mediaType: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes).toString("latin1");
  if (text.startsWith(pdfSign)) return bytes;
  const content = readFileContent(Buffer.from(bytes).toString("utf8"));
  if (content?.startsWith(pdfSign)) return new Uint8Array(Buffer.from(content, "latin1"));
  const decoded = Buffer.from(content ?? "", "base64");
  if (decoded.toString("latin1").startsWith(pdfSign)) return new Uint8Array(decoded);
  throw new MarketplaceError("unexpected-reply", { code: "label", words: `${mediaType}, ${bytes.length} bytes` });
}

function readFileContent(text: string): string | null {
  try {
    const content = (JSON.parse(text) as { file_content?: unknown } | null)?.file_content;
    return typeof content === "string" ? content : null;
  } catch {
    return null;
  }
}
