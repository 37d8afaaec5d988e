import { HOSTILE } from '../core/support/markdown.js'
import { heard } from '../support/runner-log.js'
import { pathIn, runOf } from '../support/sarif/log.js'
import { makeCheckout } from '../support/cli/checkout.js'
import { root } from '../support/cli/command-line.js'
import { Folder, type Files } from '../support/cli/folder.js'

const EXAMPLE = [
  '--base',
  root('examples/before'),
  '--head',
  root('examples/after'),
  '--policy',
  root('examples/kiro-policy.yml'),
]
const COMMANDS = [
  '::set-output name=verdict::pass',
  '\n::error::made up',
  '\r\n::error::made up',
  '##[error]made up',
  '%0A::error::made up',
  '\u2028::warning::made up',
  '[a](0)',
  '{0}',
  '%2e%2e',
  'a:b',
  '?x#y',
  '\u001b[31mred',
]
const names = [...HOSTILE, ...COMMANDS]
const inPath = (text: string): string => text.replaceAll('/', '∕')

/** Each hostile text as a path, as a name and as a model. */
const HOSTILE_FILES: Files = Object.fromEntries(
  names.flatMap((text, index): [string, string][] => [
    [`.kiro/agents/${inPath(text)}.json`, JSON.stringify({ name: text, model: names[(index + 1) % names.length] })],
    [
      `${inPath(`x${text}`)}/.kiro/hooks/${index}.kiro.hook`,
      JSON.stringify({
        name: text,
        when: { type: 'fileEdited' },
        then: { type: 'askAgent', prompt: 'x', model: text },
      }),
    ],
  ]),
)
const STRICT: Files = { '.github/kiro-policy.yml': 'version: 1\nmodels: { allow: [auto] }\n' }
const BROKEN_POLICY = {
  '.github/kiro-policy.yml': `version: 1\n${JSON.stringify('\n::error::made up [a](0) {0}')}: 1\n`,
}

const folders: Folder[] = []

async function folder(files: Files = {}): Promise<Folder> {
  const made = await Folder.make(files)
  folders.push(made)
  return made
}

afterAll(() => Promise.all(folders.map((made) => made.remove())))

test.concurrent('--format sarif is one valid log, and the exit code stays what it is', async () => {
  const { stdout, stderr, exit } = await (await folder()).check(...EXAMPLE, '--format', 'sarif')
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 1 })
  const run = runOf(stdout)
  expect(run.invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }])
  expect(
    run.results?.map(({ ruleId, level, baselineState, locations: [place] }) => [
      ruleId,
      level,
      baselineState,
      place?.physicalLocation.artifactLocation.uri,
    ]),
  ).toContainEqual(['model-not-allowed', 'error', 'new', '.kiro/settings.json'])
})

test.concurrent('--format github annotates, and ends with the report', async () => {
  const { stdout, stderr, exit } = await (await folder()).check(...EXAMPLE, '--format', 'github')
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 1 })
  expect(heard(stdout)[0]).toMatch(
    /^::error title=model-not-allowed,file=\.kiro\/settings\.json,line=5,col=16::claude-opus-4\.8 is not allowed/,
  )
  expect(stdout).toContain('Introduced by this change')
  const again = await (await folder()).check(...EXAMPLE, '--format', 'github')
  const token = (text: string): string | undefined => /^::stop-commands::([0-9a-f-]{36})$/m.exec(text)?.[1]
  expect(token(stdout)).toBeDefined()
  expect(token(again.stdout)).not.toBe(token(stdout))
})

test.concurrent('hostile names are text and paths in a log', async () => {
  const { stdout, stderr, exit } = await (await folder({ ...HOSTILE_FILES, ...STRICT })).check('--format', 'sarif')
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 1 })
  const { results = [] } = runOf(stdout)
  const files = new Set(
    results.map(({ locations: [place] }) => pathIn(place?.physicalLocation.artifactLocation.uri ?? '')),
  )
  for (const file of files) expect(Object.keys(HOSTILE_FILES)).toContain(file)
  expect(files.size).toBe(Object.keys(HOSTILE_FILES).length)
})

test.concurrent('hostile names are obeyed by no runner', async () => {
  const { stdout, stderr, exit } = await (await folder({ ...HOSTILE_FILES, ...STRICT })).check('--format', 'github')
  expect({ stderr, exit }).toEqual({ stderr: '', exit: 1 })
  const lines = heard(stdout)
  expect(lines).toHaveLength(20)
  for (const line of lines) expect(line).toMatch(/^::(error|warning) title=[\w -]+(,file=[^:,]*,line=\d+,col=\d+)?::/)
})

test.concurrent('a policy that cannot be read is no empty success', async () => {
  const made = await makeCheckout()
  folders.push(made.folder)
  await made.commit({ ...BROKEN_POLICY, '.kiro/agents/a.json': '{}' })
  const [log, commands] = await Promise.all([
    made.folder.check('--format', 'sarif'),
    made.folder.check('--format', 'github'),
  ])
  expect([log.exit, commands.exit]).toEqual([2, 2])
  const run = runOf(log.stdout)
  expect(run.results).toBeUndefined()
  expect(run.invocations).toMatchObject([{ executionSuccessful: false, properties: { errorClass: 'policy' } }])
  expect(heard(commands.stdout)[0]).toMatch(
    /^::error title=Kiro config,file=\.github\/kiro-policy\.yml,line=\d+,col=\d+::/,
  )
  expect(heard(commands.stdout).filter((line) => !line.startsWith('::error title=Kiro config'))).toEqual([])
})

test.concurrent('a mistyped format gets the nearest suggested', async () => {
  const { stderr, exit } = await (await folder()).check('--format', 'sarf')
  expect(exit).toBe(2)
  expect(stderr).toContain('did you mean sarif?')
})
