import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright";
import { signInNewPartner } from "../e2e/support/sign-in.ts";
import { buildBareApp } from "../support/bare-app.ts";
import { findBrowser } from "../support/browser.ts";
import { startNext } from "../support/next-server.ts";
import { startProduct } from "../support/product.ts";

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const bareFiles = {
  "app/layout.js": `export default ({ children }) => <html lang="en"><body>{children}</body></html>;\n`,
  "app/page.js": `export default () => <main><h1>Nothing but a page</h1></main>;\n`,
};

/** Each with the ratio that it promises to stay under; null where nothing is promised. */
const routes: { path: string; signedIn: boolean; most: number | null }[] = [
  { path: "/login", signedIn: false, most: 1.25 },
  { path: "/partner-registration", signedIn: false, most: 1.25 },
  { path: "/confirm-email", signedIn: false, most: null },
  { path: "/dashboard", signedIn: true, most: 1.9 },
  { path: "/products", signedIn: true, most: null },
  { path: "/orders", signedIn: true, most: null },
  { path: "/profit", signedIn: true, most: null },
  { path: "/connections", signedIn: true, most: null },
];

/**
 * Bytes of all script that a phone fetches from a cold cache until the first screen stands idle, gzip, by route; held
 * against a bare page of the same Next version, built and opened in the same run. `ours` is the dashboard.
 */
export async function measureJsSize() {
  await using opened = new AsyncDisposableStack();
  const bareApp = await buildBareApp(bareFiles);
  opened.defer(bareApp.remove);
  const bareServer = await startNext(bareApp.folder, {}, "/");
  opened.defer(bareServer.kill);
  const product = await startProduct("bench-js-size");
  opened.defer(product.close);
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
  opened.defer(() => browser.close());

  const bare = await countScript(browser, `${bareServer.origin}/`);
  const bytes: Record<string, number> = {};
  const ratios: Record<string, number> = {};
  const missed: string[] = [];
  for (const { path, signedIn, most } of routes) {
    const size = await countScript(browser, `${product.origin}${path}`, signedIn ? product : null);
    const ratio = Number((size / bare).toFixed(3));
    Object.assign(bytes, { [path]: size });
    Object.assign(ratios, { [path]: ratio });
    if (most !== null && ratio > most) missed.push(`${path}: ${ratio} > ${most}`);
  }
  const dashboard = bytes["/dashboard"] ?? 0;
  return {
    unit: "bytes of script, gzip",
    ours: dashboard,
    reference: bare,
    ratio: ratios["/dashboard"],
    bare,
    routes: bytes,
    ratios,
    missed,
  };
}

async function countScript(
  browser: Browser,
  url: string,
  account: { origin: string; home: string } | null = null,
): Promise<number> {
  const context = await browser.newContext(phone);
  try {
    if (account) await signInNewPartner(context, account);
    const page = await context.newPage();
    const scripts: Promise<number>[] = [];
    page.on("response", (response) => {
      const type = response.headers()["content-type"] ?? "";
      if (type.includes("javascript")) scripts.push(response.body().then((body) => gzipSync(body).byteLength));
    });
    await page.goto(url, { waitUntil: "networkidle" });
    if (new URL(page.url()).pathname !== new URL(url).pathname) throw new Error(`${url} led to ${page.url()}`);
    return (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  } finally {
    await context.close();
  }
}
