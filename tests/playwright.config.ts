import { defineConfig } from "playwright/test";

export default defineConfig({
  testDir: "e2e",
  outputDir: "output/e2e",
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // Two people at once: journeys share a product, as sellers do, and each makes its own.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  reporter: [["list"], ["json"]],
  use: {
    baseURL: process.env.E2E_ORIGIN ?? "http://localhost:3000",
    // A worker between page and server belongs to the one journey that is about it (offline.spec.ts).
    serviceWorkers: "block",
    screenshot: "only-on-failure",
    // A picture of each moment takes a quarter of the time; the page's own snapshots tell as much.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: true, sources: false },
    launchOptions: {
      executablePath: process.env.E2E_BROWSER ?? "/usr/bin/chromium",
      // Nothing is asked of the outside: Chromium's own errands find no address.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      ],
    },
  },
  projects: [
    { name: "phone", use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
    { name: "desktop", use: { viewport: { width: 1440, height: 900 } } },
  ],
});
