import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SubmitButton } from "@/components/ui/submit-button";
import { closeViewAction } from "@/lib/auth/view-actions";

/** On every page while somebody else's books are open: whose, that nothing can be changed, and the way back. */
export async function ViewBanner({ kind, name }: { kind: "SUPPORT" | "DEMO"; name: string }) {
  const t = await getTranslations("views");
  return kind === "DEMO" ? (
    <Banner text={t("demo")} button={t("closeDemo")} />
  ) : (
    <Banner text={t("support", { name })} button={t("closeSupport")} />
  );
}

/** On pages that show a person's own while the demo is open beside them. */
export async function OpenDemoBanner() {
  const t = await getTranslations("views");
  return <Banner text={t("demoBeside")} button={t("closeDemo")} />;
}

function Banner({ text, button }: { text: string; button: string }) {
  async function close() {
    "use server";
    await closeViewAction({});
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-edge border-b bg-lapis px-4 py-1 text-on-lapis text-sm lg:px-8">
      <p role="status">{text}</p>
      <form action={close}>
        <SubmitButton variant="quiet">{button}</SubmitButton>
      </form>
    </div>
  );
}

type OwnProfileButtonProps = { className: string; children: ReactNode };

/** A link would lead to the demo's profile as long as the demo is open. */
export function OwnProfileButton({ className, children }: OwnProfileButtonProps) {
  async function leaveDemo() {
    "use server";
    await closeViewAction({ next: "/profile" });
  }
  return (
    <form action={leaveDemo}>
      <button type="submit" className={className}>
        {children}
      </button>
    </form>
  );
}

/** Over every page of the demo, so that no picture of it passes for real figures. */
export async function DemoWatermark() {
  const word = (await getTranslations("views"))("watermark");
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="220"><text x="20" y="140" transform="rotate(-24 160 110)" font-family="sans-serif" font-size="34" font-weight="700" letter-spacing="6" fill="#7a7264" fill-opacity="0.13">${word}</text></svg>`;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none fixed inset-0 z-40"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }}
    />
  );
}
