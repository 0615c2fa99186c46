import { readdirSync } from "node:fs";
import { projectRoot } from "../support/project.ts";
import { messagesFolder, readCatalogue } from "./messages.ts";
import { isNode, type Node, parseSources, type Source, walk } from "./parse-sources.ts";

/**
 * Keys that code puts together from data, where no reader of the code could name them, and where that is. `*` is one
 * part of a key, `**` any number. A pattern that fits nothing is a fault too.
 */
const dynamicUses: Record<string, string> = {
  "errors.faces.*": "the error face is handed the whole tree (app/error-face.tsx)",
  "connections.guide.*.*": "the marketplace and the step (components/connections/key-guide.tsx)",
};

/** Texts that nobody asks for. `root` holds `app`, `components`, `lib` and `inngest`. */
export function findUnusedMessages(root = projectRoot, folder = messagesFolder): string[] {
  const sources = parseSources(root, ["app", "components", "lib", "inngest"]);
  const known = new Set(sources.flatMap(listWords));
  const uses = sources.map((source) => readUses(source, known));
  const keys = readdirSync(`${folder}/uz`).flatMap((file) => {
    const namespace = file.replace(/\.json$/, "");
    return [...readCatalogue("uz", file, folder).keys()].map((key) => `${namespace}.${key}`);
  });
  const patterns = Object.keys(dynamicUses).map((pattern) => ({ pattern, expression: toExpression(pattern) }));
  const idle = patterns.filter(({ expression }) => !keys.some((key) => expression.test(key)));
  return [
    ...keys
      .filter((key) => !patterns.some(({ expression }) => expression.test(key)) && !uses.some((use) => use(key)))
      .map((key) => `${key} is used nowhere`),
    ...idle.map(({ pattern }) => `the pattern ${pattern} of unused-messages.ts fits no key`),
  ];
}

const toExpression = (pattern: string) =>
  new RegExp(
    `^${pattern
      .split(".")
      .map((part) => ({ "*": "[^.]+", "**": ".+" })[part] ?? part)
      .join("\\.")}$`,
  );

/** Whether a file may ask for a key: by its words behind the file's own prefixes, or from its end where it has none. */
function readUses(source: Source, known: Set<string>): (key: string) => boolean {
  const prefixes = new Set<string>();
  const words = new Set<string>();
  const shapes: RegExp[] = [];
  const openPrefixes = new Set<string>();
  const chains: string[] = [];
  const names = new Map<string, string[]>();
  for (const { node, above } of walk(source.program)) {
    if (typeof node.value === "string" && node.type === "Literal") words.add(node.value);
    if (node.type === "TemplateLiteral") {
      const shape = readShape(node, above.at(-1));
      if (shape) shapes.push(shape);
    }
    if (node.type === "MemberExpression" && above.at(-1)?.object !== node) chains.push(...readChain(node));
    const namespace = readNamespace(node);
    if (namespace !== null) {
      prefixes.add(namespace);
      for (const name of nameTranslator(node, above)) names.set(name, [...(names.get(name) ?? []), namespace]);
    }
  }
  for (const { node } of walk(source.program)) {
    for (const prefix of names.get(calleeOf(node)) ?? []) if (isOpen(node)) openPrefixes.add(prefix);
  }
  const says = (rest: string) => words.has(rest) || shapes.some((shape) => shape.test(rest));
  return (key) => {
    if (chains.some((chain) => key === chain || key.startsWith(`${chain}.`))) return true;
    for (const prefix of prefixes) {
      if (prefix !== "" && !key.startsWith(`${prefix}.`)) continue;
      const rest = prefix === "" ? key : key.slice(prefix.length + 1);
      if (says(rest) || (openPrefixes.has(prefix) && known.has(rest))) return true;
    }
    return endings(key).some((ending) => (prefixes.size === 0 || ending.includes(".")) && says(ending));
  };
}

/** Every text and every name of a field: what `t(key)` may be given from elsewhere. */
function listWords({ program }: Source): string[] {
  return [...walk(program)].flatMap(({ node }) => {
    if (node.type === "Literal" && typeof node.value === "string") return [node.value];
    return isNode(node.key) && typeof node.key.name === "string" ? [node.key.name] : [];
  });
}

const endings = (key: string) => key.split(".").map((_, index, parts) => parts.slice(index).join("."));

const translatorNames = /^(t|common|shell|errors|names|say)$/;

/** `states.${state}` is any one part behind "states."; `${view}Title` ends so; a template without a word says too little. */
function readShape(node: Node, parent: Node | undefined): RegExp | null {
  const quasis = (node.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked);
  const said = quasis.join("");
  if (quasis.length < 2 || !/^[\w.-]+$/.test(said) || !/\w/.test(said)) return null;
  // Without a dot it may be anything: it counts where a translator is given it.
  if (!said.includes(".") && !(parent && translatorNames.test(calleeOf(parent)))) return null;
  return new RegExp(`^${quasis.map((text) => text.replaceAll(".", "\\.")).join("[\\w-]+")}$`);
}

/** `getTranslations("orders")`, `useTranslations("orders")`, `getTranslations<"orders">`, `{ namespace: "mail" }`. */
function readNamespace(node: Node): string | null {
  if (node.type === "TSTypeQuery" || node.type === "TSInstantiationExpression") {
    const named = [...walk(node)].find(({ node: inner }) => inner.type === "TSLiteralType")?.node;
    const isTranslator = [...walk(node)].some(({ node: inner }) => inner.name === "getTranslations");
    return isTranslator ? (((named?.literal as Node)?.value as string | undefined) ?? "") : null;
  }
  if (node.type !== "CallExpression") return null;
  const name = calleeOf(node);
  const [first] = node.arguments as Node[];
  if (name === "readMailTexts") return "mail";
  if (name === "createTranslator") return readNamespaceField(first);
  if (name !== "getTranslations" && name !== "useTranslations") return null;
  if (!first) return "";
  return typeof first.value === "string" ? first.value : readNamespaceField(first);
}

function readNamespaceField(node: Node | undefined): string {
  const field = ((node?.properties as Node[] | undefined) ?? []).find(
    (property) => isNode(property.key) && property.key.name === "namespace",
  );
  return isNode(field?.value) && typeof field.value.value === "string" ? field.value.value : "";
}

/** `messages.auth.confirm.title`: one text, or a branch that is handed on whole; read from each of its names on. */
function readChain(node: Node): string[] {
  const names: string[] = [];
  let at: Node | undefined = node;
  for (; at?.type === "MemberExpression" && !at.computed; at = at.object as Node)
    names.unshift(String((at.property as Node).name));
  if (typeof at?.name === "string") names.unshift(at.name);
  return names.flatMap((_, index) => (names.length - index > 1 ? [names.slice(index).join(".")] : []));
}

function calleeOf(node: Node): string {
  if (node.type !== "CallExpression" || !isNode(node.callee)) return "";
  const { callee } = node;
  // t.rich(…), t.markup(…), t.has(…), t.raw(…)
  const target = callee.type === "MemberExpression" && isNode(callee.object) ? callee.object : callee;
  return typeof target.name === "string" ? target.name : "";
}

/** The first argument is worked out at run time: a variable, a condition between other than texts, a call. */
function isOpen(node: Node): boolean {
  const [first] = node.arguments as Node[];
  return first !== undefined && !["Literal", "TemplateLiteral"].includes(first.type);
}

/** What the translator is called: `const t = await …`, or its place in `const [t, common] = await Promise.all([…])`. */
function nameTranslator(node: Node, above: Node[]): string[] {
  const declarator = above.findLast(({ type }) => type === "VariableDeclarator");
  const target = declarator?.id;
  if (!isNode(target)) return [];
  if (target.type === "Identifier") return [String(target.name)];
  const list = above.findLast(({ type }) => type === "ArrayExpression");
  const place = ((list?.elements as Node[] | undefined) ?? []).findIndex(
    (element) => element === node || above.includes(element),
  );
  const named = (target.elements as (Node | null)[] | undefined)?.[place];
  return typeof named?.name === "string" ? [named.name] : [];
}
