/** The verdicts of a check: see the table in the README. */
export const VERDICTS = ['pass', 'skipped', 'warn', 'fail', 'error'] as const
export type Verdict = (typeof VERDICTS)[number]
