// The layers of the code, from the path of a file, and who may import whom. First match wins.
// `may`: layers that may be imported; `types`: further ones, for `import type` only.

const DOMAIN = ["language", "engine", "permissions", "texts", "env"];
const FEATURE = ["schema", "store", "steps", "queries", "commands"];
const PROCESS = ["operations", "live", "analyst", "auth", "jobs"];

export const layers = [
  {
    name: "tools",
    match: /^(tests|scripts|bench)\/|\.test\.tsx?$|^[\w.-]+\.config\.\w+$|^db\/drizzle\./,
    may: "everything",
    advice: "Product code never imports tests, scripts or benchmarks.",
  },
  {
    name: "process edges",
    match: /^(proxy|instrumentation|instrumentation-client)\.ts$|^lib\/live\/start\.ts$/,
    may: [...DOMAIN, ...PROCESS, ...FEATURE, "database", "process edges"],
    advice: "The edges of the process start and stop what lives in lib.",
    next: true,
  },
  {
    name: "language",
    match: /^lib\/language\.ts$/,
    may: ["language"],
    advice:
      "What says a text in the reader's language is known everywhere, and so imports nothing.",
  },
  {
    name: "engine",
    match: /^lib\/engine\//,
    may: ["engine", "language"],
    packages: ["zod", "@internationalized/date"],
    advice:
      "The engine is pure: pass data in as arguments. Reading and writing belong in a feature's " +
      "store, decisions that need the database in its steps or commands.",
  },
  {
    name: "texts",
    match: /^lib\/(texts\/|format\b)/,
    may: ["texts", "engine", "language"],
    advice: "Texts and formats know words and numbers only.",
  },
  {
    name: "env",
    match: /^lib\/(env|threads)\b/,
    may: ["env"],
    advice: "What says how the program runs imports nothing.",
  },
  {
    name: "permissions",
    match: /^lib\/operations\/(policy|outcome|actor|id|input-words|page-user)\.ts$/,
    may: ["permissions", "engine", "texts", "language"],
    advice: "This file also runs in the browser: keep the database and the server out of it.",
  },
  {
    name: "database",
    match: /^db\//,
    may: ["database", "env", "engine", "language"],
    advice: "The database layer knows tables, not rules: those belong in lib/engine.",
  },
  {
    name: "operations",
    match: /^lib\/operations\//,
    may: [...DOMAIN, ...PROCESS, "database"],
    advice:
      "The two doors know no feature: what they need is passed in by defineQuery/defineCommand.",
    next: true,
  },
  {
    name: "live",
    match: /^lib\/live\//,
    may: [...DOMAIN, "live", "operations", "database", "store"],
    advice: "The live hub carries announcements; what they mean belongs in a feature's queries.",
  },
  {
    name: "analyst",
    match: /^lib\/analyst\//,
    may: [...DOMAIN, "analyst", "operations", "live", "database", "schema", "store"],
    advice: "The analyst loads columns with stores and computes with the engine.",
  },
  {
    name: "auth",
    match: /^lib\/auth\//,
    may: [...DOMAIN, ...FEATURE, ...PROCESS, "database"],
    advice: "Sign-in uses features; it shows nothing.",
    next: true,
  },
  {
    name: "jobs",
    match: /^lib\/jobs\//,
    may: [...DOMAIN, ...FEATURE, ...PROCESS, "database", "command line and sample"],
    advice: "A job calls commands and stores; it shows nothing.",
  },
  {
    name: "api",
    match: /^lib\/api\//,
    may: [...DOMAIN, "schema", "queries", "commands", "operations", "auth", "api"],
    advice: "An endpoint asks a query or executes a command, and says it in the API's own shapes.",
  },
  {
    name: "command line and sample",
    match: /^lib\/(cli|sample)\//,
    may: [...DOMAIN, ...FEATURE, ...PROCESS, "database", "command line and sample"],
    advice: "The command line goes through the same commands and queries as the screens.",
  },
  {
    name: "schema",
    match: /^lib\/[\w-]+\/schema(\.ts|\/)/,
    may: ["schema", "engine", "permissions", "texts", "language"],
    advice: "A schema also runs in the browser: only zod, the engine and other schemas.",
  },
  {
    name: "store",
    match: /^lib\/[\w-]+\/store(\.ts|\/)/,
    may: ["store", "schema", "engine", "database", "language"],
    types: ["permissions", "operations"],
    advice:
      "A store is SQL only: rules belong in lib/engine, ids and refusals in steps or commands.",
  },
  {
    name: "steps",
    match: /^lib\/[\w-]+\/steps(\.ts|\/)/,
    may: [...DOMAIN, ...PROCESS, "schema", "store", "steps"],
    types: ["database"],
    advice:
      "Steps put stores and the engine together inside one transaction. SQL belongs in store.ts, " +
      "permission and audit in commands.ts.",
  },
  {
    name: "queries",
    match: /^lib\/[\w-]+\/queries(\.ts|\/)/,
    may: [...DOMAIN, ...PROCESS, "schema", "store", "steps", "queries"],
    types: ["database"],
    advice: "A query reads with stores. SQL belongs in store.ts, rules in lib/engine.",
  },
  {
    name: "commands",
    match: /^lib\/[\w-]+\/commands(\.ts|\/)/,
    may: [...DOMAIN, ...PROCESS, "schema", "store", "steps", "queries", "commands"],
    types: ["database"],
    advice: "A command decides with the engine and writes with stores. SQL belongs in store.ts.",
  },
  {
    name: "actions",
    match: /^lib\/[\w-]+\/actions\.ts$/,
    may: ["commands", "operations", "permissions", "schema", "auth"],
    advice: "An action is one line for one command; everything else belongs in commands.ts.",
    next: true,
  },
  {
    name: "ui",
    match: /^components\/ui\//,
    may: ["ui", "texts", "language"],
    advice: "components/ui holds no word of the domain: move this to components/<domain>.",
    next: true,
  },
  {
    name: "charts",
    match: /^components\/charts\//,
    may: ["charts", "ui", "texts", "engine", "language"],
    advice: "Charts draw what they are given: load it in a query and pass it as a prop.",
    next: true,
  },
  {
    name: "components",
    match: /^components\//,
    may: [
      "components",
      "charts",
      "ui",
      "texts",
      "engine",
      "language",
      "permissions",
      "schema",
      "actions",
    ],
    types: ["queries", "operations", "live", "api"],
    advice:
      "A component gets data as props and sends actions. Load data in the page with load(query), " +
      "write through lib/<feature>/actions.ts.",
    next: true,
  },
  {
    name: "app",
    match: /^app\//,
    may: [
      ...DOMAIN,
      ...PROCESS,
      "app",
      "api",
      "components",
      "charts",
      "ui",
      "schema",
      "actions",
      "queries",
      "commands",
    ],
    advice:
      "A page or route loads with queries and renders. SQL belongs in a store behind a query.",
    next: true,
  },
];

/** Folders below lib/ that are not features and so have file names of their own. */
export const framework = [
  "analyst",
  "api",
  "auth",
  "cli",
  "engine",
  "jobs",
  "live",
  "operations",
  "sample",
  "texts",
];

/** What a feature may consist of, as a file or, when it grows, as a folder of the same role. */
export const featureFile =
  /^lib\/[\w-]+\/((schema|store|steps|queries|commands|actions)\.ts|(schema|store|steps|queries|commands)\/[\w-]+\.ts)$/;

export const featureFileAdvice =
  "A feature consists of schema, store, steps, queries, commands and actions. Rules without " +
  "SQL belong in lib/engine, SQL in store.ts, what commands share in steps.ts, words in lib/texts, " +
  "screens in components/.";

/** Files whose purpose is to gather others. */
export const registries =
  /(^|\/)registry\.ts$|^db\/schema\/index\.ts$|^app\/.*\/(not-found|forbidden)\.tsx$/;

export const longestFile = 300;
