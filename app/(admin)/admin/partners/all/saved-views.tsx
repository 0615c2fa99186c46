"use client";

import { BookmarkPlus, X } from "lucide-react";
import Link from "next/link";
import { ActButton } from "@/app/(admin)/admin/act-button";
import { FormDialog } from "@/app/(admin)/admin/form-dialog";
import { joinClasses } from "@/components/ui/join-classes";
import { TextField } from "@/components/ui/text-field";
import { deleteViewAction, saveViewAction } from "@/lib/administration/actions";
import { linkToPartners } from "@/lib/administration/partner-filters";
import type { SavedView } from "@/lib/administration/saved-views";

type SavedViewsProps = {
  views: SavedView[];
  /** The search that is open now. */
  query: string;
  texts: Record<
    "label" | "save" | "name" | "nameHint" | "saved" | "delete" | "deleted" | "undo" | "close" | "offline",
    string
  >;
};

export function SavedViews({ views, query, texts }: SavedViewsProps) {
  if (views.length === 0 && !query) return null;
  return (
    <nav aria-label={texts.label} className="flex flex-wrap items-center gap-2">
      {views.map(({ id, name, query: saved }) => (
        <span key={id} className="inline-flex items-center rounded-control border border-rule bg-sheet">
          <Link
            href={linkToPartners(saved)}
            aria-current={saved === query ? "page" : undefined}
            className={joinClasses(
              "flex min-h-control items-center px-3 text-sm hover:underline",
              saved === query && "font-bold text-lapis",
            )}
          >
            {name}
          </Link>
          <ActButton
            action={deleteViewAction}
            input={{ viewId: id }}
            label=""
            name={texts.delete.replace("{name}", name)}
            done={texts.deleted}
            undo={{ action: saveViewAction, input: { name, query: saved }, label: texts.undo }}
            offline={texts.offline}
            variant="bare"
            size="icon"
            icon={<X aria-hidden className="size-4" />}
          />
        </span>
      ))}
      {query ? (
        <FormDialog
          action={saveViewAction}
          label={texts.save}
          look={{ icon: <BookmarkPlus aria-hidden className="size-4" /> }}
          title={texts.save}
          submit={texts.save}
          done={texts.saved}
          texts={texts}
          labels={{ name: texts.name }}
          fields={(errors) => (
            <>
              <input type="hidden" name="query" value={query} />
              <TextField
                name="name"
                label={texts.name}
                hint={texts.nameHint}
                error={errors.name}
                maxLength={60}
                required
              />
            </>
          )}
        />
      ) : null}
    </nav>
  );
}
