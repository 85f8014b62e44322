import "./rolldown-runtime.js";
import { n as workOff } from "./tables-draws.js";
import { parentPort } from "node:worker_threads";

// packages/tables/draws/draw-worker.ts
/** What a worker thread runs; a bundle of its own, `shared/draw-worker.js`. */
parentPort.on("message", (job) => workOff(job));

export {  };