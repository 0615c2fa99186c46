import { expect, test } from "vitest";
import { describeAgent, isHandheld } from "@/lib/auth/describe-agent";

const android = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)";
const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  [`${android} Chrome/153.0.0.0 Mobile Safari/537.36`, "Chrome, Android", true],
  [`${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, "Samsung Internet, Android", true],
  [`${windows} Chrome/150.0.0.0 YaBrowser/26.9.0.0 Safari/537.36`, "Yandex Browser, Windows", false],
  [`${windows} Chrome/153.0.0.0 Safari/537.36 Edg/153.0.0.0`, "Edge, Windows", false],
  [`${windows} Chrome/153.0.0.0 Safari/537.36 OPR/120.0.0.0`, "Opera, Windows", false],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
    "Safari, iPhone",
    true,
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0", "Firefox, Linux", false],
  ["curl/8.5.0", null, false],
  ["", null, false],
])("%s", (agent, words, handheld) => {
  expect(describeAgent(agent)).toBe(words);
  expect(isHandheld(agent)).toBe(handheld);
});
