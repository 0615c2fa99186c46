"use client";

import { type FormEvent, type ReactNode, useEffect, useRef, useState, useTransition } from "react";
import { type SignInOutcome, sendCode } from "@/app/(auth)/login/send-sign-in";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

export type CodeTexts = Record<
  | "text"
  | "recoveryText"
  | "label"
  | "recoveryLabel"
  | "toRecovery"
  | "toCode"
  | "submit"
  | "back"
  | "wrong"
  | "recoveryWrong",
  string
>;

type CodeStepProps = {
  texts: CodeTexts;
  alert: ReactNode;
  isDone: boolean;
  onOutcome: (outcome: SignInOutcome) => void;
  onBack: () => void;
};

export function CodeStep({ texts, alert, isDone, onOutcome, onBack }: CodeStepProps) {
  const [isRecovery, setRecovery] = useState(false);
  const [isPending, start] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  // The field of each way takes the place of another one: the focus goes with it.
  useEffect(
    () => form.current?.querySelector<HTMLInputElement>(isRecovery ? "#recovery" : "#code")?.focus(),
    [isRecovery],
  );
  const send = (data: FormData) => {
    if (isPending) return;
    start(async () => {
      const outcome = await sendCode(String(data.get("code")));
      onOutcome(outcome.kind === "wrong" && isRecovery ? { kind: "recoveryWrong" } : outcome);
      form.current?.reset();
    });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  };
  return (
    <form ref={form} action={send} onSubmit={submit} noValidate className="flex flex-col gap-4">
      {alert}
      <p>{isRecovery ? texts.recoveryText : texts.text}</p>
      {isRecovery ? (
        <TextField
          key="recovery"
          id="recovery"
          name="code"
          label={texts.recoveryLabel}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          required
        />
      ) : (
        <TextField
          key="code"
          id="code"
          name="code"
          label={texts.label}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          required
        />
      )}
      <Button type="submit" variant="primary" size="wide" pending={isPending || isDone} className="mt-2">
        {texts.submit}
      </Button>
      <div className="flex flex-col items-center">
        <button type="button" className="link min-h-control" onClick={() => setRecovery(!isRecovery)}>
          {isRecovery ? texts.toCode : texts.toRecovery}
        </button>
        <button type="button" className="link min-h-control" onClick={onBack}>
          {texts.back}
        </button>
      </div>
    </form>
  );
}
