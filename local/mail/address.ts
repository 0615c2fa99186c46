const PLAIN = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

/** `email@example.com` or `Name <email@example.com>`; null when it is neither. */
export function parseAddress(text: string): { name: string; email: string } | null {
  const named = /^\s*([^<>\r\n]*?)\s*<([^<>]+)>\s*$/.exec(text);
  const name = named?.[1] ?? "";
  const email = (named?.[2] ?? text).trim();
  return PLAIN.test(email) ? { name: name.replace(/^"(.*)"$/, "$1"), email } : null;
}
