import type { Letter } from "@/app/(admin)/admin/partners/review-texts";

type LetterPreviewProps = { label: string; letter: Letter; reason: string; locale: string };

/** What the person is told, in their own language, with the reason as it is typed so far. */
export function LetterPreview({ label, letter, reason, locale }: LetterPreviewProps) {
  const { title, before, after, button } = letter;
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="font-bold text-sm">{label}</figcaption>
      <div lang={locale} className="flex flex-col gap-2 rounded-control border border-rule bg-paper px-4 py-3 text-sm">
        <p className="font-bold">{title}</p>
        <p className="wrap-anywhere whitespace-pre-line">
          {before}
          <span className="bg-saffron-wash">{reason || "…"}</span>
          {after}
        </p>
        <p>
          <span className="inline-block rounded-control bg-lapis px-3 py-1.5 font-bold text-on-lapis">{button}</span>
        </p>
      </div>
    </figure>
  );
}
