"use client";

import { type FormEvent, useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import type { ActionResult } from "@/lib/action";
import { reauthenticateAction } from "@/lib/auth/account-actions";

type Failure = Extract<ActionResult<never>, { ok: false }>;

export type AgainTexts = Record<
  "title" | "text" | "submit" | "password" | "code" | "showPassword" | "hidePassword" | "close" | "offline",
  string
>;

type AgainDialogProps = {
  username: string;
  hasSecondFactor: boolean;
  texts: AgainTexts;
  onClose: (isConfirmed: boolean) => void;
};

/** The password once more, and the second factor where there is one; then what was refused is sent again. */
export function AgainDialog({ username, hasSecondFactor, texts, onClose }: AgainDialogProps) {
  const [failure, setFailure] = useState<Failure | null>(null);
  // No transition: whoever asks waits inside one, and React would hold this one's end until that one is over.
  const [isPending, setPending] = useState(false);
  const errors = failure?.fieldErrors ?? {};
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isPending) return;
    setPending(true);
    const sent = reauthenticateAction(new FormData(event.currentTarget));
    const result = await sent.catch((): Failure => ({ ok: false, code: "unavailable", error: texts.offline }));
    setPending(false);
    if (result.ok) onClose(true);
    else setFailure(result);
  };
  const isOfWhole = failure && !errors.password && !errors.code;
  return (
    <Dialog open title={texts.title} closeLabel={texts.close} onClose={() => onClose(false)}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        {isOfWhole ? <Alert role="alert" tone="attention" title={failure.error} /> : null}
        <p>{texts.text}</p>
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden disabled />
        <PasswordField
          name="password"
          id="again-password"
          label={texts.password}
          showLabel={texts.showPassword}
          hideLabel={texts.hidePassword}
          error={errors.password}
          required
        />
        {hasSecondFactor ? (
          <TextField
            name="code"
            id="again-code"
            label={texts.code}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={20}
            error={errors.code}
            required
          />
        ) : null}
        <Button type="submit" variant="primary" size="wide" pending={isPending}>
          {texts.submit}
        </Button>
      </form>
    </Dialog>
  );
}
