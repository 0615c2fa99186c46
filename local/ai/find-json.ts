/** The first JSON object that stands in a text, alone or among words. */
export function findJson(text: string): Record<string, unknown> {
  for (let start = text.indexOf("{"); start >= 0; start = text.indexOf("{", start + 1)) {
    const end = findEnd(text, start);
    if (end === null) continue;
    try {
      return JSON.parse(text.slice(start, end)) as Record<string, unknown>;
    } catch {
      // Braces in prose: look further.
    }
  }
  return {};
}

function findEnd(text: string, start: number): number | null {
  let depth = 0;
  let isQuoted = false;
  for (let place = start; place < text.length; place++) {
    const sign = text[place];
    if (isQuoted) {
      if (sign === "\\") place++;
      else if (sign === '"') isQuoted = false;
    } else if (sign === '"') isQuoted = true;
    else if (sign === "{") depth++;
    else if (sign === "}" && --depth === 0) return place + 1;
  }
  return null;
}
