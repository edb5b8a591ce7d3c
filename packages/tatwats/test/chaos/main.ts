/** npm run chaos -- [--rounds 200] [--seed 1]: kills processes under load for a long time, and balances the books. */
import { parseArgs } from "node:util";
import { runChaos } from "./run-chaos.ts";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "200" }, seed: { type: "string", default: "1" } } });
const report = await runChaos({ rounds: Number(values.rounds), seed: Number(values.seed), say: (line) => console.log(line) });
console.log(JSON.stringify(report, null, 2));
process.exitCode = report.faults.length === 0 && report.audit.ok ? 0 : 1;
