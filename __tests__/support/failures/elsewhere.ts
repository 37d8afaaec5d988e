import { EXAMPLE, POLICY, SETTINGS } from '../pull-request-run.js'
import { TOLD, type FailureRow } from './row.js'

const NOWHERE = '/nowhere/at/all'
const MISTAKE = new URL('../mistake.mjs', import.meta.url).href

/** What is wrong with the repository, the set-up, the runner or us. */
export const ELSEWHERE: readonly FailureRow[] = [
  {
    what: 'the policy of the base branch cannot be read',
    where: 'both',
    change: { before: { [POLICY]: 'version: 2\n', [SETTINGS]: EXAMPLE.before }, after: { [SETTINGS]: EXAMPLE.after } },
    verdict: 'error',
    class: 'policy',
    exit: 2,
    says: 'the policy cannot be read, so nothing was judged',
    comment: ['written', 'updated'],
  },
  {
    what: 'an input is wrong',
    where: 'both',
    run: { inputs: { 'fail-on': 'sometimes' } },
    verdict: 'error',
    class: 'usage',
    exit: 2,
    says: 'The input fail-on is "sometimes".',
    comment: ['none', 'as it was'],
  },
  {
    what: 'the report file cannot be written',
    run: { inputs: { 'report-file': '.' } },
    verdict: 'error',
    class: 'usage',
    exit: 2,
    says: 'The file . cannot be written: it is a folder.',
    comment: ['written', 'updated'],
  },
  {
    what: 'the job summary cannot be written',
    where: 'both',
    run: { env: { GITHUB_STEP_SUMMARY: NOWHERE } },
    ...TOLD,
    says: 'The job summary cannot be written: no such file or folder.',
  },
  {
    what: 'a mistake of ours while judging',
    where: 'bundle',
    run: { env: { NODE_OPTIONS: `--import=${MISTAKE}` } },
    verdict: 'error',
    class: 'internal',
    exit: 3,
    says: 'The check failed because of a mistake in Kiro Governance; the log has the details.',
    comment: ['none', 'updated'],
  },
]
