/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Native and thread-using packages stay outside the bundle.
  serverExternalPackages: ["better-sqlite3", "@node-rs/argon2", "nodemailer", "pg", "pino"],
  // Passwords are arguments of server actions; the development log would print them.
  logging: { serverFunctions: false },
  // React Aria brings its words in 34 languages, a tenth of all code that a page loads.
  turbopack: {
    rules: {
      "**/react-{aria,aria-components,stately}/dist/private/**/intlStrings.mjs": {
        loaders: ["./scripts/lib/no-words.cjs"],
        as: "*.js",
      },
    },
  },
  // A benchmark builds beside the build that people use.
  distDir: process.env.NEXT_DIST_DIR || ".next",
  // Pages that only the benchmark or those who develop need are compiled only for them.
  pageExtensions: [
    "tsx",
    "ts",
    ...(process.env.HANDOFF_BENCH ? ["bench.tsx", "dev.tsx"] : []),
    ...(process.env.NODE_ENV === "development" ? ["dev.tsx"] : []),
  ],
  // forbidden() renders its own page with status 403.
  experimental: { serverActions: { bodySizeLimit: "1mb" }, authInterrupts: true },
  outputFileTracingIncludes: { "/*": ["./db/migrations/**/*"] },
  // Places are made of names at run time, for which the tracing takes the whole folder: databases
  // of gigabytes among it.
  outputFileTracingExcludes: {
    "/*": [".cache", ".git", "bench", "data", "docs", "tests"].map((name) => `./${name}/**/*`),
  },
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
          { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
          { key: "Strict-Transport-Security", value: "max-age=31536000" },
        ],
      },
      {
        // Forms say themselves which sites may frame them.
        source: "/((?!f/).*)",
        headers: [{ key: "X-Frame-Options", value: "DENY" }],
      },
    ];
  },
};
