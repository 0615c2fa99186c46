import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BrandLink } from "@/components/shell/brand-mark";
import { Preferences } from "@/components/shell/preferences";
import { SkipLink } from "@/components/shell/skip-link";

/** Documents are read by anybody, signed in or not: one column of text, and nothing that distracts. */
export async function LegalShell({ children }: { children: ReactNode }) {
  const common = await getTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col px-4 md:px-8">
      <SkipLink label={common("skipToContent")} />
      <header className="flex flex-wrap items-center justify-between gap-2 py-3">
        <BrandLink href="/" name={common("appName")} />
        <Preferences />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-form flex-1 py-8 outline-none">
        {children}
      </main>
    </div>
  );
}
