import { readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { commandLine, root } from '../../support/cli/command-line.js'
import { kiroGovernance } from './command.js'

const COMMAND = [
  'check',
  '--base',
  'examples/before',
  '--head',
  'examples/after',
  '--policy',
  'examples/kiro-policy.yml',
  '--as-of',
  '2026-10-08',
]

/** A text as it is kept beside the tests; `UPDATE=1` rewrites it, for a reviewer to see the difference. */
function expectGolden(name: string, text: string): void {
  const path = root(`__tests__/e2e/cli/golden/${name}`)
  if (process.env.UPDATE) writeFileSync(path, text)
  expect(text).toBe(readFileSync(path, 'utf8'))
}

test('the README’s command prints the README’s text', async () => {
  const { exit, stdout, stderr } = await kiroGovernance([...COMMAND, '--fail-on', 'never'], { cwd: root() })
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  expectGolden('check.txt', stdout)
  expect(stdout).toContain('+5,558 (+72 %)')
  expect(stdout).not.toContain('\u001b')
})

test('the exit code follows --fail-on, and the text does not', async () => {
  const levels = [[], ['--fail-on', 'error'], ['--fail-on=warning'], ['--fail-on', 'never']]
  const runs = await Promise.all(levels.map((level) => commandLine([...COMMAND, ...level], { cwd: root() })))
  expect(runs.map(({ exit }) => exit)).toEqual([1, 1, 1, 0])
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1)
})

test('as JSON it is a report by the published schema', async () => {
  const { exit, stdout, stderr } = await commandLine([...COMMAND, '--format', 'json'], { cwd: root() })
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
  const validate = new Ajv2020({ strict: false }).compile(
    JSON.parse(readFileSync(root('schemas/report.schema.json'), 'utf8')) as object,
  )
  const report = JSON.parse(stdout) as unknown
  expect({ valid: validate(report), errors: validate.errors }).toEqual({ valid: true, errors: null })
  expect(report).toMatchObject({
    version: 1,
    kind: 'check',
    verdict: 'fail',
    asOf: '2026-10-08',
    estimate: { before: { typical: 7698 }, after: { typical: 13256 }, delta: { typical: 5558 } },
  })
})

test('as markdown it is the job summary', async () => {
  const { exit, stdout, stderr } = await commandLine([...COMMAND, '--format', 'markdown'], { cwd: root() })
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
  expectGolden('check.md', stdout)
  expect(stdout).toMatch(/^### ❌ Kiro config: 2 blocking problems/)
})

test('two folders need no git, and none is started', async () => {
  const { exit, stderr } = await commandLine(COMMAND, { cwd: root(), env: { PATH: '/nonexistent' } })
  expect({ exit, stderr }).toEqual({ exit: 1, stderr: '' })
})
