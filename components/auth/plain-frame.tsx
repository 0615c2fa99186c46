import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Again } from "@/components/auth/again";
import { BrandLink } from "@/components/shell/brand-mark";
import { ClientMessages } from "@/components/shell/client-messages";
import { ClosingBanner } from "@/components/shell/closing-banner";
import { Preferences } from "@/components/shell/preferences";
import { SignOutForm } from "@/components/shell/sign-out-form";
import { SkipLink } from "@/components/shell/skip-link";
import { StandIns } from "@/components/shell/stand-ins";
import { OpenDemoBanner } from "@/components/shell/view-banner";
import type { Viewer } from "@/lib/auth/session";

type PlainFrameProps = {
  viewer: Pick<Viewer, "username" | "hasSecondFactor" | "view" | "partnerId" | "isClosing" | "memberRole">;
  home: string;
  children: ReactNode;
};

/** For people whose workspace is not open yet: who waits for approval, and administrators without a second factor. */
export async function PlainFrame({ viewer, home, children }: PlainFrameProps) {
  const t = await getTranslations("common");
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink label={t("skipToContent")} />
      {viewer.view ? <OpenDemoBanner /> : null}
      {viewer.isClosing && viewer.partnerId ? (
        <ClosingBanner partnerId={viewer.partnerId} isOwner={viewer.memberRole === "OWNER"} />
      ) : null}
      <StandIns />
      <header className="flex flex-wrap items-center justify-between gap-2 border-rule border-b px-4 py-3 md:px-8">
        <BrandLink href={home} name={t("appName")} />
        {/* On a phone the two switches fill a row: the way out goes up, beside the name. */}
        <div className="flex flex-wrap items-center gap-2 max-md:order-last max-md:w-full md:ml-auto">
          <Preferences />
        </div>
        <SignOutForm label={t("signOut")} />
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-3xl flex-1 px-4 py-6 outline-none md:px-8">
        <ClientMessages names={["common", "errors"]}>{children}</ClientMessages>
      </main>
      <Again viewer={viewer} />
    </div>
  );
}
