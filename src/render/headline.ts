import { kindsPriced } from '../core/cost/kinds-priced.js'
import { isPricedRow, type EstimateRow } from '../core/cost/rows.js'
import { introducedFindings, type Finding } from '../core/finding.js'
import { joined, list, say, words, type Message } from '../core/text/message.js'
import { writeSum, count, percentChange, times, UNKNOWN, usd, whole } from '../core/text/number.js'
import type { Report } from '../core/report.js'
import type { TeamCost } from '../core/what-if/compare-teams.js'
import { rootName } from './tables/cost-table.js'

/** The whole result in one sentence. */
export interface Headline {
  readonly mood: 'bad' | 'warning' | 'good'
  readonly words: Message
}

/** The first line of every output of a check report. */
export function headline(report: Report, installing = false): Headline {
  const { mood, words: result } = outcome(report, installing)
  return { mood, words: say`Kiro config: ${result}` }
}

/**
 * Counts of new findings, and the change in credits/month; on the pull request that installs the check, also what is there already. For where
 * the product has been named.
 */
export function outcome(report: Report, installing = false): Headline {
  const news = introduced(report)
  const errors = news.filter(({ severity }) => severity === 'error').length
  const cost = costPhrase(report)
  // A rise in cost alone is said by the phrase on the cost, and what a new policy loosens or refuses by words of its own.
  const said = new Set([
    'policy-loosened',
    'policy-breaks',
    ...(news.length === 1 && cost !== null ? ['cost-increase'] : []),
  ])
  const warnings = news.filter(({ severity, rule }) => severity === 'warning' && !said.has(rule)).length
  const team = teamPhrase(report)
  const problems: Message[] = []
  const observed = report.policy?.enforcement.mode === 'observe'
  if (errors > 0)
    problems.push(
      words(`${count(errors, observed ? 'problem' : 'blocking problem')}${observed ? ', observed only' : ''}`),
    )
  if (warnings > 0) problems.push(words(count(warnings, 'warning')))
  const loosened = loosenedPhrase(report)
  if (loosened !== null) problems.push(loosened)
  const refuses = refusesPhrase(report)
  if (refuses !== null) problems.push(refuses)
  const old = report.findings.some(({ rule }) => rule === 'catalogue-old') ? words('old prices') : null
  const there = installing ? installed(report) : null
  const mood = errors > 0 ? 'bad' : news.length > 0 || there?.attention ? 'warning' : 'good'
  const verdict =
    problems.length > 0 ? join(problems, ', ') : mood === 'warning' ? null : words(report.policy ? 'allowed' : 'valid')
  if (mood === 'good' && report.verdict === 'skipped') return { mood, words: words('no Kiro file changed') }
  if (mood === 'good' && !cost && report.inventory.files === 0) return { mood, words: words('no Kiro files here') }
  if (there !== null) return { mood, words: join([...problems, words('installed'), words(there.words), old], ' · ') }
  return {
    mood,
    words: join(
      [verdict, cost ?? (team === null && mood === 'good' ? words('no change in cost') : null), team, old],
      ' · ',
    ),
  }
}

/** What is there when the check is installed: `6 assignments, 4 need attention`. */
function installed({ inventory, findings }: Report): { readonly words: string; readonly attention: boolean } {
  const worth = findings.filter(({ severity }) => severity !== 'notice')
  const named = new Set(worth.flatMap(({ assignments }) => assignments))
  const rows = inventory.rows.filter(({ assignment }) => named.has(assignment)).length
  const others = worth.filter(({ assignments }) => assignments.length === 0).length
  const parts = [
    count(inventory.rows.length, 'assignment'),
    rows > 0 ? `${rows} ${rows === 1 ? 'needs' : 'need'} attention` : '',
    others > 0 ? count(others, 'problem with a file', 'problems with files') : '',
  ]
  return { words: parts.filter((part) => part !== '').join(', '), attention: rows + others > 0 }
}

/** Whether the change takes something from the policy: said beside every verdict. */
function loosenedPhrase({ proposal }: Report): Message | null {
  if (proposal?.kind !== 'policy') return null
  if (proposal.step === 'deleted') return words('the policy is deleted')
  const edits = proposal.step === 'first' ? [] : proposal.loosening.edits
  return edits.some(({ direction }) => direction === 'loosened') ? words('the policy is loosened') : null
}

/** Whether a new policy refuses what the files say already, where the rule that warns of it is not lowered. */
function refusesPhrase(report: Report): Message | null {
  if (introduced(report).every(({ rule }) => rule !== 'policy-breaks')) return null
  const refused = report.policyEffects.filter(({ effect }) => effect === 'refused')
  const work = new Set(refused.flatMap(({ assignments }) => assignments)).size
  return words(
    `the ${report.policy === null ? 'first' : 'new'} policy refuses ${work === 0 ? 'what is there' : `${report.notOpened === null ? '' : 'at least '}${count(work, 'assignment')}`}`,
  )
}

/** What the supposed seats cost in place of the stated ones, USD/month. */
function teamPhrase({ team }: Report): Message | null {
  if (team === null) return null
  const price = ({ at, complete, unseated }: TeamCost): string =>
    at === null
      ? 'not stated'
      : at.typical.usd === null
        ? UNKNOWN
        : `${writeSum(at.typical.usd, complete && unseated === 0, usd)} a month`
  return words(`seats and overage: ${price(team.before)} → ${price(team.after)}`)
}

/**
 * Findings at warning or above that the change introduced: what a reviewer has to look at. The cost findings, which
 * follow from the others, come last.
 */
export function introduced(report: Report): Finding[] {
  const all = introducedFindings(report.findings)
  const rank = ({ severity, rule }: Finding): number =>
    (severity === 'error' ? 0 : 2) + (rule.startsWith('cost-') || rule === 'over-plan' ? 1 : 0)
  return all.sort((a, b) => rank(a) - rank(b))
}

/** Findings at warning or above that were there before the change. */
export function older(report: Report): Finding[] {
  return report.findings.filter(({ introduced: isNew, severity }) => !isNew && severity !== 'notice')
}

/** Estimate rows whose model changes from one to another. */
export function movedRows(report: Report): EstimateRow[] {
  return report.estimate.allRows.filter(
    ({ before, after, changed }) =>
      changed && before.model !== null && after.model !== null && before.model !== after.model,
  )
}

/**
 * The change in cost in a few words, the ratio first: it holds even where the assumed volume is wrong. Null: nothing
 * changes.
 */
function costPhrase({ estimate, hasBase }: Report): Message | null {
  const changed = estimate.allRows.filter(({ changed: isChanged }) => isChanged)
  if (
    estimate.notEstimated.length > 0 &&
    changed.every(({ before, after }) => before.credits.typical === null || after.credits.typical === null)
  )
    return words('cost not estimated')
  const [only] = changed
  const ratio = only ? only.ratio : null
  if (changed.length === 1 && only && ratio !== null && ratio !== 1)
    return say`${only.label} costs ${words(ratio === 0 ? 'nothing' : `${times(ratio)} as much`)} per run`
  const [before, after] = [estimate.before.typical, estimate.after.typical]
  if (before !== null && after !== null && before !== after) {
    const where = estimate.roots.length > 1 ? say` in ${rootName(estimate.root)}` : words('')
    const { priced, all } = kindsPriced(estimate.rows)
    const part =
      changed.every(isPricedRow) || priced === all
        ? words('')
        : words(` of the ${priced} of ${all} kinds that are priced`)
    return say`${words(before === 0 || !hasBase ? `about ${whole(after)} credits a month` : ratioOf(before, after))}${part}${where}`
  }
  return perRun(changed)
}

/** "about 1.7x the credits"; a small change in percent, which "1.0x" would not show; both amounts where nothing is left. */
function ratioOf(before: number, after: number): string {
  if (after === 0) return `about ${whole(before)} → 0 credits a month`
  const ratio = after / before
  return Math.abs(ratio - 1) < 0.05
    ? `about ${percentChange(before, after)} credits`
    : `about ${times(ratio)} the credits`
}

/** Changes that move no total: more or less expensive per run, or of unknown price. */
function perRun(changed: readonly EstimateRow[]): Message | null {
  const moved = changed.flatMap(({ label, ratio }) => (ratio === null || ratio === 1 ? [] : [{ label, ratio }]))
  if (moved.length > 0) return ratiosOf(moved)
  const open = changed.filter(
    (row) => row.ratio === null && (row.before.credits.typical === null || row.after.credits.typical === null),
  )
  if (open.length === 0) return null
  return words(
    open.every(({ before, after }) => (after.model === null ? before : after).multiplier !== null)
      ? 'priced per run only'
      : 'cost not known',
  )
}

/** Ratios shown one by one. Chosen by hand: a title is one line. */
const MOST_RATIOS = 3

/** `agents coder and tester at 1.7x per run`, or each with its own ratio: a range of them would say nothing. */
function ratiosOf(moved: readonly { readonly label: string; readonly ratio: number }[]): Message {
  const same = new Set(moved.map(({ ratio }) => times(ratio)))
  const [only] = same
  if (same.size === 1 && only !== undefined && moved.length > 1)
    return say`${list(
      moved.map(({ label }) => label),
      MOST_RATIOS,
    )} cost ${words(only)} as much per run`
  const sorted = [...moved].sort((a, b) => b.ratio - a.ratio)
  const shown = sorted.slice(0, MOST_RATIOS).map(({ label, ratio }) => say`${label} at ${words(times(ratio))}`)
  const left = sorted.length - shown.length
  return say`${join(shown, ', ')}${words(left > 0 ? ` and ${left} more` : '')} per run`
}

function join(parts: readonly (Message | null)[], by: string): Message {
  return joined(
    parts.filter((part) => part !== null),
    by,
  )
}
