import { mkdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { chromium } from "playwright";
import { findBrowser } from "./browser.ts";
import { projectRoot } from "./project.ts";

const phoneWidth = 375;
const gap = 5;

export type Pictures = Awaited<ReturnType<typeof openPictures>>;

/** Pictures for people to look at, in `tests/output/<folder>`. One page draws them all: a new one costs more than a picture. */
export async function openPictures(folder: string) {
  const into = path.join(projectRoot, "tests/output", folder);
  mkdirSync(into, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
  const page = await browser.newPage();
  const devtools = await page.context().newCDPSession(page);

  async function shoot(name: string, width: number, height: number) {
    const clip = { x: 0, y: 0, width, height, scale: 1 };
    const shot = { clip, captureBeyondViewport: true, optimizeForSpeed: true } as const;
    const { data } = await devtools.send("Page.captureScreenshot", shot);
    await writeFile(path.join(into, `${name}.png`), Buffer.from(data, "base64"));
  }

  return {
    /** Whole documents beside each other, each as wide as a phone and as high as it is; `byNight` draws the dark one too. */
    async draw(name: string, documents: string[], { byNight = false } = {}): Promise<void> {
      const frames = documents.map((html) => `<iframe width="${phoneWidth}" srcdoc="${quote(html)}"></iframe>`);
      await page.setContent(
        `<style>body{margin:0;display:flex;gap:${gap}px;align-items:start;background:#888}iframe{border:0;flex:none}</style>${frames.join("")}`,
      );
      const height = await page.evaluate(() => {
        const all = [...document.querySelectorAll("iframe")];
        for (const frame of all) frame.height = String(frame.contentDocument?.documentElement.scrollHeight);
        return Math.max(...all.map((frame) => Number(frame.height)));
      });
      const width = documents.length * (phoneWidth + gap) - gap;
      await shoot(name, width, height);
      if (!byNight) return;
      await page.emulateMedia({ colorScheme: "dark" });
      await shoot(`${name}-dark`, width, height);
      await page.emulateMedia({ colorScheme: "light" });
    },
    close: () => browser.close(),
  };
}

const quote = (html: string) => html.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
