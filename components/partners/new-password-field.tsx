"use client";

import { useRef, useState } from "react";
import { joinClasses } from "@/components/ui/join-classes";
import { PasswordField } from "@/components/ui/password-field";
import type { Messages } from "@/lib/i18n/catalogue";

type NewPasswordFieldProps = {
  name?: string;
  label: string;
  hint: string;
  error?: string | undefined;
  showLabel: string;
  hideLabel: string;
  strength: Messages["auth"]["strength"];
};

type Common = (password: string) => boolean;
type Level = "short" | "common" | "fair" | "good" | "strong";

/** Filled parts of four, and their colour. */
const looks: Record<Level, { parts: number; fill: string; text: string }> = {
  short: { parts: 1, fill: "bg-pomegranate", text: "text-ink-soft" },
  common: { parts: 1, fill: "bg-pomegranate", text: "text-pomegranate" },
  fair: { parts: 2, fill: "bg-saffron", text: "text-ink-soft" },
  good: { parts: 3, fill: "bg-turquoise", text: "text-turquoise" },
  strong: { parts: 4, fill: "bg-turquoise", text: "text-turquoise" },
};

/** Strength is length, and not being what everybody tries: no rule about signs and capitals (promise U1). */
export function NewPasswordField({ strength, hint, name = "password", ...field }: NewPasswordFieldProps) {
  const [level, setLevel] = useState<{ level: Level; missing: number } | null>(null);
  const isCommon = useRef<Common | null>(null);
  const look = (password: string) => setLevel(measure(password, isCommon.current));
  return (
    <div className="flex flex-col gap-2">
      <PasswordField
        {...field}
        name={name}
        hint={level ? undefined : hint}
        autoComplete="new-password"
        required
        onInput={({ currentTarget }) => look(currentTarget.value)}
        onFocus={async ({ currentTarget }) => {
          // The list comes when it is needed: the page itself stays light.
          isCommon.current ??= (await import("@/lib/auth/common-passwords")).isCommonPassword;
          if (currentTarget.value) look(currentTarget.value);
        }}
      />
      {level ? (
        <div className="flex flex-col gap-1">
          <div aria-hidden className="grid grid-cols-4 gap-1">
            {[1, 2, 3, 4].map((part) => (
              <span
                key={part}
                className={joinClasses(
                  "h-1 rounded-control transition-colors",
                  part <= looks[level.level].parts ? looks[level.level].fill : "bg-rule",
                )}
              />
            ))}
          </div>
          <p role="status" className={joinClasses("text-sm", looks[level.level].text)}>
            <span className="sr-only">{strength.label}: </span>
            {strength[level.level].replace("{count}", String(level.missing))}
          </p>
        </div>
      ) : null}
    </div>
  );
}

function measure(password: string, isCommon: Common | null): { level: Level; missing: number } | null {
  const { length } = [...password];
  if (length === 0) return null;
  if (length < 8) return { level: "short", missing: 8 - length };
  if (isCommon?.(password)) return { level: "common", missing: 0 };
  return { level: length < 12 ? "fair" : length < 16 ? "good" : "strong", missing: 0 };
}
