import type { Page } from "playwright/test";

/** What nobody pays for before asking for it, by a string that stands in its code alone and lives through minification. */
const marks = {
  "the command palette": "aria-activedescendant",
  help: "min-w-6 rounded-control border border-edge bg-sunk",
  "the password once more": "again-password",
  "the list of common passwords": "letmein",
  "the camera": "getUserMedia",
  "the barcode reader": "Object already scheduled for deletion",
  // These two are drawn on the server: no browser ever needs them.
  "a chart": "h-40 w-full overflow-visible",
  "a QR code": "String contains unencodable characters in alphanumeric mode",
};

export type LatePart = keyof typeof marks;

export const markOf = (part: LatePart) => marks[part];

/** Reads every script that the page is given from now on; ask it which of the late parts stand in them. */
export function readScripts(page: Page): () => Promise<{ scripts: number; parts: LatePart[] }> {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    const isScript = (response.headers()["content-type"] ?? "").includes("javascript");
    // A page that is left takes what it had not read yet along.
    if (isScript) bodies.push(response.text().catch(() => ""));
  });
  return async () => {
    const read = (await Promise.all(bodies)).filter((text) => text !== "");
    const parts = (Object.keys(marks) as LatePart[]).filter((part) => read.some((text) => text.includes(marks[part])));
    return { scripts: read.length, parts };
  };
}
