"use client";

import { useCallback, useEffect, useState } from "react";
import type { AgainTexts } from "@/components/auth/again-dialog";
import { listenForQuestions, type Question } from "@/components/auth/ask-again";
import { useLoaded } from "@/components/shell/use-loaded";

type AgainHostProps = { username: string; hasSecondFactor: boolean; texts: AgainTexts };

const loadDialog = () => import("@/components/auth/again-dialog");

/** Stands once in a frame of signed-in pages; `actAgain` reaches it from everywhere. */
export function AgainHost(props: AgainHostProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(() => listenForQuestions(setQuestion), []);
  const fail = useCallback(() => {
    setQuestion(null);
    question?.fail(new Error("the dialog could not be loaded"));
  }, [question]);
  const dialog = useLoaded(loadDialog, question !== null, fail);
  if (!question || !dialog) return null;
  const close = (isConfirmed: boolean) => {
    setQuestion(null);
    question.answer(isConfirmed);
  };
  return <dialog.AgainDialog {...props} onClose={close} />;
}
