"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import type { AgainTexts } from "@/components/auth/again-dialog";
import { listenForQuestions, type Question } from "@/components/auth/ask-again";

type AgainHostProps = { username: string; hasSecondFactor: boolean; texts: AgainTexts };

/** Comes when it is asked for: pages stay light. */
const AgainDialog = lazy(() =>
  import("@/components/auth/again-dialog").then((module) => ({ default: module.AgainDialog })),
);

/** Stands once in a frame of signed-in pages; `actAgain` reaches it from everywhere. */
export function AgainHost(props: AgainHostProps) {
  const [question, setQuestion] = useState<Question | null>(null);
  useEffect(() => listenForQuestions(setQuestion), []);
  if (!question) return null;
  const close = (isConfirmed: boolean) => {
    setQuestion(null);
    question.answer(isConfirmed);
  };
  return (
    <Suspense>
      <AgainDialog {...props} onClose={close} />
    </Suspense>
  );
}
