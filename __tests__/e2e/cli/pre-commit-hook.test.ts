import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { makeCheckout, type Checkout } from '../../support/cli/checkout.js'
import { ENVIRONMENT, root } from '../../support/cli/command-line.js'
import { Folder, type Files } from '../../support/cli/folder.js'
import { ended, type Ended } from '../../support/ended.js'

interface Hook {
  readonly id: string
  readonly language: string
  readonly entry: string
  readonly args: readonly string[]
  readonly files: string
  readonly types: readonly string[]
  readonly pass_filenames: boolean
}

const POLICY = 'version: 1\nmodels:\n  allow: [auto]\n'
const naming = (model: string): Files => ({ '.kiro/settings/cli.json': `{ "chat.defaultModel": "${model}" }\n` })

let clone: Folder
let hook: Hook

/** What pre-commit does with this repository: a clone (of these very objects: none is copied), and nothing after it for a hook that is a script. */
beforeAll(async () => {
  clone = await Folder.make()
  const { exit, stderr } = await ended('git', ['clone', '--quiet', '--shared', root(), clone.path], {
    cwd: root(),
    env: ENVIRONMENT,
    timeout: 30_000,
  })
  if (exit !== 0) throw new Error(stderr)
  const hooks = parse(await readFile(join(clone.path, '.pre-commit-hooks.yaml'), 'utf8')) as [Hook]
  hook = hooks[0]
})

afterAll(() => clone.remove())

/** The hook in a repository where those files are staged on top of a commit. */
async function commitWith(staged: Files): Promise<Ended> {
  const { folder, git, commit }: Checkout = await makeCheckout()
  try {
    await commit({ '.github/kiro-policy.yml': POLICY, ...naming('auto') })
    await folder.write(staged)
    await git('add', '--all')
    return await ended(join(clone.path, hook.entry), hook.args, { cwd: folder.path, env: ENVIRONMENT, timeout: 30_000 })
  } finally {
    await folder.remove()
  }
}

test('it is a script that is committed and can be executed: nothing is installed or built', async () => {
  expect(hook).toMatchObject({
    id: 'kiro-governance',
    language: 'script',
    entry: 'dist/cli/index.js',
    pass_filenames: false,
  })
  expect(await readdir(clone.path)).not.toContain('node_modules')
  expect((await readFile(join(clone.path, hook.entry), 'utf8')).slice(0, 20)).toBe('#!/usr/bin/env node\n')
  const listed = await ended('git', ['ls-files', '--stage', hook.entry], {
    cwd: clone.path,
    env: ENVIRONMENT,
    timeout: 30_000,
  })
  expect(listed.stdout).toMatch(/^100755 /)
})

test('what the policy allows can be committed', async () => {
  expect(await commitWith({ '.kiro/steering/product.md': 'Words.\n' })).toMatchObject({ exit: 0, stderr: '' })
})

test('what it does not allow cannot', async () => {
  const { exit, stdout } = await commitWith(naming('claude-opus-4.5'))
  expect(exit).toBe(1)
  expect(stdout).toContain('model-not-allowed')
})

test.each([
  ['.kiro/settings.json', true],
  ['apps/web/.Kiro/agents/a.md', true],
  ['.KIRO', true],
  ['a.kiro/settings.json', false],
  ['.kiro-old/settings.json', false],
  ['docs/kiro.md', false],
  ['.github/kiro-policy.yml', true],
  ['.github/kiro-policy.yaml', true],
  ['docs/kiro-policy.yml', false],
  ['kiro.kgl.yml', true],
])('a change of %s starts it: %s', (path, starts) => {
  // Python reads the flag inside of the pattern, JavaScript beside it.
  expect(hook.files.slice(0, 4)).toBe('(?i)')
  expect(new RegExp(hook.files.slice(4), 'i').test(path)).toBe(starts)
  expect(hook.types).toEqual([])
})
