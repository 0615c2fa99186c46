"use client";

import Link from "next/link";
import { useState } from "react";
import { CodeStep, type CodeTexts } from "@/app/(auth)/login/code-step";
import { PasswordStep, type PasswordTexts } from "@/app/(auth)/login/password-step";
import type { SignInOutcome } from "@/app/(auth)/login/send-sign-in";
import { Alert } from "@/components/ui/alert";

type LoginFormProps = {
  texts: PasswordTexts & {
    code: CodeTexts & { expired: string };
    notConfirmed: string;
    confirmEmail: string;
    wrong: string;
    away: string;
    offline: string;
    tooMany: string;
    tooManyText: string;
    forgot: string;
  };
  /** A path of our own to go on to. */
  next: string;
};

/** Password first; whoever has a second factor is then asked for its code. */
export function LoginForm({ texts, next }: LoginFormProps) {
  const [step, setStep] = useState<"password" | "code">("password");
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const take = (result: SignInOutcome) => {
    setOutcome(result.kind === "code" ? null : result);
    if (result.kind === "code") setStep("code");
    if (result.kind === "startAgain") setStep("password");
    // A whole new page: nothing that this tab read before belongs to the person who is signed in now.
    if (result.kind === "done") location.assign(next);
  };
  const goBack = () => {
    setOutcome(null);
    setStep("password");
  };
  const alert = outcome ? <OutcomeAlert outcome={outcome} step={step} texts={texts} /> : null;
  const isDone = outcome?.kind === "done";
  return step === "password" ? (
    <PasswordStep texts={texts} alert={alert} isDone={isDone} onOutcome={take} />
  ) : (
    <CodeStep texts={texts.code} alert={alert} isDone={isDone} onOutcome={take} onBack={goBack} />
  );
}

type OutcomeAlertProps = { outcome: SignInOutcome; step: "password" | "code"; texts: LoginFormProps["texts"] };

function OutcomeAlert({ outcome, step, texts }: OutcomeAlertProps) {
  switch (outcome.kind) {
    case "done":
    case "code":
      return null;
    case "wrong":
      return <Alert role="alert" tone="danger" title={step === "code" ? texts.code.wrong : texts.wrong} />;
    case "recoveryWrong":
      return <Alert role="alert" tone="danger" title={texts.code.recoveryWrong} />;
    case "startAgain":
      return <Alert role="alert" tone="attention" title={texts.code.expired} />;
    case "tooMany":
      return (
        <Alert
          role="alert"
          tone="attention"
          title={texts.tooMany}
          why={texts.tooManyText.replace("{minutes}", String(outcome.minutes))}
          action={<ActionLink href="/forgot-password">{texts.forgot}</ActionLink>}
        />
      );
    case "notConfirmed":
      return (
        <Alert
          role="alert"
          tone="attention"
          title={texts.notConfirmed}
          action={<ActionLink href="/confirm-email?from=login">{texts.confirmEmail}</ActionLink>}
        />
      );
    default:
      return <Alert role="alert" tone="attention" title={texts[outcome.kind]} />;
  }
}

function ActionLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="link inline-flex min-h-control items-center">
      {children}
    </Link>
  );
}
