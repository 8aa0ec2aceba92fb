import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseAst } from "vitest/node";

const root = path.resolve(import.meta.dirname, "../..");

/** A node of the syntax tree (ESTree), as far as texts are looked for in it. */
interface Node {
  type: string;
  start: number;
  [part: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value;

/** The texts of one place: what `t` and `translated` say, and what is written without them. */
export interface Literals {
  said: string[];
  /** Among ids maybe: what the texts of `translated` hold. */
  listed: string[];
  /** A constant may be said where it is used. */
  unsaid: { text: string; line: number; isConstant: boolean }[];
}

/** Whether `translated` says a text; functions among its texts say theirs by `t`. */
type Listed = boolean | typeof WITHIN;
const WITHIN = "what a function makes";

export function* sourcesOf(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) yield* sourcesOf(file);
    else if (/\.tsx?$/.test(file) && !/\.(test|dev|bench)\.tsx?$/.test(file)) yield file;
  }
}

/** What people read, by what it is written into: attributes, and properties of the same names. */
const SHOWN =
  /^(action|alt|aria-(label|description|roledescription)|caption|description|detail|empty|error|heading|help|hint|label|legend|message|placeholder|suffix|summary|title|tooltip)$/;

/** A sentence or its beginning, wherever it stands: what only the program reads is not written so. */
const SENTENCE = /^[“"]?[A-Z][a-z’']*[,:]? .*[a-z]{2}|^[A-Z][a-z]{2,} ?(…|\.|\?)$/;

/** "{0} leads" of `${count} leads`. */
function patternOf(template: Node): string {
  const parts = template.quasis as { value: { cooked: string } }[];
  return parts.reduce((said, { value }, i) => `${said}${i ? `{${i - 1}}` : ""}${value.cooked}`, "");
}

function textOf(node: Node): string | null {
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : null;
  if (node.type === "JSXText") return (node.value as string).replace(/\s+/g, " ").trim();
  return node.type === "TemplateLiteral" ? patternOf(node) : null;
}

const nameOf = (node: unknown) => (isNode(node) ? String(node.name ?? node.value ?? "") : "");

const isFunction = (node: Node) => /^(Arrow)?Function/.test(node.type);

/** The names in the second argument of `translated`; null where every property is a text. */
function namedTexts([, only]: Node[]): Set<string> | null {
  if (only?.type !== "ArrayExpression") return null;
  return new Set((only.elements as Node[]).map((one) => textOf(one) ?? ""));
}

/** How ids are written, which functions of such a module make as well. */
const BEGINS_AS_TEXT = /^[“"(]?[A-Z\d]/;

const PASSED_OVER = /^(Import|ExportAll|TS(?!As|NonNull|Satisfies))/;

/** The texts of a file. */
export function literalsOf(file: string): Literals {
  const source = readFileSync(path.join(root, file), "utf8");
  const found: Literals = { said: [], listed: [], unsaid: [] };
  /** Of the call of `translated` that is looked through: which properties are texts. */
  let named: Set<string> | null = null;
  const lineOf = ({ start }: Node) => source.slice(0, start).split("\n").length;

  function visit(node: unknown, isShown: boolean, isListed: Listed, isConstant = false): void {
    if (Array.isArray(node)) for (const one of node) visit(one, isShown, isListed);
    if (!isNode(node) || PASSED_OVER.test(node.type)) return;
    if (node.type === "TaggedTemplateExpression" && nameOf(node.tag) === "t") {
      const template = node.quasi as Node;
      found.said.push(patternOf(template));
      visit(template.expressions, isShown, isListed);
      return;
    }
    if (node.type === "CallExpression") {
      const called = nameOf(node.callee);
      const [first] = node.arguments as Node[];
      const text = called === "t" && first ? textOf(first) : null;
      if (text !== null) found.said.push(text);
      else if (called === "translated") {
        named = namedTexts(node.arguments as Node[]);
        visit(first, false, true);
        named = null;
      } else visit([node.callee, node.arguments], false, isListed && WITHIN);
      return;
    }
    // Who runs Handoff reads what is thrown and was not expected.
    if (node.type === "NewExpression" && /Error$/.test(nameOf(node.callee))) return;
    const text = textOf(node);
    if (text !== null) {
      if (isListed === WITHIN ? BEGINS_AS_TEXT.test(text) : isListed) {
        found.listed.push(text);
      } else if (isListed) return;
      else if (SENTENCE.test(text) || ((isShown || node.type === "JSXText") && isText(text))) {
        found.unsaid.push({ text, line: lineOf(node), isConstant });
      }
    }
    visitParts(node, isShown, isListed);
  }

  function visitParts(node: Node, isShown: boolean, given: Listed): void {
    const isListed = given && isFunction(node) ? WITHIN : given;
    if (isListed === true && node.type === "Property" && isLeftOut(node)) return;
    for (const [part, value] of Object.entries(node)) {
      if (part === "type" || typeof value !== "object") continue;
      if (node.type === "JSXAttribute" || node.type === "Property") {
        const key = nameOf(node.type === "Property" ? node.key : node.name);
        if (part === "value") visit(value, SHOWN.test(key), isListed);
      } else if (node.type === "VariableDeclarator") {
        if (part === "init") visit(value, false, isListed, true);
      } else if (node.type === "JSXElement" || node.type === "JSXFragment") {
        visit(value, part === "children", isListed);
      } else visit(value, isShown && !/test|object|property|left/.test(part), isListed);
    }
  }

  /** Nothing but an id or a word of the program: `translated` leaves it as it is. */
  function isLeftOut({ key, value }: Node): boolean {
    if (named === null || named.has(nameOf(key))) return false;
    const { type, elements } = value as Node;
    const all = type === "ArrayExpression" ? (elements as Node[]) : [value as Node];
    return all.every((one) => textOf(one) !== null);
  }

  const lang = file.endsWith("x") ? "tsx" : "ts";
  visit(parseAst(source, { lang }).body, false, false);
  return found;
}

/** Whether it has words: neither a sign alone nor an address, a key or an id. */
function isText(text: string): boolean {
  return /[A-Za-z]{2}/.test(text) && !/^[a-z]+([A-Z_:/.-][\w:/.-]*)$|^https?:/.test(text);
}
