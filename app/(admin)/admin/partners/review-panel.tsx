"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ReasonForm } from "@/app/(admin)/admin/partners/reason-form";
import type { ReviewTexts } from "@/app/(admin)/admin/partners/review-texts";
import { useReviewKeys } from "@/app/(admin)/admin/partners/use-review-keys";
import { useSending } from "@/components/partners/use-sending";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormErrors } from "@/components/ui/form-errors";
import { showToast } from "@/components/ui/toast";
import type { Applicant } from "@/lib/partners/find-applicant";
import {
  approvePartnerAction,
  reactivatePartnerAction,
  rejectPartnerAction,
  suspendPartnerAction,
} from "@/lib/partners/review-actions";

type ReviewPanelProps = ReviewTexts & {
  partnerId: string;
  status: Applicant["status"];
  seenAt: string;
  nextHref: string;
  storyHref: string;
};

/** One press or one key a decision; the next application follows by itself. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { partnerId, status, seenAt, nextHref, storyHref, theirLocale, texts, rejection, suspension } = props;
  const router = useRouter();
  const panel = useRef<HTMLDivElement>(null);
  const [asked, ask] = useState<"rejection" | "suspension" | null>(null);
  const goOn = (said: string) => {
    ask(null);
    showToast({ text: said });
    router.push(nextHref);
  };
  const { offline } = texts;
  const approval = useSending(approvePartnerAction, { offline, onDone: () => goOn(texts.approved) });
  const reactivation = useSending(reactivatePartnerAction, { offline, onDone: () => goOn(texts.reactivated) });
  const isWaiting = status === "PENDING";
  const approve = () => approval.send(fill({ partnerId, seenAt }));
  useReviewKeys(panel, {
    n: () => router.push(nextHref),
    ...(isWaiting && { a: approve, r: () => ask("rejection") }),
  });
  const dialog = asked === "suspension" ? suspension : rejection;
  return (
    <div ref={panel} className="mt-6 flex flex-col gap-3 border-rule border-t pt-4">
      <FormErrors title={approval.failure?.error ?? reactivation.failure?.error} />
      <div className="flex flex-wrap gap-2 max-md:flex-col">
        {isWaiting ? (
          <>
            <Button variant="primary" onClick={approve} pending={approval.isPending} aria-keyshortcuts="a">
              {texts.approve}
            </Button>
            <Button onClick={() => ask("rejection")} aria-haspopup="dialog" aria-keyshortcuts="r">
              {texts.reject}
            </Button>
          </>
        ) : null}
        {status === "SUSPENDED" ? (
          <Button
            variant="primary"
            onClick={() => reactivation.send(fill({ partnerId }))}
            pending={reactivation.isPending}
          >
            {texts.reactivate}
          </Button>
        ) : null}
        {status === "APPROVED" ? (
          <Button aria-haspopup="dialog" onClick={() => ask("suspension")}>
            {texts.suspend}
          </Button>
        ) : null}
        <ButtonLink href={nextHref} aria-keyshortcuts="n">
          {texts.next}
        </ButtonLink>
        {isWaiting ? null : <ButtonLink href={storyHref}>{texts.story}</ButtonLink>}
      </div>
      {isWaiting ? <p className="text-ink-soft text-xs max-lg:hidden">{texts.keys}</p> : null}
      <Dialog open={asked !== null} onClose={() => ask(null)} title={dialog.title} closeLabel={dialog.texts.close}>
        <ReasonForm
          key={asked}
          action={asked === "suspension" ? suspendPartnerAction : rejectPartnerAction}
          hidden={asked === "suspension" ? { partnerId } : { partnerId, seenAt }}
          words={dialog}
          locale={theirLocale}
          onDone={() => goOn(dialog.done)}
        />
      </Dialog>
    </div>
  );
}

function fill(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
