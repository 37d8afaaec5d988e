import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeCheckout } from '../support/cli/checkout.js'
import { AS_OF } from '../support/cli/command-line.js'
import { type Files, type Folder } from '../support/cli/folder.js'
import { everyText, folder, setUp } from './apply-folder.js'

setUp()

const textAt = (one: Folder, path: string): Promise<string> => readFile(join(one.path, path), 'utf8')
const fix = (one: Folder, ...args: string[]) => one.check('--fix', ...args)

const CLI = '.kiro/settings/cli.json'
const AGENT = '.kiro/agents/reviewer.json'
const MARKDOWN = '.kiro/agents/writer.md'
const HOOK = '.kiro/hooks/review.json'
const SETTINGS = '.kiro/settings.json'
const WORKFLOW = '.kiro/workflows/release.workflow.yaml'
const POLICY = '.github/kiro-policy.yml'

/** Each kind of file with slips of one answer, and the same file without them. */
const CASES: [name: string, path: string, before: string, after: string, rest?: Files][] = [
  [
    'a contract without a comma',
    SETTINGS,
    '{\n  "models": {\n    "primary": { "model": "auto" } // one\n    "routing": { "codeReview": "primary" }\n  }\n}\n',
    '{\n  "models": {\n    "primary": { "model": "auto" }, // one\n    "routing": { "codeReview": "primary" }\n  }\n}\n',
  ],
  [
    'a contract whose models are misspelled',
    SETTINGS,
    '{\r\n\t"modles": { "primary": { "model": "auto" }, "routing": { "codereview": "primary" } }\r\n}',
    '{\r\n\t"models": { "primary": { "model": "auto" }, "routing": { "codeReview": "primary" } }\r\n}',
  ],
  [
    'a contract with keys of a budget misspelled',
    SETTINGS,
    '{ "budget": { "montly": { "credits": 900, "alertTreshold": 0.8 } } }',
    '{ "budget": { "monthly": { "credits": 900, "alertThreshold": 0.8 } } }',
  ],
  [
    'settings of the CLI with a wrong key, nested, with comments',
    CLI,
    '{\n  // the chat\n  "chat": {\n    // cheap\n    "defaultModle": "auto", // for now\n    "defaultAgent": "reviewer"\n  },\n  "chat.enablethinking": 1\n}\n',
    '{\n  // the chat\n  // cheap\n  "chat.defaultModel": "auto", // for now\n  "chat.defaultAgent": "reviewer",\n  "chat.enableThinking": 1\n}\n',
    { [AGENT]: '{ "name": "reviewer" }' },
  ],
  [
    'settings of the CLI with efforts beside their groups',
    CLI,
    '{ "chat.modelDefaults": { "claude-opus-4.8": { "effort": "high" }, "gpt-5.6": { "reasoningEffort": "low" /* 1 */ } } }',
    '{ "chat.modelDefaults": { "claude-opus-4.8": { "output_config": { "effort": "high" } }, "gpt-5.6": { "reasoning": { "effort": "low" } /* 1 */ } } }',
  ],
  ['settings of the CLI nested on one line', CLI, '{"chat":{"defaultModel":"auto"}}', '{"chat.defaultModel":"auto"}'],
  [
    'an agent in JSON with single quotes and another tool’s keys',
    AGENT,
    "\ufeff{ 'name': 'reviewer', 'modelId': 'auto', /* no */ 'systemPrompt': 'You review.' }",
    '\ufeff{ "name": "reviewer", "model": "auto", /* no */ "prompt": "You review." }',
  ],
  [
    'an agent in markdown',
    MARKDOWN,
    '---\nname: writer\ndescription: Writes: the docs\nModel: auto # cheap\n"efortLevel": high\n---\nModel: as it is\n',
    '---\nname: writer\ndescription: "Writes: the docs"\nmodel: auto # cheap\n"effortLevel": high\n---\nModel: as it is\n',
  ],
  [
    'a hook with a comment and a missing comma',
    HOOK,
    '{\n  "version": "v1",\n  # one\n  "hooks": [{ "name": "Review" "trigger": "Manual", "action": { "type": "agent", "prompt": "Review." } }]\n}\n',
    '{\n  "version": "v1",\n  // one\n  "hooks": [{ "name": "Review", "trigger": "Manual", "action": { "type": "agent", "prompt": "Review." } }]\n}\n',
  ],
  [
    'a workflow',
    WORKFLOW,
    'name: release\nsteps:\n  - id: fix\n    agent: coder\n    model: auto\n',
    'name: release\nsteps:\n  - id: fix\n    agent: coder\n    modelId: auto\n',
    { '.kiro/agents/coder.json': '{ "name": "coder" }' },
  ],
  [
    'the policy',
    POLICY,
    'version: 1\nmodles: # ours\n  allow: [auto]\n  deny: [*-preview]\nexceptions:\n  - { rule: model-not-allowed, path: "ml/**", model: auto, reason: x, owner: @acme/ml, expires: 2026-12-31 }\n',
    'version: 1\nmodels: # ours\n  allow: [auto]\n  deny: ["*-preview"]\nexceptions:\n  - { rule: model-not-allowed, path: "ml/**", model: auto, reason: x, owner: "@acme/ml", expires: 2026-12-31 }\n',
    { [CLI]: '{ "chat.defaultModel": "auto" }' },
  ],
]

test.concurrent.each(CASES)('%s is corrected, and nothing else', async (...[, path, before, after, rest = {}]) => {
  const here = await folder({ ...rest, [path]: before })
  const others = Object.entries(await everyText(here)).filter(([name]) => !name.endsWith(path))
  const dry = await fix(here, '--dry-run')
  expect(await textAt(here, path)).toBe(before)
  expect(dry.stdout).toContain(`diff --git a/${path} b/${path}\n`)

  const run = await fix(here)
  expect(await textAt(here, path)).toBe(after)
  expect(run.stderr).toBe('')
  expect(run.stdout).toMatch(/^Verdict: \w+ → \w+\. Credits a month: /)
  expect(run.stdout).toContain(`${path}:`)
  expect(Object.entries(await everyText(here)).filter(([name]) => !name.endsWith(path))).toEqual(others)

  const again = await fix(here)
  expect(again.stdout).toMatch(/^Nothing to fix/)
  expect(await textAt(here, path)).toBe(after)
  expect((await here.check()).stdout).not.toMatch(/\((?:syntax|unknown-key|near-miss-key|misplaced-key|schema)\)/)
})

const HOOKS_WITHOUT_VERSION =
  '{\n  "hooks": [\n    { "name": "Review", "trigger": "Manual", "action": { "type": "agent", "prompt": "Review." } }\n  ]\n}\n'
const utf16 = (text: string, order: 'le' | 'be' = 'le'): Uint8Array => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}

test.concurrent.each<[string, string, Uint8Array, string]>([
  ['an agent', AGENT, utf16('{ "name": "r", "model": "auto" }\r\n'), '{ "name": "r", "model": "auto" }\r\n'],
  [
    'an agent with a slip too',
    AGENT,
    utf16('{ "name": "r" "model": "auto" }', 'be'),
    '{ "name": "r", "model": "auto" }',
  ],
  [
    'an agent in markdown',
    MARKDOWN,
    utf16('---\nname: w\n---\nDu schreibst „so“.\n'),
    '---\nname: w\n---\nDu schreibst „so“.\n',
  ],
  [
    'a contract',
    SETTINGS,
    utf16('{ "budget": { "daily": { "credits": 9 } } }'),
    '{ "budget": { "daily": { "credits": 9 } } }',
  ],
  ['the policy', POLICY, utf16('version: 1\nmodles: { allow: [auto] }\n'), 'version: 1\nmodels: { allow: [auto] }\n'],
])('%s in UTF-16 is written as UTF-8, and once', async (_, path, bytes, after) => {
  const here = await folder({ [CLI]: '{ "chat.defaultModel": "auto" }', [path]: '' })
  await writeFile(join(here.path, path), bytes)
  await fix(here, '--dry-run')
  expect(await readFile(join(here.path, path))).toEqual(Buffer.from(bytes))
  const run = await fix(here)
  expect(run.stdout).toContain(`${path}:1:1  UTF-16 → UTF-8`)
  expect(await textAt(here, path)).toBe(after)
  expect((await fix(here)).stdout).toMatch(/^Nothing to fix/)
})

test.concurrent.each<[string, string, Uint8Array]>([
  ['another tool’s file', SETTINGS, utf16('{ "python": 1 }')],
  ['half a character', AGENT, utf16('{ "name": "r" }').subarray(0, 21)],
])('%s in UTF-16 is left as it is', async (_, path, bytes) => {
  const here = await folder({ [path]: '' })
  await writeFile(join(here.path, path), bytes)
  expect((await fix(here)).stdout).toContain('Nothing to fix')
  expect(await readFile(join(here.path, path))).toEqual(Buffer.from(bytes))
})

test.concurrent('a key in the wrong file is not moved, and it is said why', async () => {
  const here = await folder({ [SETTINGS]: '{ "chat.defaultModel": "auto" }' })
  const run = await fix(here)
  expect(run.stdout).toContain(
    '1 key is in a file that Kiro does not read for it: move it by hand, because from then on',
  )
  expect(await textAt(here, SETTINGS)).toBe('{ "chat.defaultModel": "auto" }')
})

test.concurrent('the name of a trigger of IDE 0.x is corrected by --fix-models, one after the other', async () => {
  const hook = (trigger: string) => `{ "trigger": "${trigger}", "action": { "type": "agent", "prompt": "x" } }`
  const file = (...triggers: string[]) => `{ "version": "v1", "hooks": [${triggers.map(hook).join(', ')}] }`
  const here = await folder({ [HOOK]: file('fileEdited', 'Stop', 'agentStop') })
  expect((await fix(here)).stdout).toContain('Nothing to fix')
  const run = await here.check('--fix-models')
  expect(run.stdout).toContain('fileEdited → PostFileSave')
  expect(await textAt(here, HOOK)).toBe(file('PostFileSave', 'Stop', 'Stop'))
})

const MODELS: Files = {
  [AGENT]: '{ "name": "reviewer", "model": "claude-opus-4-8" }\n',
  [MARKDOWN]: '---\nname: writer\nmodel: claude-haiku-4-5\n---\nYou write.\n',
  [HOOK]: HOOKS_WITHOUT_VERSION,
}

test.concurrent(
  'ids and the version of hooks are corrected by --fix-models only, which says first what that costs',
  async () => {
    const here = await folder(MODELS)
    const before = await everyText(here)
    const plain = await fix(here)
    expect(plain.stdout).toMatch(/^Nothing to fix.*\n3 findings are about which model runs: check --fix-models/)
    expect(await everyText(here)).toEqual(before)

    const run = await here.check('--fix-models')
    expect(run.stdout).toMatch(/^Verdict: fail → \w+\. Credits a month: [\d,]+ → [\d,]+.*\.\n/)
    expect(await textAt(here, AGENT)).toBe('{ "name": "reviewer", "model": "claude-opus-4.8" }\n')
    expect(await textAt(here, MARKDOWN)).toBe('---\nname: writer\nmodel: claude-haiku-4.5\n---\nYou write.\n')
    expect(JSON.parse(await textAt(here, HOOK))).toMatchObject({ version: 'v1' })
    expect(run.stdout).not.toMatch(/misspelled-model\b.*\n.*✖|\(dropped-by-kiro\)$/)
    expect((await here.check('--fix-models')).stdout).toContain('Nothing to fix')
  },
)

test.concurrent.each<[string, Files]>([
  ['a key that is there already', { [AGENT]: '{ "name": "r", "modelId": "auto", "model": "auto" }' }],
  ['two keys that mean the same', { [AGENT]: '{ "name": "r", "modelId": "auto", "defaultModel": "auto" }' }],
  ['a value of another type', { [AGENT]: '{ "name": "r", "models": ["auto"] }' }],
  ['a key for one mode', { [CLI]: '{ "chat.defaultPlanModel": "auto" }' }],
  ['an effort without its model', { [CLI]: '{ "chat.defaultEffort": "high" }' }],
  ['both spellings', { [CLI]: '{ "chat.defaultModel": "auto", "chat": { "defaultModel": "claude-haiku-4.5" } }' }],
  ['a nested key beside one that is none of Kiro’s', { [CLI]: '{ "chat": { "defaultModel": "auto", "x": 1 } }' }],
  ['another tool’s broken file', { [SETTINGS]: '{ "python": 1 "x": 2 }' }],
  ['two answers of syntax', { [AGENT]: '{ "name": "a", "hooks": { "b": 1, "c": 2 }' }],
])('%s is left as it is', async (_, files) => {
  const here = await folder(files)
  const before = await everyText(here)
  const run = await fix(here)
  expect(run.stdout).toContain('Nothing to fix')
  expect(await everyText(here)).toEqual(before)
})

test.concurrent('FILE… limits what is corrected; permissions stay; a subfolder stands for its checkout', async () => {
  const { folder: here } = await makeCheckout()
  const broken = '{ "name": "a" "model": "auto" }\n'
  await here.write({ [AGENT]: broken, [`packages/web/${AGENT}`]: broken })
  await chmod(join(here.path, `packages/web/${AGENT}`), 0o640)
  const run = await here.run('check', ...AS_OF, '--fix', 'packages/web')
  expect(run.stdout).toContain('Wrote 1 correction in 1 file.')
  expect(await textAt(here, AGENT)).toBe(broken)
  expect(await textAt(here, `packages/web/${AGENT}`)).toBe('{ "name": "a", "model": "auto" }\n')
  expect((await stat(join(here.path, `packages/web/${AGENT}`))).mode & 0o777).toBe(0o640)
  await here.remove()
})

test.concurrent('what a link leads to is not written', async () => {
  const broken = '{ "name": "a" "model": "auto" }\n'
  const here = await folder({
    'shared/a.json': broken,
    '.kiro/agents/a.json': { symlink: '../../shared/a.json' },
    '.kiro/agents/b.json': { symlink: '/etc/hostname' },
  })
  const run = await fix(here)
  expect(await textAt(here, 'shared/a.json')).toBe(broken)
  expect(run.stdout).toContain('shared/a.json is reached through a link, so it is not corrected')
})

test.concurrent.each<[string[], RegExp]>([
  [['--fix', '--staged'], /--fix corrects the working tree, and --staged .*\n.*git add/],
  [['--fix-models', '--staged'], /--fix-models corrects the working tree/],
  [['--fix', '--head', 'HEAD'], /--head judges something else/],
  [['--dry-run'], /--dry-run shows what --fix would write\.\nRun check --fix --dry-run\./],
  [['--fix', '--dry-run', '--format', 'json'], /--dry-run prints a diff, and --format json a result\./],
])('%j is refused with what to do', async (args, message) => {
  const here = await folder({ [AGENT]: '{ "name": "a" "model": "auto" }\n' })
  const before = await everyText(here)
  const run = await here.check(...args)
  expect(run).toMatchObject({ exit: 2, stdout: '' })
  expect(run.stderr).toMatch(message)
  expect(await everyText(here)).toEqual(before)
})

test.concurrent('another format keeps standard output for itself', async () => {
  const here = await folder({ [AGENT]: '{ "name": "a" "model": "auto" }\n' })
  const run = await fix(here, '--format', 'json')
  expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'pass' })
  expect(run.stderr).toContain('added a comma')
})

test.concurrent(
  'a dry run is a diff that git applies, and its exit code is that of the files as they are',
  async () => {
    const { folder: here } = await makeCheckout()
    await here.write({ [AGENT]: '{\r\n\t"name": "a"\r\n\t"model": "auto"\r\n}' })
    const run = await here.run('check', ...AS_OF, '--fix', '--dry-run')
    expect(run).toMatchObject({
      exit: 1,
      stderr: expect.stringContaining('1 correction in 1 file, not written.') as string,
    })
    expect(run.stdout).toBe(
      `diff --git a/${AGENT} b/${AGENT}\n--- a/${AGENT}\n+++ b/${AGENT}\n@@ -1,4 +1,4 @@\n {\r\n-\t"name": "a"\r\n+\t"name": "a",\r\n \t"model": "auto"\r\n }\n\\ No newline at end of file\n`,
    )
    await here.remove()
  },
)

test.concurrent('hostile text is escaped in a diff', async () => {
  const here = await folder({ [AGENT]: '{ "name": "\u202ea\u001b[31m" "model": "auto" }\n' })
  const run = await fix(here, '--dry-run')
  expect(run.stdout).toMatch(/^-\{ "name": "\\u\{202e\}a/m)
  expect(run.stdout + run.stderr).not.toContain('\u001b')
})
