import { dayIn, daysIn, weekdayIn } from '../../../../src/core/usage/ledger.js'
import { row, type Row } from '../../support/user-report.js'

/*
 * One organization of 34 people, July to November 2026, from arithmetic alone: three plans and a few seats of an
 * unknown one, people who join, leave and are away, clients and models mixed, overage, a quiet week and a jump of use.
 */

/** The plan of a person, by number; the last two are of a plan that no catalogue knows. */
const TIERS = [
  ...Array<string>(15).fill('PRO'),
  ...Array<string>(10).fill('PRO_PLUS'),
  ...Array<string>(7).fill('POWER'),
]
const ALLOWANCES: Readonly<Record<string, number>> = { PRO: 1000, PRO_PLUS: 2000, POWER: 10_000 }
export const PEOPLE = Array.from({ length: 34 }, (_, person) => person)
export const userOf = (person: number): string => `u${String(person).padStart(2, '0')}`
export const emailOf = (person: number): string => `p${person}@example.org`

/** A number from 0 up to `below` that looks like chance and is the same each time. */
function draw(below: number, ...of: readonly number[]): number {
  let value = 0x811c9dc5
  for (const one of of) value = Math.imul(value ^ (one + 0x9e37), 0x01000193) ^ (value >>> 13)
  return (value >>> 0) % below
}

/** Credits of an ordinary day of a person. */
const levelOf = (person: number): number => 12 + 5 * (person % 9) + (person % 7 === 3 ? 75 : 0)

interface Window {
  /** The first and the last month, `YYYY-MM`. */
  readonly months: readonly string[]
  /** Days of the last month that have rows. */
  readonly through: number
  readonly people?: readonly number[]
  /** `Overage_Credits_Used`: of the day, or of the month up to the day. */
  readonly overage?: 'daily' | 'cumulative'
}

function isPresent(person: number, month: string, day: number): boolean {
  if (person === 3 && month > '2026-09') return false
  if (person === 30 && month < '2026-09') return false
  if (person === 31 && (month < '2026-11' || day < 4)) return false
  const weekend = weekdayIn(month, day) % 6 === 0
  const chance = draw(100, person, Number(month.slice(5)), day)
  if (month === '2026-08' && day >= 9 && day <= 13) return chance < 4
  return weekend ? chance < 5 : chance < 78 - (weekdayIn(month, day) === 5 ? 14 : 0)
}

/** Credits of a person on a day, in tenths. */
function creditsOf(person: number, month: string, day: number): number {
  const number = Number(month.slice(5))
  const wild = draw(97, person, day, number) === 0 ? 9 : 1
  const jump = month === '2026-11' && day >= 9 && person % 3 === 0 ? 1.8 : 1
  const sprint = month === '2026-11' && day === 11 && person < 12 ? 6 : 1
  const growth = 1 + 0.04 * (number - 7)
  return Math.round((levelOf(person) * wild * sprint * jump * growth * (40 + draw(121, day, number, person))) / 10) / 10
}

/** The rows of the organization. */
export function rowsOf({ months, through, people = PEOPLE, overage = 'cumulative' }: Window): Row[] {
  return months.flatMap((month) =>
    people.flatMap((person) => {
      const tier = TIERS[person] ?? 'TITAN'
      const exceeds = person % 5 === 3 || person % 7 === 3
      let used = 0
      return Array.from({ length: month === months.at(-1) ? through : daysIn(month) }, (_, day) => day)
        .filter((day) => isPresent(person, month, day))
        .flatMap((day) => {
          const credits = creditsOf(person, month, day)
          const before = Math.max(0, used - (ALLOWANCES[tier] ?? Infinity))
          used += credits
          const beyond = exceeds ? Math.max(0, used - (ALLOWANCES[tier] ?? Infinity)) : 0
          return rowsOfDay(person, month, day, {
            tier,
            credits,
            enabled: exceeds,
            overage: overage === 'daily' ? Math.max(0, beyond - before) : beyond,
          })
        })
    }),
  )
}

function rowsOfDay(
  person: number,
  month: string,
  day: number,
  of: { readonly tier: string; readonly credits: number; readonly enabled: boolean; readonly overage: number },
): Row[] {
  const number = Number(month.slice(5))
  const share = person % 4 === 0 ? 0 : draw(10, number, person, day) / 10
  const model =
    ['auto', 'claude_sonnet_4_5', 'claude_opus_4_8', 'claude_haiku_4_5'][draw(40, person, day) % (2 + (person % 3))] ??
    'auto'
  const one = (client: string, part: number): Row =>
    row({
      day: dayIn(month, day),
      user: userOf(person),
      email: person % 6 === 5 ? '' : emailOf(person),
      client,
      tier: of.tier,
      credits: (of.credits * part).toFixed(2),
      overage: part === 1 || client === 'KIRO_IDE' ? of.overage.toFixed(2) : '0.0',
      enabled: String(of.enabled),
      newUser: String(person === 31 && day < 12),
      models:
        draw(6, day, person) === 0
          ? { [model]: 2 + draw(9, day), auto: 3 }
          : { [model]: Math.max(1, Math.round((of.credits * part) / (model === 'claude_opus_4_8' ? 1.1 : 0.5))) },
    })
  return share === 0
    ? [one('KIRO_IDE', 1)]
    : [one('KIRO_IDE', 1 - share), one(person % 2 === 0 ? 'KIRO_CLI' : 'PLUGIN', share)]
}
