"use client";

import { Check } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { checkUsernameAction } from "@/lib/partners/actions";
import { isUsername } from "@/lib/partners/registration-checks";

type UsernameFieldProps = {
  texts: Record<"username" | "usernameHint" | "usernameFree", string>;
  taken: string;
  error: string | undefined;
};

/** Says while it is typed whether the name is free; silent when that cannot be asked just now. */
export function UsernameField({ texts, taken, error }: UsernameFieldProps) {
  const [answer, setAnswer] = useState<{ username: string; isFree: boolean } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const newest = useRef("");
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = async (username: string) => {
    const result = await checkUsernameAction({ username }).catch(() => null);
    if (result?.ok && newest.current === username) setAnswer({ username, isFree: result.data.isFree });
  };
  return (
    <TextField
      name="username"
      label={texts.username}
      hint={
        answer?.isFree && !error ? (
          <span role="status" className="flex items-center gap-1 text-turquoise">
            <Check aria-hidden className="size-4" />
            {texts.usernameFree}
          </span>
        ) : (
          texts.usernameHint
        )
      }
      error={error ?? (answer && !answer.isFree ? taken : undefined)}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      onInput={({ currentTarget }) => {
        const username = currentTarget.value.trim().toLowerCase();
        newest.current = username;
        setAnswer(null);
        clearTimeout(timer.current);
        if (isUsername(username)) timer.current = setTimeout(() => ask(username), 500);
      }}
    />
  );
}
