import { getMessages } from "next-intl/server";
import { AgainHost } from "@/components/auth/again-host";
import type { Viewer } from "@/lib/auth/session";
import type { Messages } from "@/lib/i18n/catalogue";

type AgainProps = { viewer: Pick<Viewer, "username" | "hasSecondFactor"> };

/** What keys, rights and money ask for is asked for here, whatever page is open. */
export async function Again({ viewer }: AgainProps) {
  const { auth, signIn, common, errors } = (await getMessages()) as Messages;
  return (
    <AgainHost
      username={viewer.username}
      hasSecondFactor={viewer.hasSecondFactor}
      texts={{
        ...signIn.again,
        password: auth.fields.password,
        code: signIn.code.label,
        showPassword: auth.fields.showPassword,
        hidePassword: auth.fields.hidePassword,
        close: common.close,
        offline: errors.offline,
      }}
    />
  );
}
