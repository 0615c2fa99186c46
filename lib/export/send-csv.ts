import "server-only";
import { byteOrderMark, type Cell, csvLine } from "@/lib/export/csv";
import { logError } from "@/lib/log";
import { dayOf } from "@/lib/profit/days";

/**
 * A table as a download, read and sent page by page: of a million rows two pages at most are in memory. What fails before the first
 * page is thrown, to be told in words; what fails later breaks the download off, so that half a table never looks whole.
 */
export async function sendCsv(name: string, heading: string[], pages: AsyncGenerator<Cell[][]>): Promise<Response> {
  let page = await pages.next();
  const body = new ReadableStream<Uint8Array>({
    start: (out) => out.enqueue(encode(byteOrderMark + csvLine(heading))),
    async pull(out) {
      try {
        if (!page.done) {
          out.enqueue(encode(page.value.map(csvLine).join("")));
          page = await pages.next();
        }
        if (page.done) out.close();
      } catch (error) {
        logError("a download broke off", error);
        throw error;
      }
    },
    cancel: async () => {
      await pages.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-${dayOf(new Date())}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** `2026-11-22 14:05:09` in Tashkent: spreadsheets know it as a time. */
export const writeTime = (at: Date): string => clock.format(at);

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tashkent", dateStyle: "short", timeStyle: "medium" });

const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);
