"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/choice-field";
import { FormErrors } from "@/components/ui/form-errors";
import { TextField } from "@/components/ui/text-field";
import { answerAttributesAction } from "@/lib/cards/actions";
import type { LaneView } from "@/lib/cards/lane-view";

/** What the marketplace insists on and no fact tells. */
export function LaneAnswers({ laneId, asked }: { laneId: string; asked: LaneView["asked"] }) {
  const t = useTranslations("cards.lanes");
  const offline = useTranslations("errors")("offline");
  const queries = useQueryClient();
  const { form, failure, isPending } = useSending(
    (data: FormData) => {
      const values = Object.fromEntries(
        [...data].map(([name, value]) => [name.replace(/^attribute-/, ""), String(value)]),
      );
      return answerAttributesAction({ laneId, values });
    },
    { offline, onDone: () => queries.invalidateQueries({ queryKey: ["lanes"] }) },
  );
  return (
    <form {...form} className="flex max-w-form flex-col gap-4">
      <div>
        <h3 className="font-bold">{t("answers")}</h3>
        <p className="text-ink-soft text-sm">{t("answersText")}</p>
      </div>
      <FormErrors title={failure?.error} />
      {asked.map((attribute) => (
        <Answer key={attribute.externalId} laneId={laneId} attribute={attribute} />
      ))}
      <Button type="submit" variant="primary" pending={isPending} className="self-start">
        {t("saveAnswers")}
      </Button>
    </form>
  );
}

function Answer({ laneId, attribute }: { laneId: string; attribute: LaneView["asked"][number] }) {
  const t = useTranslations("cards.lanes");
  const { externalId, name: label, type, unit, choices } = attribute;
  const name = `attribute-${externalId}`;
  const id = `field-${laneId}-${externalId}`;
  if (choices.length > 0) {
    return (
      <SelectField
        name={name}
        id={id}
        label={label}
        placeholder={t("choose")}
        options={choices.map((choice) => ({ value: choice.externalId, label: choice.text }))}
      />
    );
  }
  return (
    <TextField
      name={name}
      id={id}
      label={label}
      unit={unit ?? undefined}
      inputMode={type === "number" ? "decimal" : undefined}
    />
  );
}
