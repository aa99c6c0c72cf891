// Prints the verdict of every file that it is given.
import { readFile } from 'node:fs/promises';
import { init, checkFile } from 'gouji';

await init();
for (const name of process.argv.slice(2)) {
  const { report, verdict, coverage } = checkFile(name, await readFile(name));
  console.log(name, report.year, verdict, coverage.fail);
}
