import { brief, list, plain, say, words, type Message } from '../../core/text/message.js'
import { count, signed, UNKNOWN, whole } from '../../core/text/number.js'
import { isAtFault, type Replay, type ReplayedCommit } from '../../core/trial/replay.js'
import { code, markdown } from '../escape/markdown.js'
import { markdownTable, textTable, type Table } from '../tables/table.js'
import type { Paint } from './paint.js'

/**
 * What a policy would have done to past commits, for a terminal: the commits that it would have blocked or warned
 * about, and the totals.
 */
export function replayText(replay: Replay, paint: Paint): string {
  const colors: Readonly<Record<string, (text: string) => string>> = { fail: paint.red, warn: paint.yellow }
  const table = replayTable(replay, {
    code: (text) => brief(text),
    rule: (id) => id,
    verdict: (name) => (colors[name] ?? paint.green)(name),
  })
  const [sum = '', ...facts] = sentences(replay).map(plain)
  const blocks = [
    ...(table.rows.length > 0 ? [textTable(table)] : []),
    [`  ${paint.bold(sum)}`, ...facts.map((fact) => `  ${paint.dim(fact)}`)].join('\n'),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** The same replay as Markdown. */
export function replayMarkdown(replay: Replay): string {
  const table = replayTable(replay, { code: (text) => code(text), rule: (id) => code(id), verdict: (name) => name })
  const [sum = '', ...facts] = sentences(replay).map(markdown)
  return `${[`**Policy replay** · ${sum}`, ...(table.rows.length > 0 ? [markdownTable(table)] : []), facts.join(' ')].join('\n\n')}\n`
}

interface Style {
  readonly code: (text: string) => string
  readonly rule: (id: string) => string
  readonly verdict: (name: string) => string
}

/** The commits with an error or a warning, newest first. */
function replayTable({ judged }: Replay, { code: shown, rule, verdict }: Style): Table {
  const left = ['commit', 'day', 'verdict'].map((title) => ({ title, align: 'left' as const }))
  return {
    columns: [
      ...left,
      { title: 'credits / month', align: 'right' },
      { title: 'because of', align: 'left' },
      { title: 'subject', align: 'left' },
    ],
    rows: judged
      .filter(isAtFault)
      .map((commit) => [
        shown(commit.sha.slice(0, 7)),
        commit.day,
        verdict(commit.verdict),
        creditsOf(commit),
        reason(commit, rule),
        shown(commit.subject),
      ]),
  }
}

function creditsOf({ credits, complete }: ReplayedCommit): string {
  return credits === null ? UNKNOWN : `${signed(credits)}${complete ? '' : ', in part'}`
}

function reason({ verdict, errors, warnings }: ReplayedCommit, rule: (id: string) => string): string {
  return (verdict === 'fail' ? errors : warnings).map(rule).join(', ')
}

/** The totals of a replay, and the policy that it was judged by. */
function sentences(replay: Replay): Message[] {
  const { commits, judged, shallow, older, notPriced, partlyPriced, policy, asOf } = replay
  const open = [
    ...(notPriced > 0 ? [`${UNKNOWN}: ${count(notPriced, 'commit')}`] : []),
    ...(partlyPriced > 0 ? [`priced in part: ${count(partlyPriced, 'commit')}`] : []),
  ]
  return [
    words(
      judged.length === 0
        ? `Of ${count(commits, 'commit')} none changed a Kiro file.`
        : `Of ${count(commits, 'commit')} ${whole(judged.length)} changed Kiro files: ${verdicts(replay)}; ${together(replay)}.`,
    ),
    ...(open.length > 0 ? [words(`Of those, ${open.join('; ')}.`)] : []),
    ...(older > 0 ? [words(`${whole(older)} more would have shown only problems from before.`)] : []),
    ...(shallow
      ? [
          words(
            `This clone is shallow and ends after ${count(commits, 'commit')}; git fetch --unshallow brings the older ones.`,
          ),
        ]
      : []),
    say`Judged by ${list(policy)}, ${words(asOf === null ? 'each commit with the prices of its own day' : `with the prices of ${asOf}`)}.`,
  ]
}

function verdicts({ failed, warned }: Replay): string {
  return failed + warned === 0
    ? 'none would have failed or warned'
    : `${whole(failed)} would have failed, ${whole(warned)} warned`
}

function together({ credits, developers }: Replay): string {
  if (credits === null) return UNKNOWN
  return `together ${signed(credits)} credits a month ${developers === null ? 'per developer' : `for ${count(developers, 'developer')}`}`
}
