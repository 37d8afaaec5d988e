/** What a check comes to: see the table in the README. */
export const VERDICTS = ['pass', 'skipped', 'warn', 'fail', 'error'] as const
export type Verdict = (typeof VERDICTS)[number]
