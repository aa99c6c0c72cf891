// Reads a long report beside the page: this very program in a worker, where it has no page. The page
// gives it the compiled modules first, so that nothing is downloaded or compiled twice, then the text.
import * as program from './gouji.js';

self.onmessage = function (event) {
  const [first, second] = event.data;
  if (first instanceof WebAssembly.Module) {
    if (second) {
      program.takeLater(second);
    }
    program.initSync({ module: first });
    self.postMessage('ready');
  } else {
    program.readReport(first, new TextDecoder().decode(second), function (told) {
      self.postMessage(told);
    });
  }
};

// What cannot be taken over, and what fails later than in an event, is told all the same.
self.onmessageerror = function () {
  throw new Error('the program did not arrive');
};
self.addEventListener('unhandledrejection', function (event) {
  event.preventDefault();
  self.postMessage(null);
});
