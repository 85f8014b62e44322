import { parentPort } from 'node:worker_threads';
import { workOff, type DrawJob } from './draw-job.ts';

/** What a worker thread runs; a bundle of its own, `shared/draw-worker.js`. */
parentPort!.on('message', (job: DrawJob) => workOff(job));
