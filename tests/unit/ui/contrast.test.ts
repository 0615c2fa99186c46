import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Oklch = { lightness: number; chroma: number; hue: number };
type Theme = "light" | "dark";

const css = readFileSync(new URL("../../../app/globals.css", import.meta.url), "utf8");
const tokens = readTokens(css);

const surfaces = ["paper", "sheet", "sunk"];
const washes = ["lapis-wash", "turquoise-wash", "saffron-wash", "pomegranate-wash"];
const marketplaces = ["uzum", "wildberries", "yandex", "ozon"];
const signals = ["lapis", "turquoise", "saffron", "pomegranate"];

/** [text or mark, what it stands on]. */
const textPairs = [
  ...pairs(["ink", "ink-soft", "lapis-strong", "pomegranate-strong", ...signals], surfaces),
  ...pairs(["ink", "ink-soft"], washes),
  ...signals.map((name) => [name, `${name}-wash`] as const),
  ["lapis-strong", "lapis-wash"] as const,
  ...pairs(["on-lapis"], ["lapis", "lapis-strong"]),
  ...pairs(["on-pomegranate"], ["pomegranate", "pomegranate-strong"]),
  ...marketplaces.map((name) => [name, `${name}-wash`] as const),
];
const controlPairs = [
  ...pairs(["edge", "focus"], surfaces),
  ...pairs(["edge", "focus"], washes),
  ...pairs(
    ["focus"],
    marketplaces.map((name) => `${name}-wash`),
  ),
  ...pairs([...signals, ...marketplaces], surfaces),
];
/** Ruled lines and the veil behind a dialog carry no meaning. */
const decoration = ["rule", "scrim"];

describe.each<Theme>(["light", "dark"])("in the %s theme", (theme) => {
  test.each(textPairs)("text %s on %s stands at 4.5:1", (text, surface) => {
    expect(contrast(text, surface, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(controlPairs)("the mark %s on %s stands at 3:1", (mark, surface) => {
    expect(contrast(mark, surface, theme)).toBeGreaterThanOrEqual(3);
  });

  test.each([...tokens.keys()])("%s can be shown by any screen (inside sRGB)", (name) => {
    for (const channel of linearRgb(colour(name, theme))) {
      expect(channel).toBeGreaterThanOrEqual(-0.001);
      expect(channel).toBeLessThanOrEqual(1.001);
    }
  });
});

test("no colour token escapes the check", () => {
  const checked = new Set([...textPairs.flat(), ...controlPairs.flat(), ...decoration]);
  expect([...tokens.keys()].filter((name) => !checked.has(name))).toEqual([]);
});

test("the measure itself: white on black is 21:1", () => {
  expect(luminance({ lightness: 1, chroma: 0, hue: 0 })).toBeCloseTo(1, 3);
  expect(luminance({ lightness: 0, chroma: 0, hue: 0 })).toBe(0);
});

function pairs(marks: string[], under: string[]) {
  return marks.flatMap((mark) => under.map((surface) => [mark, surface] as const));
}

function readTokens(source: string) {
  const value = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: / [\d.]+)?\)`;
  const line = new RegExp(String.raw`--color-([\w-]+): light-dark\(${value}, ${value}\);`, "g");
  const found = new Map<string, Record<Theme, Oklch>>();
  for (const [, name = "", ...numbers] of source.matchAll(line)) {
    const [l = 0, c = 0, h = 0, darkL = 0, darkC = 0, darkH = 0] = numbers.map(Number);
    found.set(name, {
      light: { lightness: l, chroma: c, hue: h },
      dark: { lightness: darkL, chroma: darkC, hue: darkH },
    });
  }
  return found;
}

function colour(name: string, theme: Theme): Oklch {
  const token = tokens.get(name);
  if (!token) throw new Error(`app/globals.css has no colour ${name}`);
  return token[theme];
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string, theme: Theme) {
  const [low = 0, high = 0] = [luminance(colour(one, theme)), luminance(colour(other, theme))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(value: Oklch) {
  const [red, green, blue] = linearRgb(value).map((channel) => Math.min(1, Math.max(0, channel)));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** OKLCH to linear sRGB by the matrices of CSS Color 4, section 10. */
function linearRgb({ lightness, chroma, hue }: Oklch): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}
