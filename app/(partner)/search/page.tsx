import { Search } from "lucide-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { ResultGroup } from "@/app/(partner)/search/result-group";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ListLoading } from "@/components/ui/list-loading";
import { PageHeader } from "@/components/ui/page-header";
import { isAllowed, partnerPage } from "@/lib/auth/guards";
import { readableKinds } from "@/lib/search/readable-kinds";
import { type SearchInput, type SearchKind, searchSchema } from "@/lib/search/schema";
import { searchRows } from "@/lib/search/search-rows";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell.search");
  return { title: t("title") };
}

type SearchPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The palette's search as a page: for phones, for links, and where no script runs. */
export default async function SearchPage({ searchParams }: SearchPageProps) {
  const viewer = await partnerPage(null);
  const input = searchSchema.parse(await searchParams);
  const readable = readableKinds((permission) => isAllowed(viewer, permission));
  const t = await getTranslations("shell.search");
  return (
    <>
      <PageHeader title={t("title")} />
      <search className="mb-6 block max-w-form">
        <form action="/search" className="flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={input.q}
            key={input.q}
            aria-label={t("placeholder.partner")}
            placeholder={t("placeholder.partner")}
            autoComplete="off"
            enterKeyHint="search"
            maxLength={200}
            className="min-h-11 min-w-0 flex-1 rounded-control border border-edge bg-sheet px-3 text-base"
          />
          <Button type="submit" variant="primary" icon={<Search aria-hidden className="size-4" />}>
            {t("submit")}
          </Button>
        </form>
      </search>
      <Suspense key={`${input.q} ${input.kind} ${input.after}`} fallback={<ListLoading label={t("loading")} />}>
        <Results partnerId={viewer.partnerId} input={input} readable={readable} />
      </Suspense>
    </>
  );
}

type ResultsProps = { partnerId: string; input: SearchInput; readable: SearchKind[] };

async function Results({ partnerId, input, readable }: ResultsProps) {
  const [t, groups] = await Promise.all([getTranslations("shell.search"), searchRows(partnerId, input, readable)]);
  const found = groups.filter(({ rows }) => rows.length > 0);
  if (found.length === 0) {
    const isAsked = input.q.trim() !== "";
    return <EmptyState title={t(isAsked ? "none" : "start")} text={t(isAsked ? "noneText" : "startText")} />;
  }
  return (
    <div className="flex flex-col gap-4">
      {found.map((group) => (
        <ResultGroup key={group.kind} group={group} input={input} />
      ))}
    </div>
  );
}
