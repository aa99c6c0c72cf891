// The result of checking one report. Printed from src/result/mod.rs by
// `UPDATE=1 cargo test --test types`; do not edit it by hand.

/** An exact decimal number, as text. */
export type Figure = string;

export type Kind =
  | 'text'
  | 'html';

export type Verdict =
  | 'reconciles'
  | 'does-not-reconcile'
  | 'undecided'
  | 'nothing-to-check';

export type Status =
  | 'holds'
  | 'fails'
  | 'not-checked';

export type Table =
  | 'disclosure'
  | 'applications'
  | 'disputes';

export type Form =
  | '2019'
  | '2021';

export type CellState =
  | 'read'
  | 'blank'
  | 'dash'
  | 'assumed'
  | 'lost'
  | 'unreadable';

export type Severity =
  | 'error'
  | 'warning'
  | 'unread'
  | 'note';

export type SlipName =
  | 'total-left-blank'
  | 'left-blank'
  | 'left-at-zero'
  | 'swapped-digits'
  | 'changed-digit'
  | 'dropped-digit'
  | 'doubled-digit'
  | 'added-digit'
  | 'wrong-sign'
  | 'swapped-neighbours'
  | 'shifted-row'
  | 'opposite-differences'
  | 'carried-into-total'
  | 'counted-twice'
  | 'omitted'
  | 'carried-in-counted'
  | 'carried-out-counted';

export type Ended =
  | 'complete'
  | 'more'
  | 'none-so-small'
  | 'impossible'
  | 'out-of-steps'
  | 'overflow'
  | 'undecided';

export type RuleName =
  | 'row-total-mismatch'
  | 'column-total-mismatch'
  | 'carry-over-mismatch'
  | 'group-total-mismatch'
  | 'total-left-blank'
  | 'details-left-blank'
  | 'blank-cells'
  | 'dash-cells'
  | 'negative-count'
  | 'fractional-count'
  | 'error-value-in-cell'
  | 'text-in-cell'
  | 'unit-in-cell'
  | 'remark-in-cell'
  | 'approximate-count'
  | 'leading-zeros'
  | 'unusual-digits'
  | 'year-as-count'
  | 'implausible-count'
  | 'in-force-below-issued'
  | 'fee-in-yuan'
  | 'fee-too-precise'
  | 'published-above-public-total'
  | 'public-total-below-made'
  | 'negative-item-balance'
  | 'procurement-half-filled'
  | 'procurement-unit-missing'
  | 'table-missing'
  | 'table-doubled'
  | 'row-missing'
  | 'row-doubled'
  | 'row-extra'
  | 'rows-out-of-order'
  | 'row-short'
  | 'row-long'
  | 'row-unlabelled'
  | 'glued-digits'
  | 'glued-digits-ambiguous'
  | 'column-missing'
  | 'column-extra'
  | 'group-label-missing'
  | 'ordinal-differs'
  | 'label-differs'
  | 'columns-reordered'
  | 'head-cut'
  | 'figures-unplaced'
  | 'cells-lost'
  | 'all-zero'
  | 'other-handling-high'
  | 'edition-does-not-fit-year'
  | 'editions-mixed'
  | 'second-report'
  | 'empty-input'
  | 'broken-encoding'
  | 'old-form'
  | 'no-tables'
  | 'not-a-report'
  | 'carried-in-differs'
  | 'in-force-differs'
  | 'items-last-year-differ'
  | 'public-total-differs'
  | 'received-jumped'
  | 'last-year-uncertain'
  | 'last-year-unmatched'
  | 'unusable-file';

/** The result of checking one report. */
export interface CheckResult {
  /** The version of this shape. */
  schema: number;
  /** What was read. */
  source: SourceResult;
  /** What the report says of itself. */
  report: ReportResult;
  /** `reconciles`, `does-not-reconcile`, `undecided`, `nothing-to-check`. */
  verdict: Verdict;
  /** How much was evaluated. */
  coverage: CoverageResult;
  /** Every identity with its outcome. */
  identities: IdentityResult[];
  /** The tables that were found. */
  tables: TableResult[];
  /** What is wrong or could not be read, gravest first. */
  findings: FindingResult[];
  /** The smallest changes that would mend it, best first. */
  suspects: SuspectResult[];
  /** Whether these are all, for each group of linked failing identities. */
  searches: SearchResult[];
}

/** What was read. */
export interface SourceResult {
  /** File name or the like. */
  name: string;
  /** `text` or `html`. */
  kind: Kind;
}

/** What the report says of itself; null where unknown. */
export interface ReportResult {
  title: string | null;
  organ: string | null;
  year: number | null;
}

/** How many identities came to which outcome. */
export interface CoverageResult {
  identities: number;
  hold: number;
  assumed: number;
  fail: number;
  not_checked: number;
}

/** One identity with its outcome. */
export interface IdentityResult {
  id: string;
  status: Status;
  assumed: boolean;
  left: Figure | null;
  right: Figure | null;
  reason: string | null;
}

/** A table that was found. */
export interface TableResult {
  table: Table;
  form: Form;
  rows: RowResult[];
}

/** A row of the form. */
export interface RowResult {
  row: string;
  label: string;
  cells: CellResult[];
}

/** A cell of the form. */
export interface CellResult {
  column: string;
  value: Figure | null;
  raw: string;
  state: CellState;
  span: [number, number] | null;
}

/** The address of a cell. */
export interface CellAddress {
  table: Table;
  row: string;
  column: string;
}

/** A finding. */
export interface FindingResult {
  rule: RuleName;
  severity: Severity;
  table: Table | null;
  row: string | null;
  column: string | null;
  message: string;
  expected: Figure | null;
  found: Figure | null;
  difference: Figure | null;
  identities: string[];
  cells: CellAddress[];
  span: [number, number] | null;
  /** What stands at the span, without markup; of a long text, such as a whole table, the beginning. */
  quote: string | null;
}

/** One smallest set of cells whose change makes failing identities hold. */
export interface SuspectResult {
  cells: ProposedResult[];
  identities: string[];
  slip: SlipName | null;
}

/** How the search for the sets of one group of linked failing identities ended. */
export interface SearchResult {
  /** The failing identities, the same as in the sets that were found for them. */
  identities: string[];
  /** `complete`, or why the sets that are listed need not be all. */
  ended: Ended;
  /** The same in a sentence; null where the search is complete. */
  message: string | null;
}

/** A cell of such a set. */
export interface ProposedResult {
  table: Table;
  row: string;
  column: string;
  found: Figure;
  proposed: Figure | null;
}
