import { type Failure } from '../../../src/core/report.js'
import { sarif } from '../../../src/render/sarif/sarif.js'
import { agent, judged, type Change, type Files } from '../../core/support/repository.js'
import { runOf, type Result, type Run } from '../../support/sarif/log.js'

/** The one run of the SARIF log of a change. */
export const sarifOf = (change: Change): Run => runOf(sarif(judged(change)))
/** The results of that run. */
export const resultsOf = (change: Change): readonly Result[] => sarifOf(change).results ?? []
/** An agent with one misspelled model. */
export const WRONG: Files = { '.kiro/agents/a.json': agent('a', 'claude-opus-4-8') }
/** A check that could not be made, with one problem in a policy. */
export const failure = (change: Partial<Failure> = {}): Failure => ({
  verdict: 'error',
  errorClass: 'policy',
  problems: [{ file: 'p.yml', line: 2, column: 3, message: 'team is wrong' }],
  hint: 'Correct it.',
  policy: null,
  ...change,
})
