"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { RejectForm } from "@/app/(admin)/admin/partners/reject-form";
import { useReviewKeys } from "@/app/(admin)/admin/partners/use-review-keys";
import { useSending } from "@/components/partners/use-sending";
import { Button, ButtonLink } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormErrors } from "@/components/ui/form-errors";
import { showToast } from "@/components/ui/toast";
import { approvePartnerAction } from "@/lib/partners/actions";

type Word =
  | "approve"
  | "reject"
  | "next"
  | "keys"
  | "approved"
  | "rejected"
  | "dialogTitle"
  | "templates"
  | "reason"
  | "reasonHint"
  | "send"
  | "close"
  | "offline";

type ReviewPanelProps = {
  partnerId: string;
  canDecide: boolean;
  nextHref: string;
  /** Ready reasons in the applicant's language. */
  templates: string[];
  texts: Record<Word, string>;
};

/** One press or one key a decision; the next application follows by itself. */
export function ReviewPanel({ partnerId, canDecide, nextHref, templates, texts }: ReviewPanelProps) {
  const router = useRouter();
  const panel = useRef<HTMLDivElement>(null);
  const [isRejecting, setRejecting] = useState(false);
  const goOn = (said: string) => {
    setRejecting(false);
    showToast({ text: said });
    router.push(nextHref);
  };
  const approval = useSending(approvePartnerAction, { offline: texts.offline, onDone: () => goOn(texts.approved) });
  const approve = () => {
    const form = new FormData();
    form.set("partnerId", partnerId);
    approval.send(form);
  };
  useReviewKeys(panel, {
    n: () => router.push(nextHref),
    ...(canDecide && { a: approve, r: () => setRejecting(true) }),
  });
  return (
    <div ref={panel} className="mt-6 flex flex-col gap-3 border-rule border-t pt-4">
      <FormErrors title={approval.failure?.error} />
      <div className="flex flex-wrap gap-2 max-md:flex-col">
        {canDecide ? (
          <>
            <Button variant="primary" onClick={approve} pending={approval.isPending} aria-keyshortcuts="a">
              {texts.approve}
            </Button>
            <Button onClick={() => setRejecting(true)} aria-keyshortcuts="r">
              {texts.reject}
            </Button>
          </>
        ) : null}
        <ButtonLink href={nextHref} aria-keyshortcuts="n">
          {texts.next}
        </ButtonLink>
      </div>
      {canDecide ? <p className="text-ink-soft text-xs max-lg:hidden">{texts.keys}</p> : null}
      <Dialog open={isRejecting} onClose={() => setRejecting(false)} title={texts.dialogTitle} closeLabel={texts.close}>
        <RejectForm partnerId={partnerId} templates={templates} texts={texts} onDone={() => goOn(texts.rejected)} />
      </Dialog>
    </div>
  );
}
