import { openGitHub } from '../../../support/github/memory-github.js'
import { SETTINGS, type Run } from '../../../support/pull-request-run.js'

export const github = openGitHub()

/** The verdict of the base branch's policy on the example's change: whatever else a pull request brings, it stays this. */
const BINDING = {
  exit: 1,
  stderr: '',
  outputs: {
    verdict: 'fail',
    'error-class': '',
    'credits-before': '7698',
    'credits-after': '13256',
    'credits-delta': '5558',
  },
}
const VIOLATED = ['cost-increase', 'model-not-allowed']

/** The rules of the annotations of one level, each once. */
export const titles = ({ annotations }: Run, level: string): string[] =>
  [...new Set(annotations.flatMap((one) => (one.level === level ? [one.properties.title ?? ''] : [])))].sort()

/** The run fails as the binding policy says, and by these rules besides. */
export function expectBinding(run: Run, besides: readonly string[] = []): void {
  expect(run).toMatchObject(BINDING)
  expect(titles(run, 'error')).toEqual([...VIOLATED, ...besides].sort())
  expect(run.annotations.find(({ properties }) => properties.title === 'model-not-allowed')).toMatchObject({
    level: 'error',
    properties: { file: SETTINGS, line: '5' },
  })
}

/** A workflow that runs the check on pull requests. */
export const USES =
  'on: pull_request\njobs:\n  kiro:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: kiro-governance/kiro-governance@v1\n'
