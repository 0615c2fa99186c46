"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { offerUndo, type Undo } from "@/app/(admin)/admin/offer-undo";
import { useSending } from "@/components/partners/use-sending";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormErrors } from "@/components/ui/form-errors";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

type FormDialogProps<T> = {
  action: (form: FormData) => Promise<ActionResult<T>>;
  /** Of the button that opens it. */
  label: string;
  /** The same with what it is about, for a screen reader. */
  name?: string;
  look?: Pick<ButtonProps, "variant" | "icon">;
  title: string;
  text?: string | undefined;
  submit: string;
  /** What is said when it is done; nothing where the answer leads to another page. */
  done?: string | undefined;
  /** Offered with it for ten seconds. */
  undo?: Undo | undefined;
  texts: { close: string; offline: string };
  /** What the fields are called: above the form their names lead to them. */
  labels: Record<string, string>;
  /** The form's fields, each with the sentence that came back about it. */
  fields: (errors: Record<string, string>) => ReactNode;
};

/** A button, the question behind it, and what is said afterwards. */
export function FormDialog<T>({ label, name, look, title, texts, ...form }: FormDialogProps<T>) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button {...look} aria-label={name} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog open={isOpen} onClose={close} title={title} closeLabel={texts.close}>
        {isOpen ? <DialogForm {...form} texts={texts} onClose={close} /> : null}
      </Dialog>
    </>
  );
}

type DialogFormProps<T> = Omit<FormDialogProps<T>, "label" | "name" | "look" | "title"> & { onClose: () => void };

function DialogForm<T>({ action, text, submit, done, undo, texts, labels, fields, onClose }: DialogFormProps<T>) {
  const router = useRouter();
  const { form, failure, errors, isPending } = useSending(action, {
    offline: texts.offline,
    onDone: () => {
      onClose();
      if (done) showToast({ text: done, action: undo && offerUndo(undo, texts.offline, () => router.refresh()) });
      router.refresh();
    },
  });
  return (
    <form {...form} className="flex flex-col gap-4">
      <FormErrors title={failure?.error} errors={failure?.fieldErrors} labels={labels} />
      {text ? <p className="text-ink-soft text-sm">{text}</p> : null}
      {fields(errors)}
      <Button type="submit" variant="primary" size="wide" pending={isPending}>
        {submit}
      </Button>
    </form>
  );
}
