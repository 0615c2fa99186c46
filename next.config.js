import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // User pictures are served by our own route; the optimiser never touches them.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "pino", "sharp", "zxing-wasm"],
  // A member without the right to a page is answered 403 (app/forbidden.tsx). No more of a body is kept than proxy.ts
  // lets through; Next's own measure is ten times that.
  experimental: { optimizePackageImports: ["lucide-react"], authInterrupts: true, proxyClientMaxBodySize: "1mb" },
  // In development Next would print the arguments of actions: keys and passwords among them.
  logging: { serverFunctions: false },
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
