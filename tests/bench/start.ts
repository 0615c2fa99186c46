import { rmSync } from "node:fs";
import { startProduct } from "../support/product.ts";
import { projectRoot } from "../support/project.ts";

const promisedWarmS = 15;

/**
 * Seconds from `npm start` to the first page: with nothing built and no data, then with the build and the data there.
 * The reference is the bound that the product promises for the second, 15 s.
 */
export async function measureStart() {
  rmSync(`${projectRoot}/.next`, { recursive: true, force: true });
  const cold = await measure(true);
  const warm = await measure(false);
  return {
    unit: "s",
    ours: warm,
    reference: promisedWarmS,
    ratio: round(warm / promisedWarmS),
    coldS: cold,
    warmS: warm,
  };
}

async function measure(isFresh: boolean): Promise<number> {
  const from = performance.now();
  const product = await startProduct("bench-start", {}, isFresh);
  const page = await fetch(product.origin);
  await page.text();
  const seconds = (performance.now() - from) / 1000;
  await product.close();
  if (!page.ok) throw new Error(`the first page answered ${page.status}`);
  return round(seconds);
}

const round = (value: number) => Math.round(value * 100) / 100;
