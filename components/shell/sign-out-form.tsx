import { LogOut } from "lucide-react";
import { SubmitButton } from "@/components/ui/submit-button";
import { signOutAction } from "@/lib/auth/actions";

export function SignOutForm({ label }: { label: string }) {
  return (
    <form action={signOutAndLeave}>
      <SubmitButton variant="quiet" size="wide" icon={<LogOut aria-hidden className="size-4" />}>
        {label}
      </SubmitButton>
    </form>
  );
}

async function signOutAndLeave() {
  "use server";
  await signOutAction({});
}
