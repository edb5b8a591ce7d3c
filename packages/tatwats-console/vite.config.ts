import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = `http://localhost:${process.env["PORT"] ?? 3000}`;

export default defineConfig({
  root: import.meta.dirname,
  base: "/console/",
  plugins: [react(), tailwindcss()],
  // The content security policy allows no data: URLs for fonts and scripts.
  build: { target: "es2022", assetsInlineLimit: 0 },
  server: { proxy: { "/api": server, "/socket.io": { target: server, ws: true } } },
});
