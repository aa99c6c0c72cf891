// Checks one report in a worker of Node's.
import { parentPort, workerData } from 'node:worker_threads';
import { check, init } from 'gouji';

await init();
parentPort.postMessage(check(workerData));
