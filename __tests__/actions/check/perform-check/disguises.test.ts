import { visible } from '../../../../src/core/text/message.js'
import type { Files } from '../../../support/github/git-objects.js'
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

const AGENT = '.kiro/agents/reviewer.json'
const AGENT_MD = '.kiro/agents/reviewer.md'
const CLI = '.kiro/settings/cli.json'
const MODEL = 'claude-opus-4.8'
/** The verdict is what counts here. */
const QUIET = { inputs: { comment: 'never' } }

/** Whether the run blocks because of a rule, at the file where the disguise is. */
function expectBlocked(run: Run, rule: string, file: string): void {
  expect(run).toMatchObject({ exit: 1, stderr: '', outputs: { verdict: 'fail', 'error-class': '' } })
  expect(
    run.annotations.flatMap(({ level, properties, message }) =>
      level === 'error'
        ? [`${properties.title ?? ''} in ${properties.file ?? /^(.*?):\d+:\d+: /.exec(message)?.[1] ?? ''}`]
        : [],
    ),
  ).toContain(`${rule} in ${visible(file)}`)
}

/** The example's contract with another model in the place of the one that works on tasks. */
const contract = (model: string): string => EXAMPLE.before.replace('"claude-sonnet-4.5"', JSON.stringify(model))

const SPELLINGS: [string, string, string][] = [
  ['in capitals', 'CLAUDE-OPUS-4.8', 'misspelled-model'],
  ['as a menu shows it', 'Claude Opus 4.8', 'misspelled-model'],
  ['by an alias of old', 'CLAUDE_OPUS_4_5_20251101_V1_0', 'misspelled-model'],
  ['by its short name', 'opus', 'foreign-model-name'],
  ['by its short name and a window', 'opus[1m]', 'foreign-model-name'],
  ['behind a provider that nobody listed', 'openrouter/anthropic/claude-opus-4.8', 'foreign-model-name'],
  ['with an effort', 'claude-opus-4.8:high', 'foreign-model-name'],
  ['with dashes for dots', 'claude-opus-4-8', 'misspelled-model'],
  ['as another vendor calls it', 'us.anthropic.claude-opus-4-8-v1:0', 'misspelled-model'],
  ['with a date', 'claude-opus-4-8-20260626', 'misspelled-model'],
  ['with spaces around it', ' claude-opus-4.8 ', 'misspelled-model'],
  ['with spaces inside', 'claude opus 4.8', 'misspelled-model'],
  ['with a line end', 'claude-opus-4.8\n', 'misspelled-model'],
  ['with a zero byte', 'claude-opus-4.8\0', 'misspelled-model'],
  ['with a space of no width', 'claude-\u200bopus-4.8', 'misspelled-model'],
  ['with a soft hyphen', 'claude-opus\u00ad-4.8', 'misspelled-model'],
  ['written from right to left', '\u202eclaude-opus-4.8', 'misspelled-model'],
  ['in wide letters', 'ｃｌａｕｄｅ－ｏｐｕｓ－４．８', 'misspelled-model'],
  ['with a Cyrillic letter', '\u0441laude-opus-4.8', 'unknown-model'],
  ['with a variation selector', 'claude-opus-4.8\ufe0f', 'misspelled-model'],
  ['behind 400 spaces', `${' '.repeat(400)}claude-opus-4.8`, 'misspelled-model'],
  ['between fillers', '\u3164claude-opus-4.8\u2800', 'misspelled-model'],
  ['behind a model that is allowed', 'claude-sonnet-4.5,claude-opus-4.8', 'unknown-model'],
  ['in a path', 'claude-sonnet-4.5/../claude-opus-4.8', 'unknown-model'],
  ['by a name that nobody knows', 'claude-sonnet-99', 'multiplier-over-cap'],
  ['by a name that JavaScript knows', 'constructor', 'unknown-model'],
]

test.concurrent.each(SPELLINGS)('a model is not hidden %s', async (_, model, rule) => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: { [SETTINGS]: contract(model) } })
  expectBlocked(await check(github, opened, QUIET), rule, SETTINGS)
})

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`
const named = contract(MODEL)

const TEXTS: [string, string | Uint8Array | { executable: string }, string][] = [
  ['a byte order mark', `\ufeff${named}`, 'model-not-allowed'],
  ['two byte order marks', `\ufeff\ufeff${named}`, 'syntax'],
  ['UTF-16', Buffer.from(`\ufeff${named}`, 'utf16le'), 'syntax'],
  ['bytes that are no UTF-8', Buffer.concat([Buffer.from('// caf\xe9\n', 'latin1'), Buffer.from(named)]), 'syntax'],
  ['CRLF', named.replaceAll('\n', '\r\n'), 'model-not-allowed'],
  ['line ends of old', named.replaceAll('\n', '\r'), 'model-not-allowed'],
  ['no line ends', named.replaceAll('\n', ''), 'model-not-allowed'],
  [
    'comments and trailing commas',
    `// ${EXAMPLE.before.replaceAll('\n', '\n// ')}\n${named.replaceAll(/\n( *)\}/g, ',/* } */\n$1}').replace(/,+\/\*/g, ',/*')}`,
    'model-not-allowed',
  ],
  [
    'a comment that says something else',
    named.replace(`"${MODEL}"`, `/* "model": "auto" */ "${MODEL}" // "auto"`),
    'model-not-allowed',
  ],
  [
    'escapes',
    named
      .replace(MODEL, Array.from(MODEL, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''))
      .replaceAll('"model"', '"m\\u006fdel"'),
    'model-not-allowed',
  ],
  ['the mode of a program', { executable: named }, 'model-not-allowed'],
  [
    'a key written twice, the last of which wins',
    EXAMPLE.before.replace('"model": "claude-sonnet-4.5"', `"model": "claude-sonnet-4.5", "model": "${MODEL}"`),
    'model-not-allowed',
  ],
  [
    'a key written twice, the first of which wins',
    EXAMPLE.before.replace('"model": "claude-sonnet-4.5"', `"model": "${MODEL}", "model": "claude-sonnet-4.5"`),
    'duplicate-key',
  ],
  [
    'a key written twice, once with escapes',
    EXAMPLE.before.replace('"model": "claude-sonnet-4.5"', `"m\\u006fdel": "${MODEL}", "model": "claude-sonnet-4.5"`),
    'duplicate-key',
  ],
  [
    'a contract written twice',
    `${EXAMPLE.before.trimEnd().slice(0, -1)}, ${named.trimStart().slice(1)}`,
    'model-not-allowed',
  ],
  ['a key of JavaScript', named.replace('{', '{ "__proto__": {},'), 'syntax'],
  ['more levels than are read', named.replace('{', `{ "x": ${nested(100)},`), 'syntax'],
  ['more bytes than are read', named + ' '.repeat(1_000_001), 'syntax'],
  ['another text behind it', `${EXAMPLE.before}\n${named}`, 'syntax'],
]

test.concurrent.each(TEXTS)('a model is not hidden by %s', async (_, text, rule) => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: { [SETTINGS]: text } })
  expectBlocked(await check(github, opened, QUIET), rule, SETTINGS)
})

const agent = (model: string | null): string => JSON.stringify({ name: 'reviewer', model })
const hook = (model: object): string =>
  JSON.stringify({
    name: 'tidy',
    when: { type: 'fileEdited', patterns: ['**'] },
    then: { type: 'askAgent', prompt: 'Tidy up.', ...model },
  })
const hooks = (model: object): string =>
  JSON.stringify({
    version: 'v1',
    hooks: [{ name: 'tidy', trigger: 'PostFileSave', action: { type: 'agent', prompt: 'Tidy up.', ...model } }],
  })
const dear = `{ "chat.defaultModel": "${MODEL}" }`
const md = (front: string): string => `---\nname: reviewer\n${front}\n---\nReview it.\n`

/** Where a model may stand, and the file in which it is found. */
const PLACES: [string, Files, string?][] = [
  [
    'in another profile',
    {
      [SETTINGS]: EXAMPLE.before
        .replace('"routing"', `"deep": { "model": "${MODEL}" }, "routing"`)
        .replace('"codeReview": "primary"', '"codeReview": "deep"'),
    },
  ],
  [
    'in a profile with a name of JavaScript',
    {
      [SETTINGS]: EXAMPLE.before
        .replace('"routing"', `"constructor": { "model": "${MODEL}" }, "routing"`)
        .replace('"codeReview": "primary"', '"codeReview": "constructor"'),
    },
  ],
  ['in an agent', { [AGENT]: agent(MODEL) }],
  ['in the front matter of an agent', { [AGENT_MD]: md(`model: ${MODEL}`) }],
  [
    'in front matter with a byte order mark and CRLF',
    { [AGENT_MD]: `\ufeff${md(`model: ${MODEL}`)}`.replaceAll('\n', '\r\n') },
  ],
  ['in front matter on lines of its own', { [AGENT_MD]: md(`"mod\\u0065l": >-\n  ${MODEL}`) }],
  ['in an agent in capitals', { '.KIRO/AGENTS/REVIEWER.JSON': agent(MODEL) }],
  ['in a hook', { '.kiro/hooks/tidy.kiro.hook': hook({ model: MODEL }) }],
  ['in a hook of version 1', { '.kiro/hooks/tidy.json': hooks({ model: MODEL }) }],
  ['in the default of the CLI', { [CLI]: dear }],
  ['in the nested spelling of that default', { [CLI]: `{ "chat": { "defaultModel": "${MODEL}" } }` }],
  ['in the default agent', { [CLI]: '{ "chat.defaultAgent": "reviewer" }', [AGENT]: agent(MODEL) }],
  ['in a nested root', { 'packages/web/.kiro/settings.json': named }],
  ['in a root inside a root', { '.kiro/.kiro/settings.json': named }],
  ['among the dependencies', { 'node_modules/x/.kiro/settings.json': named }],
  [
    'in a folder with a control character',
    { 'a\u001b[2J\n/.kiro/settings.json': named },
    'a\u001b[2J\n/.kiro/settings.json',
  ],
  ['in another case of the folder', { '.KIRO/settings.json': named }],
  ['in another case of the file', { '.kiro/Settings.JSON': named }],
  ['with the sign of the kelvin, which macOS reads as a k', { '.\u212airo/settings.json': named }],
  ['with a long s, which macOS reads as an s', { '.kiro/\u017fettings.json': named }],
  [
    'behind a route that is taken away',
    { [SETTINGS]: EXAMPLE.before.replace(/ *"interactiveChat".*\n/, ''), [CLI]: dear },
    CLI,
  ],
  ['behind a contract that is deleted', { [SETTINGS]: null, [CLI]: dear }, CLI],
]

test.concurrent.each(PLACES)('a model is not hidden %s', async (_, files, file = Object.keys(files).at(-1) ?? '') => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: files })
  expectBlocked(await check(github, opened, QUIET), 'model-not-allowed', file)
})

const INHERITING: [string, string, string][] = [
  ['an agent', AGENT, '{ "name": "reviewer" }'],
  ['an agent that says null', AGENT, agent(null)],
  ['an agent with front matter', AGENT_MD, md('description: Reviews.')],
  [
    'a command of a hook',
    '.kiro/hooks/tidy.json',
    JSON.stringify({
      version: 'v1',
      hooks: [{ name: 'tidy', trigger: 'Stop', action: { type: 'command', command: 'kiro-cli chat "Tidy up."' } }],
    }),
  ],
]

test.concurrent.each(INHERITING)(
  '%s that names no model takes that of the default, and is judged by it',
  async (_, path, text) => {
    // For chat the model is allowed; for what inherits it, it is not.
    const policy = `version: 1\nmodels: { allow: [auto], tasks: { interactiveChat: { allow: [${MODEL}] } } }\n`
    const opened = await openPull(github, { before: { [POLICY]: policy, [CLI]: dear }, after: { [path]: text } })
    expectBlocked(await check(github, opened, QUIET), 'model-not-allowed', CLI)
  },
)

const HOOKS: [string, string, string][] = [
  ['a hook', '.kiro/hooks/tidy.kiro.hook', hook({})],
  ['a hook of version 1', '.kiro/hooks/tidy.json', hooks({})],
]

test.concurrent.each(HOOKS)('%s that names no model runs on auto, whatever cli.json says', async (_, path, text) => {
  const policy = `version: 1\nmodels: { allow: [auto], tasks: { interactiveChat: { allow: [${MODEL}] } } }\n`
  const opened = await openPull(github, { before: { [POLICY]: policy, [CLI]: dear }, after: { [path]: text } })
  expect(await check(github, opened, QUIET)).toMatchObject({ exit: 0, stderr: '', outputs: { errors: '0' } })
})

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 60\n`
const LFS = { '.gitattributes': '.kiro/** filter=lfs diff=lfs merge=lfs -text\n' }

const UNSEEN: [string, Files, string, string][] = [
  [
    'a link in the place of the folder',
    { '.kiro': { symlink: 'shared' }, 'shared/settings.json': named },
    'model-not-allowed',
    'shared/settings.json',
  ],
  [
    'a link in the place of a nested folder',
    { 'web/.Kiro': { symlink: '../shared' }, 'shared/settings.json': named },
    'model-not-allowed',
    'shared/settings.json',
  ],
  [
    'a link in the place of the agents',
    { '.kiro/agents': { symlink: '../shared' }, 'shared/reviewer.json': agent(MODEL) },
    'model-not-allowed',
    'shared/reviewer.json',
  ],
  [
    'a link in the place of the contract',
    { [SETTINGS]: { symlink: '../shared.json' }, 'shared.json': named },
    'model-not-allowed',
    'shared.json',
  ],
  [
    'a link that leads out of the repository',
    { '.kiro/agents/team': { symlink: '../../../elsewhere' } },
    'symlinked-config',
    '.kiro/agents/team',
  ],
  ['a submodule in the place of the folder', { '.kiro': { submodule: 'a'.repeat(40) } }, 'symlinked-config', '.kiro'],
  ['a contract that lies in Git LFS', { ...LFS, [SETTINGS]: POINTER }, 'syntax', SETTINGS],
  ['an agent that lies in Git LFS', { ...LFS, [AGENT]: POINTER }, 'syntax', AGENT],
  ['an agent with front matter that lies in Git LFS', { ...LFS, [AGENT_MD]: POINTER }, 'syntax', AGENT_MD],
  ['front matter that is not closed', { [AGENT_MD]: `---\nname: reviewer\nmodel: ${MODEL}\n` }, 'syntax', AGENT_MD],
  [
    'front matter with a key written twice',
    { [AGENT_MD]: md(`model: ${MODEL}\nmodel: auto`) },
    'duplicate-key',
    AGENT_MD,
  ],
  ['front matter with an alias', { [AGENT_MD]: md(`x: &x ${MODEL}\nmodel: *x`) }, 'schema', AGENT_MD],
  [
    'a route to a profile that is none',
    { [SETTINGS]: EXAMPLE.before.replace('"codeReview": "primary"', '"codeReview": "deep"') },
    'unknown-profile',
    SETTINGS,
  ],
  ['a model that is a list', { [AGENT]: `{ "name": "reviewer", "model": ["${MODEL}"] }` }, 'schema', AGENT],
  ['a model of an older time', { [AGENT]: agent('claude-3.7-sonnet') }, 'retired-model', AGENT],
]

test.concurrent.each(UNSEEN)('a model is not hidden by %s', async (_, files, rule, file) => {
  const opened = await openPull(github, { ...EXAMPLE_PULL, after: files })
  expectBlocked(await check(github, opened, QUIET), rule, file)
})

test.concurrent.each<[string, string, string]>([
  ['cap', 'models: { maxMultiplier: 1.3 }', 'multiplier-over-cap'],
  ['limit', 'cost: { fail: { increase: { credits: 100000 } } }', 'cost-unknown'],
  ['list', 'models: { allow: [auto, "claude-*"] }', 'unknown-model'],
])('an id without a price does not pass under a %s', async (_, rules, rule) => {
  const opened = await openPull(github, {
    before: { [SETTINGS]: EXAMPLE.before, [POLICY]: `version: 1\n${rules}\n` },
    after: { [SETTINGS]: contract('brand-new-model') },
  })
  expectBlocked(await check(github, opened, QUIET), rule, SETTINGS)
})

test.concurrent('under a pattern that matches it, a model newer than the catalogue is a warning', async () => {
  const opened = await openPull(github, {
    before: { [SETTINGS]: EXAMPLE.before, [POLICY]: 'version: 1\nmodels: { allow: [auto, "claude-*"] }\n' },
    after: { [SETTINGS]: contract('claude-brand-new') },
  })
  expect(await check(github, opened, QUIET)).toMatchObject({ exit: 0, outputs: { verdict: 'warn', warnings: '1' } })
})
