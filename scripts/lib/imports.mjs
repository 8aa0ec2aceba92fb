import path from "node:path";

const STATEMENT =
  /(?:^|[;\n}])\s*(import|export)\s+(type\s+)?((?:[\w$*\s,]|\{[^}]*\})*?)\s*(?:from\s*)?["']([^"'\n]+)["']/g;
const DYNAMIC = /\b(?:import|new URL)\(\s*["']([^"'\n]+)["']/g;

/** Blanks out comments, leaving strings and line numbers as they are. */
export function withoutComments(text) {
  return text.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[\s\S]*?\*\/|(^|[^:\\])\/\/[^\n]*/g,
    (all, string, before) => string ?? (before ?? "") + all.replace(/[^\n]/g, ""),
  );
}

function namesAreTypes(clause) {
  const names = /^\{([\s\S]*)\}$/
    .exec(clause.trim())?.[1]
    ?.split(",")
    .filter((n) => n.trim());
  return names !== undefined && names.length > 0 && names.every((n) => /^\s*type\s/.test(n));
}

/** The import statements of a source text: `{ from, typeOnly, reExport, dynamic }`. */
export function importsOf(text) {
  const source = withoutComments(text);
  const found = [];
  for (const [, keyword, type, clause, from] of source.matchAll(STATEMENT)) {
    found.push({
      from,
      typeOnly: Boolean(type) || namesAreTypes(clause ?? ""),
      reExport: keyword === "export",
      dynamic: false,
    });
  }
  for (const [, from] of source.matchAll(DYNAMIC)) {
    found.push({ from, typeOnly: false, reExport: false, dynamic: true });
  }
  return found;
}

const ENDINGS = ["", ".ts", ".tsx", ".mjs", "/index.ts", "/index.tsx"];

/** Project path that an import names, `undefined` for a package or a file that is no source. */
export function resolveImport(from, importer, files) {
  const isOurs = from.startsWith("@/") || from.startsWith(".");
  if (!isOurs) return undefined;
  const base = from.startsWith("@/")
    ? from.slice(2)
    : path.posix.join(path.posix.dirname(importer), from);
  return ENDINGS.map((ending) => base + ending).find((candidate) => files.has(candidate));
}

/** Name of the package that an import names: `next/link` is `next`. */
export function packageOf(from) {
  if (from.startsWith("@/") || from.startsWith(".")) return undefined;
  return from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");
}
