"use client";

import { useTranslations } from "next-intl";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";

type PressFormProps = {
  action: (form: FormData) => Promise<ActionResult<unknown>>;
  fields: Record<string, string>;
  label: string;
  /** The button's whole name, where its label stands in several rows. */
  name: string;
  /** What is said in passing once it is done. */
  done: string;
};

/** One button, one act. */
export function PressForm({ action, fields, label, name, done }: PressFormProps) {
  const offline = useTranslations("errors")("offline");
  const { form, failure, isPending } = useSending(action, { offline, onDone: () => showToast({ text: done }) });
  return (
    <form {...form} className="flex flex-col gap-1">
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button type="submit" pending={isPending} aria-label={name}>
        {label}
      </Button>
      {failure ? (
        <p role="alert" className="max-w-60 text-pomegranate text-sm">
          {failure.error}
        </p>
      ) : null}
    </form>
  );
}
