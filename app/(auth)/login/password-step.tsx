"use client";

import Link from "next/link";
import { type FormEvent, type ReactNode, useTransition } from "react";
import { type SignInOutcome, sendPassword } from "@/app/(auth)/login/send-sign-in";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";

export type PasswordTexts = Record<
  "login" | "password" | "showPassword" | "hidePassword" | "submit" | "forgot",
  string
>;

type PasswordStepProps = {
  texts: PasswordTexts;
  alert: ReactNode;
  isDone: boolean;
  onOutcome: (outcome: SignInOutcome) => void;
};

export function PasswordStep({ texts, alert, isDone, onOutcome }: PasswordStepProps) {
  const [isPending, start] = useTransition();
  const send = (form: FormData) => {
    if (isPending) return;
    start(async () => onOutcome(await sendPassword(String(form.get("login")), String(form.get("password")))));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  };
  return (
    <form action={send} onSubmit={submit} noValidate className="flex flex-col gap-4">
      {alert}
      <TextField
        name="login"
        label={texts.login}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        name="password"
        label={texts.password}
        showLabel={texts.showPassword}
        hideLabel={texts.hidePassword}
        required
      />
      <Button type="submit" variant="primary" size="wide" pending={isPending || isDone} className="mt-2">
        {texts.submit}
      </Button>
      <p className="text-center">
        <Link href="/forgot-password" className="link inline-flex min-h-control items-center">
          {texts.forgot}
        </Link>
      </p>
    </form>
  );
}
