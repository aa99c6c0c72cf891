// What TypeScript has to take, and what it has to refuse. It is compiled, not run; that every exported
// name stands in it is tested too.
import { check, checkFile, init, version } from 'gouji';
import type {
  CellAddress, CellResult, CellState, CheckResult, CoverageResult, Ended, Figure, FindingResult, Form,
  IdentityResult, InitOptions, Kind, ProposedResult, ReportInput, ReportResult, RowResult, RuleName,
  SearchResult, Severity, SlipName, SourceResult, Status, SuspectResult, Table, TableResult, Verdict,
} from 'gouji';
import type { CheckResult as SameResult } from 'gouji/result';
import { GoujiChecker } from 'gouji/element';
import type { GoujiResultEvent } from 'gouji/element.js';
import 'gouji/frame.js';
import css from 'gouji/style.js';

const options: InitOptions = { module: new URL('https://portal.example/gouji_bg.wasm') };
const ready: Promise<void> = init(options);
await init();
await init({ module: new Uint8Array() });
await ready;

const input: ReportInput = { text: '', name: 'a.txt' };
const result: CheckResult = check(input);
const same: SameResult = check('text');
const file: CheckResult = checkFile('a.txt', new Uint8Array());
const of: string = version();

const source: SourceResult = result.source;
const kind: Kind = source.kind;
const report: ReportResult = result.report;
const year: number | null = report.year;
const coverage: CoverageResult = result.coverage;
const table: TableResult | undefined = result.tables[0];
const form: Form | undefined = table?.form;
const row: RowResult | undefined = table?.rows[0];
const cell: CellResult | undefined = row?.cells[0];
const state: CellState | undefined = cell?.state;
const figure: Figure | null | undefined = cell?.value;
const identity: IdentityResult | undefined = result.identities[0];
const status: Status | undefined = identity?.status;
const finding: FindingResult | undefined = result.findings[0];
const rule: RuleName | undefined = finding?.rule;
const severity: Severity | undefined = finding?.severity;
const at: CellAddress | undefined = finding?.cells[0];
const where: Table | undefined = at?.table;
const suspect: SuspectResult | undefined = result.suspects[0];
const proposed: ProposedResult | undefined = suspect?.cells[0];
const slip: SlipName | null | undefined = suspect?.slip;
const search: SearchResult | undefined = result.searches[0];
const ended: Ended | undefined = search?.ended;

/** Narrowing on the verdict: with a case left out, this would not compile. */
function words(verdict: Verdict): string {
  switch (verdict) {
    case 'reconciles': return 'yes';
    case 'does-not-reconcile': return 'no';
    case 'undecided': return 'perhaps';
    case 'nothing-to-check': return 'nothing';
    default: {
      const none: never = verdict;
      return none;
    }
  }
}
if (result.verdict === 'reconciles') {
  const narrowed: 'reconciles' = result.verdict;
  words(narrowed);
  // @ts-expect-error: it reconciles, and cannot be undecided.
  if (result.verdict === 'undecided') { words(result.verdict); }
}

const element: GoujiChecker = document.createElement('gouji-checker');
const queried: GoujiChecker | null = document.querySelector('gouji-checker');
element.value = null;
element.value = undefined;
element.value = 2023;
const text: string = element.value;
const shown: CheckResult | null = element.result;
element.addEventListener('gouji-result', (event) => {
  const typed: GoujiResultEvent = event;
  const verdict: Verdict | undefined = typed.detail?.verdict;
  // @ts-expect-error: there may be no report.
  event.detail.verdict;
  return verdict;
});
document.querySelector('iframe')?.addEventListener('gouji-result', (event) => event.detail?.coverage.fail);
document.addEventListener('gouji-result', (event) => event.detail?.findings.length);
document.body.append(new GoujiChecker(), css);

// @ts-expect-error: a number is no report.
check(2023);
// @ts-expect-error: the words of the contract only.
result.verdict === 'ok';
// @ts-expect-error: bytes, not a string.
checkFile('a.txt', 'text');
// @ts-expect-error: a name is missing.
checkFile(new Uint8Array());
// @ts-expect-error: figures are exact, and text.
const sum: number = cell?.value;
// @ts-expect-error: read only.
element.result = null;
// @ts-expect-error: the glue is no export.
import('gouji/gouji.js');

export {
  coverage, ended, figure, file, form, kind, of, proposed, queried, rule, same, search, severity, shown,
  slip, state, status, sum, text, where, year,
};
