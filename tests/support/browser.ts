import { existsSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "@playwright/test";
import { runProgram } from "./processes";

export interface Browser {
  executablePath: string;
  /** Set when the browser needs libraries that came with it. */
  env?: Record<string, string>;
  args?: string[];
  origin: string;
}

/** A Chromium in one npm package: the only kind that needs neither root nor another download. */
const NPM_BROWSER = "@sparticuz/chromium@153.0.0";
const projectRoot = path.resolve(import.meta.dirname, "../..");
const npmFolder = path.join(projectRoot, ".cache", "browser");

function systemPlaces(): string[] {
  const programs = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"]
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined);
  switch (process.platform) {
    case "darwin":
      return ["/Applications", path.join(homedir(), "Applications")].flatMap((folder) => [
        path.join(folder, "Google Chrome.app/Contents/MacOS/Google Chrome"),
        path.join(folder, "Chromium.app/Contents/MacOS/Chromium"),
        path.join(folder, "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"),
      ]);
    case "win32":
      return programs.flatMap((folder) => [
        path.join(folder, "Google/Chrome/Application/chrome.exe"),
        path.join(folder, "Chromium/Application/chrome.exe"),
        path.join(folder, "Microsoft/Edge/Application/msedge.exe"),
      ]);
    default:
      return ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].flatMap(
        (name) => ["/usr/bin", "/usr/local/bin", "/snap/bin"].map((folder) => `${folder}/${name}`),
      );
  }
}

function fromSystem(): Browser | undefined {
  const executablePath = systemPlaces().find((place) => existsSync(place));
  return executablePath ? { executablePath, origin: "the system's browser" } : undefined;
}

function fromPlaywright(): Browser | undefined {
  const executablePath = chromium.executablePath();
  return existsSync(executablePath)
    ? { executablePath, origin: "Playwright's own browser" }
    : undefined;
}

async function installPlaywrights(): Promise<Browser | undefined> {
  const cli = path.join(projectRoot, "node_modules/@playwright/test/cli.js");
  console.log("Browser: none found; downloading Playwright's Chromium …");
  await runProgram(process.execPath, [cli, "install", "chromium"], { timeout: 240_000 });
  return fromPlaywright();
}

interface PackagedChromium {
  default: { executablePath(): Promise<string> };
  inflate(archive: string): Promise<string>;
}

async function fromNpm(): Promise<Browser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const require = createRequire(path.join(npmFolder, "package.json"));
  const packageFolder = path.join(npmFolder, "node_modules/@sparticuz/chromium");
  if (!existsSync(packageFolder)) {
    console.log(`Browser: none found; installing ${NPM_BROWSER} …`);
    mkdirSync(npmFolder, { recursive: true });
    const args = ["install", "--prefix", npmFolder, "--no-audit", "--no-fund", NPM_BROWSER];
    const { code, output } = await runProgram("npm", args, { cwd: npmFolder });
    if (code !== 0) throw new Error(`${NPM_BROWSER} could not be installed:\n${output}`);
  }
  const unpacked = path.join(npmFolder, "unpacked");
  mkdirSync(unpacked, { recursive: true });
  const entry = pathToFileURL(require.resolve("@sparticuz/chromium")).href;
  const packaged = (await import(entry)) as PackagedChromium;
  const usualTmp = process.env.TMPDIR;
  process.env.TMPDIR = unpacked; // it unpacks into the temporary folder
  const executablePath = await packaged.default.executablePath();
  const libraries = path.join(unpacked, "al2023/lib");
  if (!existsSync(libraries)) await packaged.inflate(path.join(packageFolder, "bin/al2023.tar.br"));
  process.env.TMPDIR = usualTmp ?? tmpdir();
  return {
    executablePath,
    env: { LD_LIBRARY_PATH: libraries },
    args: ["--no-sandbox"],
    origin: NPM_BROWSER,
  };
}

async function search(): Promise<Browser> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`);
    return { executablePath: named, origin: "CHROMIUM_PATH" };
  }
  if (process.env.HANDOFF_TEST_BROWSER !== "npm") {
    const present = fromSystem() ?? fromPlaywright();
    if (present) return present;
  }
  const found = (await fromNpm()) ?? (await installPlaywrights());
  if (found) return found;
  throw new Error("No Chromium was found or could be installed: set CHROMIUM_PATH to one.");
}

/** Finds a Chromium, or gets one, once per run; the answer is handed down to child processes. */
export async function findBrowser(): Promise<Browser> {
  const known = process.env.HANDOFF_TEST_BROWSER_FOUND;
  if (known) return JSON.parse(known) as Browser;
  const browser = await search();
  process.env.HANDOFF_TEST_BROWSER_FOUND = JSON.stringify(browser);
  console.log(`Browser: ${browser.executablePath} (${browser.origin})`);
  return browser;
}

/** The system's taste in hinting would make words wider on one machine than on another. */
const SAME_LETTERS = "--font-render-hinting=none";

/** The same as `launchOptions` for Playwright. */
export async function browserLaunchOptions() {
  const { executablePath, env, args = [] } = await findBrowser();
  const inherited = Object.entries(process.env).filter(([, value]) => value !== undefined);
  return {
    executablePath,
    args: [...args, SAME_LETTERS],
    ...(env && { env: { ...(Object.fromEntries(inherited) as Record<string, string>), ...env } }),
  };
}
