import { type Story, until } from "./steps.ts";

type Mail = { id: string; subject: string; html: string; text: string };

/** The newest mail to an address that fits; waits for it. */
export function findMail(story: Story, to: string, fits: (mail: Mail) => boolean): Promise<Mail> {
  const url = `${story.page("mail")}/messages.json?to=${encodeURIComponent(to)}`;
  return until(`a mail to ${to}`, async () => {
    const mails = (await (await fetch(url)).json()) as Mail[];
    return mails.find(fits);
  });
}
