import { visible } from '../../../../src/core/text/message.js'
import type { FileContent, Files } from '../../../support/github/git-objects.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  EXAMPLE,
  EXAMPLE_PULL,
  openPull,
  POLICY,
  SETTINGS,
  type Run,
} from '../../../support/pull-request-run.js'

const github = openGitHub()

const QUIET = { inputs: { comment: 'never' } }
const AGENT = '.kiro/agents/reviewer.json'
const DEAR = '{ "name": "reviewer", "model": "claude-opus-4.8" }\n'

async function judged(after: Files, before: Files = {}): Promise<Run> {
  return check(github, await openPull(github, { before: { ...EXAMPLE_PULL.before, ...before }, after }), QUIET)
}

/** Where each annotation is. One of a path that holds characters which cannot be seen names it in its message instead, escaped. */
const told = ({ annotations }: Run): string[] =>
  annotations
    .map(({ level, properties, message }) => {
      const place = properties.file ?? /^(.*?):\d+:\d+: /.exec(message)?.[1] ?? ''
      return `${level} ${properties.title ?? ''} ${place}`
    })
    .sort()

/** Names that git allows; each is that of an agent which is not allowed. */
const NAMES: [string, string][] = [
  ['a line end', 'a\nb'],
  ['a carriage return', 'a\rb'],
  ['quotation marks', `"a'b"`],
  ['a backslash', 'a\\nb'],
  ['a leading dash', '--policy=none'],
  ['only blanks', '   '],
  ['a pipe and backticks', 'a|`b``c'],
  ['a glob', '**'],
  ['a percent sign', '%2e%2e%0a::error::'],
  ['a colon', 'C:a::b'],
  ['a comma', 'a,line=7'],
  ['the name of a prototype', '__proto__'],
  ['many characters', 'x'.repeat(240)],
  ['characters of no width', 'a\u200b\u202eb'],
  ['an emoji', '🦜'],
]

test.concurrent.each(NAMES)('a file whose name is or has %s is judged at its own path', async (_, name) => {
  const path = `.kiro/agents/${name}.json`
  const run = await judged({ [path]: DEAR })
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', errors: '1', 'error-class': '' } })
  expect(told(run)).toEqual([`error model-not-allowed ${visible(path)}`])
})

test.concurrent('a name that is not UTF-8 is an error, and a change that takes it away passes', async () => {
  // GitHub's JSON has the replacement character for such bytes.
  const odd = { '.kiro/agents/\ufffd.json': DEAR }
  const [added, there, removed] = await Promise.all([
    judged(odd),
    judged({ 'README.md': 'A better shop.\n' }, odd),
    judged({ '.kiro/agents/\ufffd.json': null }, odd),
  ])
  for (const run of [added, there]) {
    expect(run).toMatchObject({ exit: 2, outputs: { verdict: 'error', 'error-class': 'config' } })
    expect(run.stdout).toContain('The path .kiro/agents/\ufffd.json is not UTF-8')
  }
  expect(removed).toMatchObject({ exit: 0, outputs: { errors: '0', 'error-class': '' } })
})

test.concurrent.each(NAMES.map(([what, name]) => [what, name === '**' ? `${'d/'.repeat(500)}e` : name]))(
  'so is one in a folder: %s',
  async (_, name) => {
    const path = `${name}/.KIRO/Agents/A.JSON`
    expect(told(await judged({ [path]: DEAR }))).toEqual([`error model-not-allowed ${visible(path)}`])
  },
)

test.concurrent(
  'paths that differ in case only are both judged, and one in place of the other is no new problem',
  async () => {
    const both = await judged({ '.kiro/agents/A.json': DEAR, '.kiro/agents/a.json': DEAR, '.KIRO/agents/a.json': DEAR })
    expect(told(both)).toEqual([
      'error model-not-allowed .KIRO/agents/a.json',
      'error model-not-allowed .kiro/agents/A.json',
      'error model-not-allowed .kiro/agents/a.json',
      // They are one agent to Kiro, which loads the last of them.
      'warning shadowed .KIRO/agents/a.json',
      'warning shadowed .kiro/agents/A.json',
    ])
    expect(told(await judged({ [AGENT]: null, '.KIRO/AGENTS/REVIEWER.JSON': DEAR }, { [AGENT]: DEAR }))).toEqual([])
  },
)

const REPLACED: [string, FileContent | Files, string[]][] = [
  [
    'a folder',
    { [`${AGENT}/x.json`]: DEAR },
    [`error model-not-allowed ${AGENT}/x.json`, `warning cost-increase ${AGENT}/x.json`],
  ],
  [
    'a folder of the same name inside',
    { [`${AGENT}/.kiro/agents/x.json`]: DEAR },
    [`error model-not-allowed ${AGENT}/.kiro/agents/x.json`],
  ],
  ['a submodule', { submodule: 'a'.repeat(40) }, [`error symlinked-config ${AGENT}`]],
  ['a link', { symlink: '../../elsewhere.json' }, [`error symlinked-config ${AGENT}`]],
  ['a link to itself', { symlink: 'reviewer.json' }, [`error symlinked-config ${AGENT}`]],
  ['nothing in it', '', [`error syntax ${AGENT}`]],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), [`error syntax ${AGENT}`]],
  [
    'bytes that are no UTF-8',
    Buffer.concat([Buffer.from('{ "model": "claude-opus-4.8'), Buffer.from([0xff]), Buffer.from('" }')]),
    [`error syntax ${AGENT}`],
  ],
  ['UTF-16 the other way round', Buffer.from(`\ufeff${DEAR}`, 'utf16le').swap16(), [`error syntax ${AGENT}`]],
  ['a zero byte behind it', `${DEAR}\0`, [`error syntax ${AGENT}`]],
]

test.concurrent.each(REPLACED)('an agent replaced by %s', async (_, content, expected) => {
  const isFile =
    content === null ||
    typeof content === 'string' ||
    content instanceof Uint8Array ||
    'symlink' in content ||
    'submodule' in content
  const run = await judged(isFile ? { [AGENT]: content as FileContent } : { [AGENT]: null, ...(content as Files) }, {
    [AGENT]: '{ "name": "reviewer", "model": "auto" }',
  })
  expect(run).toMatchObject({ exit: expected.length === 0 ? 0 : 1, stderr: '', outputs: { 'error-class': '' } })
  expect(told(run)).toEqual(expected)
})

test.concurrent('the folder replaced by a file is a folder that is gone', async () => {
  const run = await judged({ [SETTINGS]: null, '.kiro': DEAR })
  expect(run).toMatchObject({
    exit: 0,
    stderr: '',
    outputs: { verdict: 'warn', 'credits-after': '0', 'error-class': '' },
  })
})

test.concurrent('a mode alone is no change, and the mode of a program hides nothing', async () => {
  expect(await judged({ [SETTINGS]: { executable: EXAMPLE.before } })).toMatchObject({
    exit: 0,
    outputs: { verdict: 'skipped' },
  })
  expect(told(await judged({ [AGENT]: { executable: DEAR } }))).toEqual([`error model-not-allowed ${AGENT}`])
})

test.concurrent(
  'a replacement character that the file really has is read as it is, and is no sign of invalid UTF-8',
  async () => {
    const run = await judged({ [AGENT]: '{ "name": "\ufffd", "model": "claude-\ufffd" }' })
    expect(run).toMatchObject({ exit: 1, stderr: '' })
    expect(told(run)).toContain(`error unknown-model ${AGENT}`)
    expect(run.annotations[0]?.message).toContain('claude-\ufffd')
    expect(run.requests.filter(({ path }) => path.includes('/git/blobs/'))).toHaveLength(1)
  },
)

test.concurrent(
  'an empty file is reported for where it should hold something, and not where it may be prose',
  async () => {
    const run = await judged({
      [SETTINGS]: '',
      '.kiro/settings/cli.json': '\n',
      '.kiro/agents/a.md': '',
      '.kiro/hooks/h.kiro.hook': '\ufeff',
    })
    expect(told(run).filter((line) => line.includes(' syntax '))).toEqual(
      ['.kiro/hooks/h.kiro.hook', '.kiro/settings.json', '.kiro/settings/cli.json'].map(
        (path) => `error syntax ${path}`,
      ),
    )
  },
)

test.concurrent('a file that moves with its folder brings no new finding', async () => {
  const old = {
    'a/.kiro/settings.json': EXAMPLE.after,
    'a/.kiro/agents/x.json': DEAR,
    'a/.kiro/agents/broken.json': '{',
  }
  const moved = {
    'b/.kiro/settings.json': EXAMPLE.after,
    'b/.kiro/agents/x.json': DEAR,
    'b/.kiro/agents/broken.json': '{',
  }
  const run = await judged(
    { ...Object.fromEntries(Object.keys(old).map((path) => [path, null])), ...moved },
    { ...old, [POLICY]: 'version: 1\nmodels: { allow: [auto] }\n' },
  )
  expect(told(run).filter((line) => line.startsWith('error'))).toEqual([])
})
