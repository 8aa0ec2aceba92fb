import {
  type CSSProperties,
  Fragment,
  isValidElement,
  type JSXElementConstructor,
  type ReactElement,
  type ReactNode,
} from "react";

type Props = Record<string, unknown> & {
  children?: ReactNode;
  dangerouslySetInnerHTML?: { __html: string };
};
type Drawn = JSXElementConstructor<Props> | { render(props: Props): ReactNode };

/** Written without an end. */
const VOID = new Set(["br", "hr", "img", "input"]);
const NAMES: Record<string, string> = { className: "class", htmlFor: "for", tabIndex: "tabindex" };
const NOT_WRITTEN = new Set(["children", "dangerouslySetInnerHTML", "suppressHydrationWarning"]);

/**
 * What parts of a page that only show something look like, as markup. Components are asked once for
 * their first look: one that waits, provides a context or is kept by a class is refused.
 */
export function markupOf(node: ReactNode): string {
  if (node === null || node === undefined || typeof node === "boolean") return "";
  if (typeof node === "string") return escaped(node);
  if (typeof node === "number" || typeof node === "bigint") return String(node);
  if (Array.isArray(node)) return node.map(markupOf).join("");
  if (isValidElement<Props>(node)) return elementMarkup(node);
  throw new Error("Only what is there at once can be written as markup");
}

function elementMarkup({ type, props }: ReactElement<Props>): string {
  if (typeof type === "string") return tagMarkup(type, props);
  if ((type as unknown) === Fragment) return markupOf(props.children);
  const drawn = type as Drawn;
  if (typeof drawn === "object" && "render" in drawn) return markupOf(drawn.render(props));
  if (typeof drawn !== "function") throw new Error("Such a component cannot be written as markup");
  return markupOf((drawn as (given: Props) => ReactNode)(props));
}

function tagMarkup(tag: string, props: Props): string {
  let start = `<${tag}`;
  for (const [name, value] of Object.entries(props)) {
    if (!NOT_WRITTEN.has(name)) start += attribute(name, value);
  }
  const inner = props.dangerouslySetInnerHTML?.__html ?? markupOf(props.children);
  return VOID.has(tag) ? `${start}/>` : `${start}>${inner}</${tag}>`;
}

function attribute(name: string, value: unknown): string {
  // What happens at a click or a key comes with the page's script.
  if (value === null || value === undefined || typeof value === "function") return "";
  const written = NAMES[name] ?? name.replace(/^stroke[A-Z]/, dashed);
  if (typeof value === "boolean") {
    if (/^(aria|data)-/.test(name)) return ` ${written}="${value}"`;
    return value ? ` ${written}=""` : "";
  }
  const text = name === "style" ? styleText(value as CSSProperties) : String(value);
  return ` ${written}="${escaped(text)}"`;
}

function styleText(style: CSSProperties): string {
  return Object.entries(style)
    .map(([name, value]) => `${name.replaceAll(/[A-Z]/g, dashed)}:${value}`)
    .join(";");
}

function dashed(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#x27;",
};

function escaped(text: string): string {
  return /[&<>"']/.test(text) ? text.replaceAll(/[&<>"']/g, (one) => ESCAPES[one] ?? one) : text;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The same markup without letters beyond ASCII, and held as such: what is sent again and again is
 * written out in a quarter of the time.
 */
export function asciiMarkup(markup: string): string {
  const plain = markup.replaceAll(/[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);
  return decoder.decode(encoder.encode(plain));
}
