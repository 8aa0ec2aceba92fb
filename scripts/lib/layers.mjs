import { importsOf, packageOf, resolveImport, withoutComments } from "./imports.mjs";
import {
  featureFile,
  featureFileAdvice,
  framework,
  layers,
  longestFile,
  registries,
} from "./layer-rules.mjs";

const CLOCK_OR_CHANCE =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.now\(|\bprocess\./;

function layerOf(file) {
  return layers.find((layer) => layer.match.test(file));
}

function* importProblems(file, text, files) {
  const layer = layerOf(file);
  if (!layer || layer.may === "everything") return;
  for (const { from, typeOnly } of importsOf(text)) {
    const target = resolveImport(from, file, files);
    const targetLayer = target && layerOf(target);
    const allowed = [...layer.may, ...(typeOnly ? (layer.types ?? []) : [])];
    if (targetLayer && !allowed.includes(targetLayer.name)) {
      const asType = layer.types?.includes(targetLayer.name) ? " (only its types)" : "";
      yield `${file}: ${layer.name} may not import ${targetLayer.name}${asType}: "${from}". ${layer.advice}`;
    }
    const name = packageOf(from);
    if (name && layer.packages && !layer.packages.includes(name)) {
      yield `${file}: ${layer.name} may not use the package "${from}". ${layer.advice}`;
    }
    if (name === "next" && !layer.next && !typeOnly) {
      yield `${file}: ${layer.name} may not use Next ("${from}"): it belongs in app, components or lib/auth.`;
    }
  }
}

function* shapeProblems(file, text) {
  const layer = layerOf(file);
  if (layer?.name === "tools") return;
  const feature = /^lib\/([\w-]+)\//.exec(file)?.[1];
  const isFeature = feature !== undefined && !framework.includes(feature);
  if (isFeature && !featureFile.test(file)) {
    yield `${file}: no such file in a feature. ${featureFileAdvice}`;
  }
  if (!layer) {
    if (!isFeature) yield `${file}: belongs to no layer; see scripts/lib/layer-rules.mjs.`;
    return;
  }
  const pure = layer.name === "engine" || layer.name === "store";
  const impure = pure && CLOCK_OR_CHANCE.exec(withoutComments(text))?.[0];
  if (impure) {
    yield `${file}: ${layer.name} code may not ask for "${impure}": take it as an argument.`;
  }
  const gathers = importsOf(text).filter((i) => i.reExport && !i.typeOnly).length > 0;
  if (gathers && !registries.test(file)) {
    yield `${file}: re-exports only in a registry: import from the file that holds the thing.`;
  }
  const lines = text.split("\n").length - 1;
  if (lines > longestFile && layer.name !== "texts") {
    yield `${file}: ${lines} lines, more than ${longestFile}: split it by what it holds.`;
  }
}

/** Finds import cycles: walks depth first and reports each way back to a file still open. */
function* cycles(files) {
  const state = new Map();
  const path = [];
  const found = new Set();
  function visit(file) {
    state.set(file, "open");
    path.push(file);
    for (const { from, typeOnly, dynamic } of importsOf(files.get(file) ?? "")) {
      if (typeOnly || dynamic) continue;
      const target = resolveImport(from, file, files);
      if (!target) continue;
      if (state.get(target) === "open")
        found.add([...path.slice(path.indexOf(target)), target].join(" → "));
      else if (!state.has(target)) visit(target);
    }
    path.pop();
    state.set(file, "done");
  }
  for (const file of files.keys()) if (!state.has(file)) visit(file);
  for (const cycle of found) {
    yield `Files import each other in a circle: ${cycle}. Move what they share into a third file.`;
  }
}

/**
 * Checks a whole source tree against the layers.
 * @param {Map<string, string>} files text by path relative to the project, with forward slashes
 * @returns {string[]} one sentence per violation
 */
export function layerProblems(files) {
  const problems = [];
  for (const [file, text] of files) {
    problems.push(...importProblems(file, text, files), ...shapeProblems(file, text));
  }
  problems.push(...cycles(files));
  return problems;
}
