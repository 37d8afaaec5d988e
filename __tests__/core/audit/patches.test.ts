import { judgeRepository } from '../../../src/core/audit/judge-repository.js'
import { patchesOf, type RepositoryPatches } from '../../../src/core/audit/patches.js'
import type { SeenRepository } from '../../../src/core/audit/seen.js'
import { rememberParents, resolveBinding } from '../../../src/core/policy/resolve.js'
import { ENVIRONMENT } from '../../support/cli/command-line.js'
import { Folder } from '../../support/cli/folder.js'
import { ended } from '../../support/ended.js'
import { listed, seenRepository, TERMS, type Held } from '../../support/audit/small-organization.js'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

async function patches(held: Held): Promise<RepositoryPatches> {
  return patchesIn(seenRepository('web', held))
}

async function patchesIn(seen: SeenRepository): Promise<RepositoryPatches> {
  const own = await resolveBinding(
    { organization: null, own: seen.policy },
    rememberParents(() => Promise.resolve(null)),
  )
  const binding =
    own.failure === null
      ? { policy: [...TERMS.organization, ...own.policy], failure: null }
      : { failure: own.failure, above: TERMS.organization }
  const bound = { seen, binding, parents: [] }
  return patchesOf(bound, judgeRepository(bound, TERMS), TERMS)
}

/** What `git apply` makes of the files. */
async function applied(
  files: Readonly<Record<string, string>>,
  patch: string,
): Promise<(path: string) => Promise<string>> {
  const folder = await Folder.make({ ...files, 'one.patch': patch })
  const { exit, stderr } = await ended('git', ['apply', 'one.patch'], {
    cwd: folder.path,
    env: { ...ENVIRONMENT, GIT_CEILING_DIRECTORIES: join(folder.path, '..') },
    timeout: 30_000,
  })
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  return async (path) => {
    try {
      return await readFile(join(folder.path, path), 'utf8')
    } finally {
      await folder.remove()
    }
  }
}

const POLICY = 'version: 1\n'
const CLI = '.kiro/settings/cli.json'

test.each<[string, string, string, string]>([
  [
    'a misspelled model',
    CLI,
    '{ "chat.defaultModel": "claude-haiku-4-5" }\n',
    '{ "chat.defaultModel": "claude-haiku-4.5" }\n',
  ],
  [
    'a slip of syntax',
    CLI,
    '{\n  "chat.enableThinking": true\n  "chat.defaultModel": "auto"\n}\n',
    '{\n  "chat.enableThinking": true,\n  "chat.defaultModel": "auto"\n}\n',
  ],
  [
    'a file with a byte order mark',
    CLI,
    '\ufeff{ "chat.defaultModel": "claude-haiku-4-5" }\n',
    '\ufeff{ "chat.defaultModel": "claude-haiku-4.5" }\n',
  ],
])('%s is corrected by a patch that git applies', async (_, path, before, after) => {
  const files = { [path]: before }
  const { correction, init } = await patches({ files, policy: POLICY })
  expect(init).toBeNull()
  expect(await (await applied(files, correction ?? ''))(path)).toBe(after)
})

test('what the contract says is written into the files that Kiro obeys', async () => {
  const files = {
    '.kiro/settings.json':
      '{ "models": { "primary": { "provider": "anthropic", "model": "claude-sonnet-5" }, "routing": { "interactiveChat": "primary" } } }\n',
    [CLI]: '{ "chat.enableThinking": true }\n',
  }
  const { correction } = await patches({ files, policy: POLICY })
  expect(JSON.parse(await (await applied(files, correction ?? ''))(CLI))).toMatchObject({
    'chat.defaultModel': 'claude-sonnet-5',
  })
})

test('a file that is a link here is not rewritten as a file, and the others are', async () => {
  const contract =
    '{ "models": { "primary": { "provider": "anthropic", "model": "claude-sonnet-5" }, "routing": { "interactiveChat": "primary" } } }\n'
  const cli = '{ "chat.enableThinking": true }\n'
  const seen = seenRepository('web', {
    files: { '.kiro/settings.json': contract, [CLI]: cli, 'api/.kiro/settings.json': contract, [`api/${CLI}`]: cli },
    policy: POLICY,
  })
  const files = seen.files.map((file) => (file.path === CLI ? { ...file, target: 'shared/cli.json' } : file))
  const { correction } = await patchesIn({ ...seen, files })
  expect(correction?.match(/^--- .*$/gm)).toEqual([`--- a/api/${CLI}`])
})

test('corrected files are in the order of their paths', async () => {
  const wrong = '{ "chat.defaultModel": "claude-haiku-4-5" }\n'
  const paths = [`web/${CLI}`, CLI, `api/${CLI}`]
  const { correction } = await patches({
    files: Object.fromEntries(paths.map((path) => [path, wrong])),
    policy: POLICY,
  })
  expect(correction?.match(/^--- .*$/gm)).toEqual([...paths].sort().map((path) => `--- a/${path}`))
})

test('a key of the policy that has one answer is corrected', async () => {
  const files = { [CLI]: '{ "chat.defaultModel": "auto" }\n' }
  const policy = 'version: 1\nmodles: { allow: [auto] }\n'
  const { correction } = await patches({ files, policy })
  const path = '.github/kiro-policy.yml'
  expect(await (await applied({ [path]: policy }, correction ?? ''))(path)).toBe(
    'version: 1\nmodels: { allow: [auto] }\n',
  )
})

test('a repository without policy and check gets the first files of init, and one of which that is not known gets none', async () => {
  const files = { [CLI]: '{ "chat.defaultModel": "auto" }\n' }
  const { correction, init } = await patches({ files })
  expect(correction).toBeNull()
  expect(init).toContain('+++ b/.github/kiro-policy.yml')
  expect(init).toContain('+++ b/.github/workflows/kiro.yml')
  await applied({}, init ?? '').then((read) => read('.github/kiro-policy.yml'))
  const none: Held[] = [
    { files, policy: POLICY },
    { files, policySeen: false },
    { files, rules: null },
    { files, misplaced: ['kiro-policy.yml'] },
    { files, notSeen: [{ repository: 'acme/web', what: 'rules', reason: 'r', remedy: null }] },
    { files: {} },
    { files, listed: listed('web', { archived: true }) },
  ]
  for (const held of none) expect((await patches(held)).init).toBeNull()
})

test.each<[string, Held]>([
  ['nothing is wrong', { files: { [CLI]: '{ "chat.defaultModel": "auto" }\n' }, policy: POLICY }],
  [
    'there is no one answer',
    { files: { '.kiro/agents/a.json': '{ "name": "a", "model": "nobody-knows", "prompt": "p" }\n' }, policy: POLICY },
  ],
  [
    'the repository is archived',
    { files: { [CLI]: '{ "chat.defaultModel": "claude-haiku-4-5" }\n' }, listed: listed('web', { archived: true }) },
  ],
])('there is no correction where %s', async (_, held) => {
  expect((await patches(held)).correction).toBeNull()
})
