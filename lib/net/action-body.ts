/** The codes by which React writes plain values into the arguments of an action; `$$` begins a text that begins with `$`. */
const plain = /^\$(?:\$|undefined$|Infinity$|-Infinity$|-0$|NaN$|D|n-?\d{1,200}$)/;
/** A form among the arguments, in parts of its own. */
const formInParts = /^\$K[0-9a-f]+$/;

/**
 * Whether a body is what React sends with our actions: a list of arguments, which are plain values or, in a body of
 * parts, forms. What points at anything else makes Next answer 500; no input of ours holds one object twice.
 */
export function isArgumentList(body: string, hasParts = false): boolean {
  try {
    let isSound = true;
    const parsed: unknown = JSON.parse(body, (_, value: unknown) => {
      const isCode = typeof value === "string" && value.startsWith("$");
      if (isCode && !plain.test(value) && !(hasParts && formInParts.test(value))) isSound = false;
      return value;
    });
    return isSound && Array.isArray(parsed);
  } catch {
    return false;
  }
}
