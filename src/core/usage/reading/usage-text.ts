import { product, roundHalfUp } from '../../amount.js'
import { dayAfter, isDay } from '../../text/day.js'
import type { UsageReading } from '../../contract/usage/report.js'

/*
 * The output of `/usage` of the Kiro CLI. No machine-readable form exists (kirodotdev/Kiro#7752), so the lines of all
 * known versions are matched one by one. A text may hold several outputs, between lines of a chat, with terminal
 * colors.
 */

type Found = {
  -readonly [Key in Exclude<keyof UsageReading, 'file' | 'tokens' | 'today'>]: UsageReading[Key] | undefined
} & {
  input: number | undefined
  output: number | undefined
  dayInput: number | undefined
  dayOutput: number | undefined
  dayShare: number | undefined
  tokenUsd: number | null | undefined
}
type Values = Partial<Found>

/** A number as the CLI prints it, with commas or without. */
const NUMBER = String.raw`(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,9})?|\d{1,12}(?:\.\d{1,9})?)(?![\d,.]*\d)`

/** Characters. No line of `/usage` is longer, however wide the terminal; the rest of a line is ignored. */
const LONGEST_LINE = 1000

/** Why a text has no numbers: the plan is managed. */
const MANAGED =
  'The plan is managed by an administrator, so the text has no numbers: the user report of the organization has them.'
/** Why a text has no numbers: the CLI failed. */
const FAILED = 'The CLI could not ask for the usage: sign in and run /usage again.'
/** Why a text has no numbers: it has a plan only. */
const NO_NUMBERS = 'The text names a plan and has no numbers.'
/** Why a text is not used. */
const NOT_USAGE = 'This is not the output of /usage.'

interface LineKind {
  readonly pattern: RegExp
  readonly values: (groups: readonly (string | undefined)[]) => Values
  /** The first line of an output: the following lines belong to another output than those before. */
  readonly begins?: true
  /** Matched only after a line that counts tokens, because its words are too common. */
  readonly ofTokens?: true
}

/** The lines of all known versions of `/usage`. */
const KINDS: readonly LineKind[] = [
  // 2.x: Estimated Usage | resets on 2026-06-01 | KIRO PRO
  { begins: true, pattern: /\bEstimated Usage\b/i, values: () => ({}) },
  { pattern: /\bresets on (\d{4}-\d{2}-\d{2})(?!\d)/i, values: ([resets = '']) => ({ resets }) },
  // 1.x: (12.50 of 50 covered in plan), resets on 01/15
  {
    pattern: /\bresets on (\d{1,2})\/(\d{1,2})(?![\d/])/i,
    values: ([month = '', date = '']) => ({ resets: `${month.padStart(2, '0')}-${date.padStart(2, '0')}` }),
  },
  { pattern: /\|\s{0,200}(KIRO\s[^|]{1,60}?)\s{0,200}(?:\||$)/, values: ([plan = '']) => ({ plan }) },
  { begins: true, pattern: /^\W{0,20}Plan:\s{0,20}(\S.{0,60}?)\s{0,20}$/, values: ([plan = '']) => ({ plan }) },
  { pattern: /\bplan is managed by (?:an )?admin/i, values: () => ({ problem: MANAGED }) },
  {
    pattern: new RegExp(String.raw`\(\s?${NUMBER}\s?(?:of|/)\s?${NUMBER} covered in plan\s?\)`, 'i'),
    values: ([used = '', allowance = '']) => ({ used: credits(used), allowance: credits(allowance) }),
  },
  {
    pattern: new RegExp(String.raw`\bBonus credits:\s{0,20}${NUMBER}\s?(?:/|of)\s?${NUMBER} credits used`, 'i'),
    values: ([used = '', bonus = '']) => ({ bonusUsed: credits(used), bonus: credits(bonus) }),
  },
  {
    pattern: /\bOverages:\s{0,20}(Enabled|Disabled)\b/i,
    values: ([state = '']) => ({ overageEnabled: state.toLowerCase() === 'enabled' }),
  },
  {
    pattern: new RegExp(String.raw`^\W{0,20}Credits used:\s{0,20}${NUMBER}`, 'i'),
    values: ([used = '']) => ({ overage: credits(used) }),
  },
  {
    pattern: new RegExp(String.raw`^\W{0,20}Est\. cost:\s{0,20}\$\s?${NUMBER}`, 'i'),
    values: ([usd = '']) => ({ overageUsd: dollars(usd) }),
  },
  // From 2.11: prepaid packs, used after the plan. The rest of the line is not documented; a remaining amount does not
  // give the used one.
  {
    pattern: new RegExp(
      String.raw`\bAdditional credits:?\s{0,20}\(?${NUMBER}\s?(?:/|of)\s?${NUMBER}(?! ?(?:credits )?(?:left|remaining|available))`,
      'i',
    ),
    values: ([used = '']) => ({ overage: credits(used) }),
  },
  {
    pattern: new RegExp(String.raw`\bAdditional credits:?\s{0,20}\(?${NUMBER} (?:credits )?used`, 'i'),
    values: ([used = '']) => ({ overage: credits(used) }),
  },
  {
    pattern:
      /could not retrieve usage information|failed to initialize auth portal|\berror: (?:oauth error|dispatch failure|not logged in)|\byou are not logged in\b/i,
    values: () => ({ problem: FAILED }),
  },
  // From a tutorial: Session token usage: Input: 47,832 tokens (…)
  { begins: true, pattern: /\bSession token usage:/i, values: () => ({ tokenUsd: null }) },
  {
    ofTokens: true,
    pattern: new RegExp(String.raw`\bInput:\s{0,20}${NUMBER} tokens`, 'i'),
    values: ([input = '']) => ({ input: exact(input) }),
  },
  {
    ofTokens: true,
    pattern: new RegExp(String.raw`\bOutput:\s{0,20}${NUMBER} tokens`, 'i'),
    values: ([output = '']) => ({ output: exact(output) }),
  },
  {
    ofTokens: true,
    pattern: new RegExp(String.raw`\bEstimated cost:\s{0,20}\$\s?${NUMBER}`, 'i'),
    values: ([usd = '']) => ({ tokenUsd: dollars(usd) }),
  },
  // From the same: Daily usage: 182,341 input / 48,902 output tokens (36% of daily budget)
  {
    pattern: new RegExp(String.raw`\bDaily usage:\s{0,20}${NUMBER} input\s?/\s?${NUMBER} output tokens`, 'i'),
    values: ([input = '', output = '']) => ({ dayInput: exact(input), dayOutput: exact(output) }),
  },
  {
    pattern: new RegExp(String.raw`\bDaily usage:.{0,100}\(\s?${NUMBER}\s?% of (?:the )?daily budget\s?\)`, 'i'),
    values: ([percent = '']) => ({ dayShare: roundHalfUp(product(exact(percent)).div(100), 4) }),
  },
]

/**
 * The values of the last `/usage` output in a text that has numbers, else why none has. `day` (`YYYY-MM-DD`) decides
 * the year of a date without one: the first such day from then on.
 */
export function readUsageText(text: string, file: string, day: string): UsageReading {
  const texts: Values[] = []
  let current: Values | null = null
  for (const line of withoutTerminal(text).split(/[\r\n\u2028]+/)) {
    for (const { pattern, values, begins, ofTokens } of KINDS) {
      if (ofTokens && current?.tokenUsd === undefined) continue
      const match = pattern.exec(line.slice(0, LONGEST_LINE))
      if (!match) continue
      const parsed = values(match.slice(1))
      // A repeated line starts another output; but the cost of tokens and a problem may repeat.
      const again =
        current !== null &&
        Object.keys(parsed).some(
          (key) => key !== 'problem' && !(key === 'tokenUsd' && ofTokens) && Object.hasOwn(current ?? {}, key),
        )
      if (current === null || again || (begins && Object.keys(current).length > 0)) {
        current = {}
        texts.push(current)
      }
      Object.assign(current, parsed)
    }
  }
  const found =
    texts.findLast(hasNumbers) ??
    texts.findLast(({ problem }) => problem !== undefined) ??
    texts.findLast(({ plan }) => plan !== undefined) ??
    {}
  return reading(found, file, day)
}

function hasNumbers(found: Values): boolean {
  return (
    found.used !== undefined ||
    found.bonusUsed !== undefined ||
    found.overage !== undefined ||
    (found.input !== undefined && found.output !== undefined) ||
    (found.dayInput !== undefined && found.dayOutput !== undefined)
  )
}

function reading(found: Values, file: string, day: string): UsageReading {
  const {
    plan = null,
    used = null,
    allowance = null,
    overage = null,
    overageUsd = null,
    overageEnabled = null,
    bonusUsed = null,
    bonus = null,
    resets = null,
    input,
    output,
    dayInput,
    dayOutput,
    dayShare = null,
    tokenUsd = null,
  } = found
  const problem = hasNumbers(found) ? null : (found.problem ?? (plan === null ? NOT_USAGE : NO_NUMBERS))
  return {
    file,
    plan,
    used,
    allowance,
    overage,
    overageUsd,
    overageEnabled,
    bonusUsed,
    bonus,
    resets: resets === null ? null : resetDay(resets, day),
    tokens: input === undefined || output === undefined ? null : { input, output, usd: tokenUsd },
    today:
      dayInput === undefined || dayOutput === undefined
        ? null
        : { input: dayInput, output: dayOutput, share: dayShare, budgets: [] },
    problem,
  }
}

/**
 * Removes colors, cursor moves, titles and links of a terminal. Each pattern stops at the next escape, so that the text
 * is read once.
 */
function withoutTerminal(text: string): string {
  return text
    .replace(/(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)/g, '')
    .replace(/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g, '')
    .replace(/\u001b[ -/]*[0-~]?/g, '')
}

/**
 * A full date, or the day with its month and date on which the credits of a text are reset: credits last a month, so it
 * is at most that far ahead, and for an older text it is in the past. Null when there is none.
 */
function resetDay(date: string, day: string): string | null {
  if (date.length > 5) return isDay(date) ? date : null
  const latest = dayAfter(day, LONGEST_MONTH)
  // 29 February is in one of any nine years in a row.
  const years = Array.from({ length: 9 }, (_, ago) => String(Number(latest.slice(0, 4)) - ago))
  return years.map((year) => `${year}-${date}`).find((found) => found <= latest && isDay(found)) ?? null
}

/** Days. */
const LONGEST_MONTH = 31

const exact = (written: string): number => Number(written.replaceAll(',', ''))
const credits = (written: string): number => roundHalfUp(product(exact(written)), 2)
const dollars = (written: string): number => roundHalfUp(product(exact(written)), 4)
