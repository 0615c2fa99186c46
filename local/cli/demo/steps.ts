import { setTimeout as pause } from "node:timers/promises";
import type { Secrets } from "../home.ts";

export type StoryInput = {
  origin: string;
  /** Addresses of the stand-ins by name. */
  pages: Map<string, string>;
  secrets: Secrets;
  /** A photo of one's own, or null. */
  photo: string | null;
  /** One marketplace alone, or null for all four. */
  only: string | null;
  say: (line: string) => void;
};

export type StoryStep = { name: string; ok: boolean; ms: number; evidence: unknown };
export type StoryResult = { ok: boolean; steps: StoryStep[] };

export class Story {
  readonly input: StoryInput;
  readonly #steps: StoryStep[] = [];
  #current = "start";
  #since = 0;

  constructor(input: StoryInput) {
    this.input = input;
  }

  /** Plays one step; what it returns is its evidence, and comes back too. */
  async step<T>(name: string, work: () => Promise<T>): Promise<T> {
    this.#current = name;
    this.#since = performance.now();
    const evidence = await work();
    this.#end(true, evidence);
    return evidence;
  }

  fail(error: unknown) {
    this.#end(false, error instanceof Error ? error.message : String(error));
  }

  result(): StoryResult {
    return { ok: this.#steps.every((step) => step.ok), steps: this.#steps };
  }

  /** The address of a stand-in that has to be there. */
  page(name: string): string {
    const url = this.input.pages.get(name);
    if (!url) throw new Error(`the story needs the stand-in ${name}; a real service is in its place`);
    return url;
  }

  #end(ok: boolean, evidence: unknown) {
    const ms = Math.round(performance.now() - this.#since);
    this.#steps.push({ name: this.#current, ok, ms, evidence });
    this.input.say(`${ok ? "✓" : "✗"} ${this.#current} (${(ms / 1000).toFixed(1)} s)${ok ? "" : `: ${evidence}`}`);
  }
}

/** Asks until there is an answer; the limit only ends a story that is stuck. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  limitMs = 120_000,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${limitMs / 1000} s`);
    await pause(200);
  }
}

export async function postJson<T>(url: string, body: unknown): Promise<T> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${new URL(url).pathname} answered ${answer.status}: ${text.slice(0, 200)}`);
  return JSON.parse(text) as T;
}
