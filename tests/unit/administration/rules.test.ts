import { describe, expect, test } from "vitest";
import { codeOfMessage, readCode } from "@/lib/administration/failure-codes";
import { linkToPartners, readFilters, writeFilters } from "@/lib/administration/partner-filters";
import { findDigits, listPartnerWords, readTyped } from "@/lib/administration/partner-words";
import {
  checkKinds,
  judgeFact,
  judgeMarketplace,
  listCauses,
  rules,
  sortChecks,
} from "@/lib/administration/trouble-rules";

describe("what a failed run says becomes a word of the dictionary", () => {
  test.each([
    ["rejected 404: Not found", "rejected"],
    ["unavailable", "unavailable"],
    ["unavailable circuit-open", "unavailable"],
    ["unavailable: databaseAway", "outage"],
    ["rate-limited 429: slow down", "rate-limited"],
    ["conflict: orders.changedMeanwhile", "conflict/orders.changedMeanwhile"],
    ["not-found: notFound", "not-found/notFound"],
    ["invalid: a sentence that somebody typed", "invalid"],
    ["Cannot read properties of undefined", "unexpected"],
    ["", "unexpected"],
    ["rejected_by_a_function", "unexpected"],
  ])("%j is %j", (message, code) => {
    expect(codeOfMessage(message)).toBe(code);
  });

  test("a stored code is read back, and an old one that nobody knows any more is unexpected", () => {
    expect(readCode("rejected/ozon")).toEqual({ word: "rejected", detail: "ozon" });
    expect(readCode("outage")).toEqual({ word: "outage", detail: null });
    expect(readCode("exploded")).toEqual({ word: "unexpected", detail: null });
  });
});

describe("what a partner is found by", () => {
  const partner = {
    businessName: "Gulbahor Savdo MChJ",
    legalName: "ГУЛБАҲОР САВДО",
    phone: "998935554433",
    inn: "305556677",
    users: [{ username: "gulbahor.s", email: "gul@savdo.uz" }],
  };

  test("names fold alike in both scripts, phones are found by their ends, a PINFL never by its digits", () => {
    const words = listPartnerWords(partner);
    expect(words).toEqual([...new Set(words)]);
    expect(words).toEqual(
      expect.arrayContaining(["gulbahor", "savdo", "998935554433", "5554433", "4433", "305556677"]),
    );
    expect(listPartnerWords({ ...partner, inn: "30101900123457" }).join(" ")).not.toContain("3010190");
    expect(words.every((word) => /^[\p{L}\p{N}]+$/u.test(word))).toBe(true);
  });

  test.each([
    ["+998 (93) 555-44-33", "998935554433"],
    ["305 556 677", "305556677"],
    ["12", null],
    ["Gul 93", null],
    ["123456789012345", null],
  ])("%j is the number %j", (typed, digits) => {
    expect(findDigits(typed)).toBe(digits);
  });

  test("a search is a few beginnings of words, whatever is typed", () => {
    expect(readTyped("93 555 44 33")).toEqual([["935554433"]]);
    expect(readTyped("a b c d e f g h")?.[0]).toHaveLength(6);
    expect(readTyped("! () |")).toBeNull();
  });
});

test("a search that is written into an address reads back the same, and nothing else is kept", () => {
  const filters = readFilters("q=gul+bahor&status=APPROVED&trouble=keys&drop=table&tariff=b%27");
  expect(filters).toEqual({ q: "gul bahor", status: "APPROVED", tariff: null, trouble: "keys" });
  expect(readFilters(writeFilters(filters))).toEqual(filters);
  expect(linkToPartners(writeFilters(readFilters("q=&status=")))).toBe("/admin/partners/all");
});

describe("what is broken", () => {
  test("each check has thresholds in their order and a way on", () => {
    for (const kind of checkKinds) {
      expect(rules[kind].attention, kind).toBeLessThan(rules[kind].danger);
      expect(rules[kind].href, kind).toMatch(/^\/admin/);
    }
  });

  test("a fact below its threshold has no since; the broken stand first, the oldest before the newer", () => {
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));
    const facts = [
      { kind: "inbox", value: 0, since: at(1) },
      { kind: "alarms", value: 2, since: at(3) },
      { kind: "failed-jobs", value: 1, since: at(2) },
      { kind: "outbox", value: 9, since: at(4) },
    ] as const;
    const checks = sortChecks(facts.map(judgeFact));
    expect(checks.map(({ kind, tone }) => `${kind} ${tone}`)).toEqual([
      "outbox danger",
      "failed-jobs attention",
      "alarms attention",
      "inbox good",
    ]);
    expect(checks.at(-1)?.since).toBeNull();
  });

  test("one partner's slow shop is not the marketplace's; three partners' are", () => {
    const load = { marketplace: "ozon", live: 10, troubled: 6, since: null } as const;
    expect(judgeMarketplace({ ...load, partners: 2 }).value).toBe(0);
    expect(judgeFact(judgeMarketplace({ ...load, partners: 3 }))).toMatchObject({ tone: "danger", value: 60 });
  });

  test("what lasts is told again at nine in Tashkent where the move is ours, and not where it is a partner's", () => {
    const since = new Date("2026-11-23T05:00:00Z");
    const causes = (kind: "outbox" | "refused-keys", now: string, day: string) =>
      listCauses({ kind, marketplace: null }, since, new Date(now), day);
    const first = "check/outbox/2026-11-23T05:00:00.000Z";
    expect(causes("outbox", "2026-11-23T18:00:00Z", "2026-11-23")).toEqual([first]);
    expect(causes("outbox", "2026-11-24T03:59:00Z", "2026-11-24")).toEqual([first]);
    expect(causes("outbox", "2026-11-24T04:00:00Z", "2026-11-24")).toEqual([first, "check/outbox/2026-11-24"]);
    expect(causes("refused-keys", "2026-11-24T12:00:00Z", "2026-11-24")).toHaveLength(1);
  });
});
