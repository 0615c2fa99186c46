"use client";

import Link from "next/link";
import { type FormEvent, useState, useTransition } from "react";
import { type SignInOutcome, sendSignIn } from "@/app/(auth)/login/send-sign-in";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import type { Messages } from "@/lib/i18n/catalogue";

type LoginFormProps = {
  fields: Pick<Messages["auth"]["fields"], "login" | "password" | "showPassword" | "hidePassword">;
  texts: Pick<Messages["auth"]["login"], "submit" | "wrong" | "notConfirmed" | "confirmEmail" | "away" | "offline">;
  /** A path of our own to go on to. */
  next: string;
};

export function LoginForm({ fields, texts, next }: LoginFormProps) {
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [isPending, start] = useTransition();
  const send = (form: FormData) => {
    if (isPending) return;
    start(async () => {
      const result = await sendSignIn(String(form.get("login")), String(form.get("password")));
      setOutcome(result);
      // A whole new page: nothing that this tab read before belongs to the person who is signed in now.
      if (result === "done") location.assign(next);
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="flex flex-col gap-4">
      {outcome && outcome !== "done" ? (
        <Alert
          key={outcome}
          role="alert"
          tone={outcome === "wrong" ? "danger" : "attention"}
          title={texts[outcome]}
          action={
            outcome === "notConfirmed" ? (
              <Link href="/confirm-email" className="link inline-flex min-h-control items-center">
                {texts.confirmEmail}
              </Link>
            ) : null
          }
        />
      ) : null}
      <TextField
        name="login"
        label={fields.login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        name="password"
        label={fields.password}
        showLabel={fields.showPassword}
        hideLabel={fields.hidePassword}
        required
      />
      <Button type="submit" variant="primary" size="wide" pending={isPending || outcome === "done"} className="mt-2">
        {texts.submit}
      </Button>
    </form>
  );
}
