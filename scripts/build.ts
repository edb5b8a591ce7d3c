import { ensureBuilt } from "../apps/podtracker/server/src/supervisor/ensure-built.ts";

// `npm ci` and `npm run build`: builds what `npm start` serves; `--force` builds what is built already, too.
ensureBuilt((line) => console.log(line), { force: process.argv.includes("--force") });
