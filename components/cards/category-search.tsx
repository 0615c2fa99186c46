"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/cards/act-button";
import { useSending } from "@/components/partners/use-sending";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { answerCategoryAction, searchCategoriesAction } from "@/lib/cards/actions";

type Found = { externalId: string; path: string }[];

/** For a product whose words are in no leaf's name, or in several. */
export function CategorySearch({ laneId }: { laneId: string }) {
  const t = useTranslations("cards.lanes");
  const offline = useTranslations("errors")("offline");
  const [found, setFound] = useState<Found | null>(null);
  const { form, failure, isPending } = useSending(
    (data: FormData) => searchCategoriesAction({ laneId, query: String(data.get("query")) }),
    { offline, onDone: setFound },
  );
  return (
    <div className="flex max-w-form flex-col gap-3">
      <form {...form} className="flex flex-col gap-2">
        <TextField
          name="query"
          id={`field-${laneId}-category`}
          label={t("searchCategory")}
          hint={t("searchHint")}
          error={failure?.error}
        />
        <Button type="submit" pending={isPending} className="self-start">
          {t("search")}
        </Button>
      </form>
      {found?.length === 0 ? <p role="status">{t("nothingFound")}</p> : null}
      <ul className="flex flex-col divide-y divide-rule">
        {found?.map(({ externalId, path }) => (
          <li key={externalId} className="flex items-center justify-between gap-4 py-2 text-sm">
            {path}
            <ActButton act={() => answerCategoryAction({ laneId, categoryExternalId: externalId })}>
              {t("pick")}
            </ActButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
