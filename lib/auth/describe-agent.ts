/** In this order: each browser also names those whose pages it takes. */
const browsers: [RegExp, string][] = [
  [/YaBrowser\//, "Yandex Browser"],
  [/(?:OPR|Opera)\//, "Opera"],
  [/Edg(?:e|A|iOS)?\//, "Edge"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/(?:Firefox|FxiOS)\//, "Firefox"],
  [/(?:Chrome|CriOS|Chromium)\//, "Chrome"],
  [/Version\/[\d.]+ .*Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** `Chrome, Android`: enough to know one's own device again, in every language. Null: it says nothing that we know. */
export function describeAgent(userAgent: string): string | null {
  const names = [find(browsers, userAgent), find(systems, userAgent)].filter((name) => name !== null);
  return names.length > 0 ? names.join(", ") : null;
}

/** A phone or tablet: it gets another picture in the list. */
export const isHandheld = (userAgent: string): boolean => /iPhone|iPad|Android|Mobile/.test(userAgent);

const find = (known: [RegExp, string][], text: string) => known.find(([pattern]) => pattern.test(text))?.[1] ?? null;
