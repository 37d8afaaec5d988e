import type { Violation } from '../finding.js'
import { joined, say, words, type Message } from '../text/message.js'
import { whole } from '../text/number.js'
import { ACTIONS } from '../policy/decide.js'
import type { Budget, Contract, Period } from '../kiro/surfaces/surface.js'
import { prefixed } from '../kiro/assignment.js'
import { onItsOwn, type Rule } from './rule.js'

/** The rule `budget-loosened`: see docs/rules/budget-loosened.md. */
export const budgetLoosened: Rule = {
  id: 'budget-loosened',
  severity: 'warning',
  summary: 'A budget whose limit or alert threshold rises, whose action is weakened, or that is removed.',
  why: 'A budget is a line in a file: the change that loosens it rarely says so in its title.',
  fix: 'Nothing, if the team agreed on it. Otherwise take the change back.',
  find: ({ before, after, hasBase }) => {
    if (!hasBase) return []
    const now = new Map(after.contracts.map((contract) => [contract.root, contract]))
    // A file that cannot be read, or that a link hides, says nothing of its budgets: that is another rule's to report.
    const hidden = [
      ...after.files.filter(({ readable }) => !readable).map(({ path }) => path),
      ...after.unreachable.map(({ place }) => place.file),
    ]
    const told = before.contracts.filter(
      ({ file }) => !hidden.some((path) => file === path || file.startsWith(`${path}/`)),
    )
    return told.flatMap((was) =>
      (['daily', 'monthly'] as const).flatMap((period) => looser(was, now.get(was.root), period)),
    )
  },
  examples: {
    failing: {
      before: {
        '.kiro/settings.json':
          '{ "budget": { "monthly": { "credits": 900, "alertThreshold": 0.8, "action": "restrict" } } }',
      },
      after: {
        '.kiro/settings.json':
          '{ "budget": { "monthly": { "credits": 3000, "alertThreshold": 0.8, "action": "notify" } } }',
      },
    },
    passing: {
      before: { '.kiro/settings.json': '{ "budget": { "monthly": { "credits": 900, "action": "notify" } } }' },
      after: { '.kiro/settings.json': '{ "budget": { "monthly": { "credits": 800, "action": "pause" } } }' },
    },
  },
}

function looser(before: Contract, after: Contract | undefined, period: Period): Violation[] {
  const [was, is] = [before.budgets.get(period), after?.budgets.get(period)]
  if (!was) return []
  const name = prefixed(before.root, `budget.${period}`)
  const found = (place: Budget['place'] | null, value: string, message: Message): Violation => ({
    place,
    subjects: onItsOwn(`budget:${period}`),
    value,
    say: () => message,
  })
  if (!is)
    return [
      found(after?.budgetPlace ?? null, 'removed', say`${name} is removed${words(after ? '' : ' with its file')}`),
    ]
  const edits: Message[] = []
  for (const unit of ['credits', 'inputTokens', 'outputTokens'] as const) {
    const [old, now] = [was.limit[unit], is.limit[unit]]
    if (old !== undefined && (now === undefined || now > old))
      edits.push(
        now === undefined
          ? say`${unit} without limit instead of ${words(whole(old))}`
          : say`${unit} ${words(whole(old))} → ${words(whole(now))}`,
      )
  }
  const [early, late] = [was.limit.alertThreshold, is.limit.alertThreshold]
  if (early !== undefined && (late === undefined || late > early))
    edits.push(
      late === undefined
        ? say`${'alertThreshold'} removed`
        : say`${'alertThreshold'} ${words(String(early))} → ${words(String(late))}`,
    )
  const [strict, weak] = [was.limit.action ?? 'notify', is.limit.action ?? 'notify']
  if (ACTIONS.indexOf(weak) < ACTIONS.indexOf(strict)) edits.push(say`${'action'} ${strict} → ${weak}`)
  if (edits.length === 0) return []
  return [found(is.place, JSON.stringify(is.limit), say`${name} is loosened: ${joined(edits, ', ')}`)]
}
