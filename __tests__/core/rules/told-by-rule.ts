import { contract, judged, lines, type Change, type Files } from '../support/repository.js'

export const SETTINGS = '.kiro/settings.json'
/** The lines of the findings of one rule. */
export const told = (rule: string, change: Change): string[] =>
  lines(judged(change)).filter((line) => line.includes(` ${rule}: `))

/** 252 credits a month at 1.0x for taskExecution, 31.5 for codeReview. */
export const routed = (...models: readonly string[]): Files => ({
  [SETTINGS]: contract(Object.fromEntries(models.map((model, index) => [`p${index}`, model])), {
    taskExecution: 'p0',
    codeReview: `p${models.length - 1}`,
  }),
})
