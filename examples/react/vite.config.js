import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// Another port is another origin, which the API refuses: better none than the next one.
const server = { port: Number(process.env.PAGE_PORT ?? 5173), strictPort: true };

export default defineConfig({ plugins: [react()], server, preview: server });
