import type { ActionResult } from "@/lib/action";

const eventName = "password-asked-again";

export type Question = { answer: (isConfirmed: boolean) => void; fail: (reason: Error) => void };

/** Opens the password dialog of the frame (AgainHost). False: the person closed it, or there is none here. Throws where its code does not come. */
function askAgain(): Promise<boolean> {
  return new Promise((answer, fail) => {
    const question = new CustomEvent<Question>(eventName, { detail: { answer, fail }, cancelable: true });
    // A host that listens takes the event, and says so.
    if (window.dispatchEvent(question)) answer(false);
  });
}

/** For AgainHost alone. */
export function listenForQuestions(ask: (question: Question) => void): () => void {
  const hear = (event: Event) => {
    event.preventDefault();
    ask((event as CustomEvent<Question>).detail);
  };
  window.addEventListener(eventName, hear);
  return () => window.removeEventListener(eventName, hear);
}

/** An action that may answer "your password once more": asks for it, and sends the same again. */
export async function actAgain<Input, T>(
  action: (input: Input) => Promise<ActionResult<T>>,
  input: Input,
): Promise<ActionResult<T>> {
  const result = await action(input);
  if (result.ok || result.code !== "reauthenticate") return result;
  return (await askAgain()) ? action(input) : result;
}
