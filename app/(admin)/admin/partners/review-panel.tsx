"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { ReasonForm } from "@/app/(admin)/admin/partners/reason-form";
import { recall } from "@/app/(admin)/admin/partners/recall";
import type { ReviewTexts } from "@/app/(admin)/admin/partners/review-texts";
import { useCalm } from "@/app/(admin)/admin/partners/use-calm";
import { useReviewKeys } from "@/app/(admin)/admin/partners/use-review-keys";
import { useSending } from "@/components/partners/use-sending";
import { Alert } from "@/components/ui/alert";
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
  /** The version that is read here. */
  seen: string;
  /** Who else has decided, in a sentence; null when nobody has. */
  decided: string | null;
  nextHref: string;
  /** The address that names this application. */
  ownHref: string;
  /** The page's own address names it. */
  isPinned: boolean;
  storyHref: string;
};

/** One press or one key a decision; the next application follows by itself. */
export function ReviewPanel(props: ReviewPanelProps) {
  const { partnerId, status, seen, decided, nextHref, ownHref, isPinned, storyHref, theirLocale, texts } = props;
  const { rejection, suspension } = props;
  const router = useRouter();
  const panel = useRef<HTMLDivElement>(null);
  const [opened] = useState({ status, seen });
  const [asked, setAsked] = useState<"rejection" | "suspension">("rejection");
  // What is changed while a reason is typed has not been read.
  const [askedOf, setAskedOf] = useState(seen);
  const [isAsking, setAsking] = useState(false);
  const [isDone, setDone] = useState(false);
  const isCalm = useCalm(`${partnerId} ${status} ${seen}`);
  // Else whoever is first in the queue would be shown here, whoever that is after the next decision.
  useEffect(() => {
    if (!isPinned && panel.current?.checkVisibility()) window.history.replaceState(null, "", ownHref);
  }, [isPinned, ownHref]);
  const ask = (what: "rejection" | "suspension") => {
    if (!isCalm) return;
    setAsked(what);
    setAskedOf(seen);
    setAsking(true);
  };
  const comeBack = () => {
    // The next one may not stand here yet.
    setDone(false);
    router.push(ownHref);
  };
  const goOn = (said: string, undo?: () => void) => {
    setDone(true);
    setAsking(false);
    showToast({ text: said, action: undo && { label: texts.undo, run: undo } });
    router.push(nextHref);
  };
  const { offline } = texts;
  const approval = useSending(approvePartnerAction, {
    offline,
    onDone: () => goOn(texts.approved, () => recall(partnerId, texts, comeBack)),
  });
  const reactivation = useSending(reactivatePartnerAction, { offline, onDone: () => goOn(texts.reactivated) });
  const overtaken = !isDone && status !== opened.status ? decided : null;
  const canDecide = !isDone && overtaken === null;
  const isWaiting = canDecide && status === "PENDING";
  const decide = ({ send }: Pick<typeof approval, "send">, fields: Record<string, string>) => {
    if (isCalm && canDecide) send(fill({ partnerId, ...fields }));
  };
  const approve = () => decide(approval, { seen });
  useReviewKeys(panel, {
    n: () => isCalm && router.push(nextHref),
    ...(isWaiting && { a: approve, r: () => ask("rejection") }),
  });
  const dialog = asked === "suspension" ? suspension : rejection;
  const held = { "aria-disabled": !isCalm || undefined };
  return (
    <div ref={panel} className="mt-6 flex flex-col gap-3 border-rule border-t pt-4">
      <FormErrors title={approval.failure?.error ?? reactivation.failure?.error} />
      {overtaken ? <Alert tone="info" role="status" title={overtaken} /> : null}
      {isWaiting && seen !== opened.seen ? <Alert tone="attention" role="status" title={texts.changed} /> : null}
      <div className="flex flex-wrap gap-2 max-md:flex-col">
        {isWaiting ? (
          <>
            <Button {...held} variant="primary" onClick={approve} pending={approval.isPending} aria-keyshortcuts="a">
              {texts.approve}
            </Button>
            <Button {...held} onClick={() => ask("rejection")} aria-haspopup="dialog" aria-keyshortcuts="r">
              {texts.reject}
            </Button>
          </>
        ) : null}
        {canDecide && status === "SUSPENDED" ? (
          <Button {...held} variant="primary" onClick={() => decide(reactivation, {})} pending={reactivation.isPending}>
            {texts.reactivate}
          </Button>
        ) : null}
        {canDecide && status === "APPROVED" ? (
          <Button {...held} aria-haspopup="dialog" onClick={() => ask("suspension")}>
            {texts.suspend}
          </Button>
        ) : null}
        <ButtonLink href={nextHref} aria-keyshortcuts="n">
          {texts.next}
        </ButtonLink>
        {isWaiting ? null : <ButtonLink href={storyHref}>{texts.story}</ButtonLink>}
      </div>
      {isWaiting ? <p className="text-ink-soft text-xs max-lg:hidden">{texts.keys}</p> : null}
      <Dialog open={isAsking} onClose={() => setAsking(false)} title={dialog.title} closeLabel={dialog.texts.close}>
        <ReasonForm
          key={asked}
          action={asked === "suspension" ? suspendPartnerAction : rejectPartnerAction}
          hidden={asked === "suspension" ? { partnerId } : { partnerId, seen: askedOf }}
          overtaken={overtaken}
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
