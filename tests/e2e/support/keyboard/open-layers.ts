import type { Locator, Page } from "playwright/test";
import { look, press, walkInside } from "./walk.ts";

const openLayer = "dialog[open], :popover-open";

/**
 * Opens every menu and dialog that stands on the page, with Enter and with Space: the focus goes in, reaches all there is,
 * and Escape brings it back to where it was. The frame's own are the same on every page: `known` says which were tried.
 */
export async function openLayers(page: Page, known: Set<string>): Promise<string[]> {
  const faults: string[] = [];
  const framed = page.locator(":not(main *):is([popovertarget], [aria-haspopup=dialog])").filter({ visible: true });
  for (const opener of await framed.all()) {
    const name = await readName(opener);
    if (!known.has(name)) faults.push(...(await openOne(page, opener)));
    known.add(name);
  }
  const dialogs = await page.locator("main dialog").all();
  const own = await page.locator("main [aria-haspopup=dialog]").filter({ visible: true }).all();
  for (const opener of own) faults.push(...(await openOne(page, opener)));
  for (const dialog of dialogs) {
    const wasOpened = await dialog.evaluate((element) => window.keyboardWatch.wasEntered(element));
    if (!wasOpened) faults.push("a dialog has no button that says it opens one (aria-haspopup)");
  }
  return faults;
}

async function openOne(page: Page, opener: Locator): Promise<string[]> {
  const name = await readName(opener);
  const [byEnter, bySpace] = [await openBy(page, opener, "Enter"), await openBy(page, opener, "Space")];
  return [...new Set([...byEnter, ...bySpace])].map((fault) => `${name}: ${fault}`);
}

async function openBy(page: Page, opener: Locator, key: "Enter" | "Space"): Promise<string[]> {
  const faults: string[] = [];
  const layer = page.locator(openLayer);
  const isFocused = () => opener.evaluate((element) => element === document.activeElement);
  await opener.focus();
  await page.keyboard.press(key);
  if (!(await comes(layer, "visible"))) return [`${key} opens nothing`];
  const opened = await layer.elementHandle();
  if (!opened) return [`${key} opens nothing that stays`];
  const isMenu = await opened.evaluate((element) => element.hasAttribute("popover"));
  // A menu follows its button in the order: the next Tab goes in.
  await (isMenu ? press(page, "Tab", faults) : look(page, faults));
  const isWithin = await opened.evaluate((element) => window.keyboardWatch.wasEntered(element));
  if (!isWithin) faults.push("the focus does not go in");
  if (key === "Enter") faults.push(...(await walkInside(page, opened)));
  // Behind its last stop a menu closes by itself, and the focus goes on through the page.
  if (isMenu && key === "Enter") return (await comes(layer, "hidden")) ? faults : [...faults, "it stays open behind"];
  await page.keyboard.press("Escape");
  if (!(await comes(layer, "hidden"))) faults.push("Escape does not close it");
  else if (!(await isFocused())) faults.push("Escape does not give the focus back");
  return faults;
}

const comes = (layer: Locator, state: "visible" | "hidden") =>
  layer.waitFor({ state, timeout: 5_000 }).then(
    () => true,
    () => false,
  );

const readName = async (opener: Locator) =>
  ((await opener.getAttribute("aria-label")) ?? (await opener.innerText())).replace(/\s+/g, " ");
