// Checks reports off the page's thread: answers { id, input } with { id, result }.
import { init, check } from './gouji/index.js';

self.addEventListener('message', async function (event) {
  const { id, input } = event.data;
  await init();
  self.postMessage({ id, result: check(input) });
});
