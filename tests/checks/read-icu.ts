export type IcuArgument = { name: string; kind: string; options: string[] };

/** Every argument of a message, those inside choices too: `{name}`, `{count, plural, one {…} other {…}}`. */
export function readArguments(message: string): IcuArgument[] {
  const found: IcuArgument[] = [];
  for (let at = message.indexOf("{"); at >= 0; at = message.indexOf("{", at)) {
    const end = findClosing(message, at);
    found.push(...readArgument(message.slice(at + 1, end - 1)));
    at = end;
  }
  return found;
}

function readArgument(body: string): IcuArgument[] {
  const [, name = "", kind = "", rest = ""] = /^\s*(\w+)\s*(?:,\s*(\w+)\s*)?(?:,([\s\S]*))?$/.exec(body) ?? [];
  if (!["plural", "select", "selectordinal"].includes(kind)) return [{ name, kind, options: [] }];
  const options: string[] = [];
  const inner: IcuArgument[] = [];
  let at = 0;
  for (let open = rest.indexOf("{"); open >= 0; open = rest.indexOf("{", at)) {
    const end = findClosing(rest, open);
    options.push(
      rest
        .slice(at, open)
        .replace(/offset:\d+/, "")
        .trim(),
    );
    inner.push(...readArguments(rest.slice(open + 1, end - 1)));
    at = end;
  }
  return [{ name, kind, options }, ...inner];
}

/** Behind the brace that closes the one at `from`; the text's end where none does. */
function findClosing(message: string, from: number): number {
  let depth = 0;
  for (let at = from; at < message.length; at += 1) {
    if (message[at] === "{") depth += 1;
    if (message[at] === "}") depth -= 1;
    if (depth === 0) return at + 1;
  }
  return message.length + 1;
}
