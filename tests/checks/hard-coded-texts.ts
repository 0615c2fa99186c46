import { projectRoot } from "../support/project.ts";
import { readCatalogue } from "./messages.ts";
import { isNode, lineOf, type Node, parseSources, type Source, walk } from "./parse-sources.ts";

/** Attributes that a person reads or hears. */
const readAttributes =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|alt|title|placeholder|label|text|heading|hint|.+(Label|Text|Title|Hint))$/;

/** The same in every language: names, and what a machine reads. */
const allowedTexts = new Set([
  "SellerCloudX",
  "Telegram",
  "Ctrl",
  "Ctrl K",
  "Cmd",
  "Esc",
  "Enter",
  "Tab",
  "MB",
  "API",
  "CSV",
  "TOTP",
]);

/** Words that stand in the code instead of the catalogues, and errors that name no sentence of theirs. */
export function findHardCodedTexts(root = projectRoot): string[] {
  const errors = readCatalogue("uz", "errors.json", `${root}/lib/i18n/messages`);
  return parseSources(root, ["app", "components", "lib", "inngest"]).flatMap((source) => [
    ...(source.file.endsWith(".tsx") ? findWords(source) : []),
    ...findUnknownErrors(source, errors),
  ]);
}

function findWords(source: Source): string[] {
  const faults: string[] = [];
  for (const { node } of walk(source.program)) {
    if (node.type === "JSXText") faults.push(...judge(source, node, String(node.value)));
    if (node.type === "JSXExpressionContainer") continue;
    if (node.type === "JSXAttribute" && isReadOut(node) && isNode(node.value)) {
      faults.push(...listTexts(node.value).flatMap((text) => judge(source, node, text)));
    }
    if (node.type === "JSXElement" || node.type === "JSXFragment") {
      const expressions = (node.children as Node[]).filter(({ type }) => type === "JSXExpressionContainer");
      faults.push(...expressions.flatMap((child) => listTexts(child).flatMap((text) => judge(source, child, text))));
    }
  }
  return faults;
}

function judge(source: Source, node: Node, text: string): string[] {
  const words = text.trim();
  const isText = /\p{L}{2,}/u.test(words) && !allowedTexts.has(words);
  return isText ? [`${source.file}:${lineOf(source, node)} has a text of its own: ${JSON.stringify(words)}`] : [];
}

function isReadOut(attribute: Node): boolean {
  const { name } = attribute;
  if (!isNode(name)) return false;
  return name.name !== "enterKeyHint" && readAttributes.test(String(name.name));
}

/** The literal texts that an expression may come to: alone, in a choice, behind `&&` and `??`, in a template. */
function listTexts(node: Node): string[] {
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
    case "JSXExpressionContainer":
      return isNode(node.expression) ? listTexts(node.expression) : [];
    case "ConditionalExpression":
      return [node.consequent, node.alternate].filter(isNode).flatMap(listTexts);
    case "LogicalExpression":
      return [node.left, node.right].filter(isNode).flatMap(listTexts);
    default:
      return [];
  }
}

/** `new AppError("invalid", "pricing.floorBelowCost")`: the second word is a key of `errors.*`. */
function findUnknownErrors(source: Source, errors: Map<string, string>): string[] {
  const faults: string[] = [];
  for (const { node } of walk(source.program)) {
    if (node.type !== "NewExpression" || !isNode(node.callee) || node.callee.name !== "AppError") continue;
    const key = (node.arguments as Node[])[1];
    if (!key) continue;
    const unknown = listTexts(key).filter((text) => key.type !== "TemplateLiteral" && !errors.has(text));
    faults.push(
      ...unknown.map(
        (text) => `${source.file}:${lineOf(source, node)} names no text of errors.*: ${JSON.stringify(text)}`,
      ),
    );
  }
  return faults;
}
