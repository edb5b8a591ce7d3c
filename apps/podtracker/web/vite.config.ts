import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import { tanstackRouter } from "@tanstack/router-plugin/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";

const server = `http://localhost:${process.env["PORT"] ?? 3000}`;

/** The frame of the app and its first page come with the start rather than by a request of their own after it. */
const startRoutes = new Set(["/_app", "/_app/"]);

/** Changes with the shapes in which the server answers. */
function digestOfContract(): string {
  const folder = join(import.meta.dirname, "../contract/src");
  const digest = createHash("sha256");
  for (const file of globSync("**/*.ts", { cwd: folder }).toSorted()) digest.update(readFileSync(join(folder, file)));
  return digest.digest("hex").slice(0, 16);
}

export default defineConfig({
  root: import.meta.dirname,
  define: { __CONTRACT__: JSON.stringify(digestOfContract()) },
  plugins: [
    tanstackRouter({
      target: "react",
      autoCodeSplitting: true,
      codeSplittingOptions: { splitBehavior: ({ routeId }) => (startRoutes.has(routeId) ? [] : undefined) },
      quoteStyle: "double",
      semicolons: true,
    }),
    react(),
    tailwindcss(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "sw.ts",
      registerType: "prompt",
      injectRegister: false,
      injectManifest: {
        globPatterns: ["**/*.{js,css,html,svg,png}", "assets/inter-latin{,-ext}-wght-normal-*.woff2"],
      },
      manifest: {
        id: "/",
        name: "PodTracker",
        short_name: "PodTracker",
        description: "Decks, games and talk of your Commander playgroup.",
        start_url: "/",
        display: "standalone",
        background_color: "#0b0d11",
        theme_color: "#0b0d11",
        icons: [
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
          {
            src: "/icon-maskable-512.png",
            sizes: "512x512",
            type: "image/png",
            purpose: "maskable",
          },
          { src: "/mark.svg", sizes: "any", type: "image/svg+xml" },
        ],
      },
    }),
  ],
  // The content security policy takes fonts and pictures from files only, never from inlined data.
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // What every page needs in one file: a slow connection brings it sooner than many small ones.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "start", tags: ["$initial"] }] } } },
  },
  server: {
    proxy: {
      "/api": server,
      "/console": server,
      "/socket.io": { target: server, ws: true },
    },
  },
});
