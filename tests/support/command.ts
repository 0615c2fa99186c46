import { spawn } from "node:child_process";
import { projectRoot } from "./project.ts";

/** Runs one of the project's own tools on this Node; its words go to the screen, or come back when `isQuiet`. */
export function runTool(
  script: string,
  args: string[],
  options: { env?: Record<string, string | undefined>; isQuiet?: boolean } = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${projectRoot}/${script}`, ...args], {
      cwd: projectRoot,
      env: { ...process.env, ...options.env } as NodeJS.ProcessEnv,
      stdio: ["ignore", options.isQuiet ? "pipe" : "inherit", options.isQuiet ? "pipe" : "inherit"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk) => {
        output += chunk;
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
