type StandInNoticeProps = {
  /** "3 ta xizmat oʻrniga sinov nusxasi ishlamoqda" */
  text: string;
  /** Each service by name, with its own page where it has one (outbox, chat, cash desk). */
  services: { name: string; href?: string | undefined }[];
};

/** On every screen while something outside is played by a stand-in. */
export function StandInNotice({ text, services }: StandInNoticeProps) {
  return (
    <details className="border-rule border-b bg-saffron-wash px-4 text-xs lg:px-8">
      <summary className="flex min-h-8 touch:min-h-control list-none items-center gap-2 font-bold text-saffron [&::-webkit-details-marker]:hidden">
        <svg aria-hidden="true" viewBox="0 0 10 10" className="size-2.5 shrink-0 fill-current">
          <path d="M5 0l5 5-5 5-5-5z" />
        </svg>
        <span className="underline underline-offset-3">{text}</span>
      </summary>
      <ul className="flex flex-wrap gap-x-4 gap-y-1 pb-2">
        {services.map(({ name, href }) => (
          <li key={name}>
            {href ? (
              <a href={href} className="link">
                {name}
              </a>
            ) : (
              name
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
