import type { Task } from "./state.ts";

export const identifierKeys = ["sgtin", "imei", "uin", "gtin"] as const;
export type IdentifierKey = (typeof identifierKeys)[number];

export type Identifiers = {
  /** Without these a supply does not go. */
  required: IdentifierKey[];
  optional: IdentifierKey[];
  held: Partial<Record<IdentifierKey, string>>;
};

/** Names in a text, such as `sgtin,imei`. */
export const readKeys = (text = ""): IdentifierKey[] => identifierKeys.filter((key) => text.split(",").includes(key));

export const takes = ({ identifiers }: Task, key: IdentifierKey): boolean =>
  identifiers !== undefined && [...identifiers.required, ...identifiers.optional].includes(key);

/** Only what a task may carry is told of it. */
export function describeIdentifiers(task: Task) {
  return identifierKeys
    .filter((key) => takes(task, key))
    .map((key) => {
      const value = task.identifiers?.held[key];
      const isRequired = task.identifiers?.required.includes(key) ?? false;
      const decision = value === undefined ? (isRequired ? "required" : "optional") : check(key, value);
      return { key, value: value ?? null, decision };
    });
}

/** What keeps a task from going, in the words of the answer. */
export const listHolding = (task: Task) =>
  describeIdentifiers(task)
    .filter(({ key, decision }) => decision !== "optional" && decision !== good[key])
    .map(({ key, value, decision }) => ({ key, value: value ?? "null", decision }));

const good: Record<IdentifierKey, string> = {
  sgtin: "sgtinIntroduced",
  imei: "imeiMaySell",
  uin: "uinMaySell",
  gtin: "filled",
};

/** The registers are asked at once here, and know every code of the right form. */
function check(key: IdentifierKey, value: string): string {
  if (key === "sgtin" && !value.includes("\u001d")) return "sgtinNoGS";
  if (key === "imei" && !/^\d{15}$/.test(value)) return "imeiInvalidFormat";
  return good[key];
}
