import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { userReports } from '../../../scripts/simulate/user-report.mjs'
import { makeCheckout, type Checkout } from '../../support/cli/checkout.js'
import { AS_OF, root } from '../../support/cli/command-line.js'
import { GeneratedOrganization } from '../../support/audit/generated-organization.js'
import { startOrganizationGitHub } from '../../support/audit/organization-github.js'
import type { Ended } from '../../support/ended.js'
import { kiroGovernance, shell } from './command.js'

/*
 * The shipped command, once for each command and each way to end. All else about them is tested on the sources, in __tests__/cli. A bundle is made
 * without complaint where an import leads nowhere, so every file of it has to be run here.
 */

const SETTINGS = '.kiro/settings.json'
const POLICY = '.github/kiro-policy.yml'
let checkout: Checkout
let coverage: string

beforeAll(async () => {
  checkout = await makeCheckout()
  coverage = join(checkout.folder.path, '.git/coverage')
  await mkdir(coverage)
  const example = (path: string): Promise<string> => readFile(root(`examples/${path}`), 'utf8')
  await checkout.commit({
    [SETTINGS]: await example('before/.kiro/settings.json'),
    [POLICY]: await example('kiro-policy.yml'),
    'broken.yml': 'version: 2\n',
    'open.yml': 'version: 1\n',
    '.gitignore': 'usage/\n',
    'kiro-policy-tests/opus/after/.kiro/agents/a.json': '{ "name": "a", "model": "claude-opus-4.8" }\n',
    'kiro-policy-tests/opus/expected.yml': 'verdict: fail\nrules: [model-not-allowed]\n',
    'listed.json': '{ "models": [{ "model_id": "auto", "rate_multiplier": 1 }] }\n',
  })
  await checkout.commit({ [SETTINGS]: await example('after/.kiro/settings.json') }, 'Opus everywhere')
  await checkout.folder.write(
    Object.fromEntries(
      [...userReports({ users: 20, days: 80, from: '2026-09-01', seed: 3 })].map(({ path, text }) => [
        `usage/${path}`,
        text,
      ]),
    ),
  )
})
afterAll(() => checkout.folder.remove())

function run(args: readonly string[]): Promise<Ended> {
  return kiroGovernance(args, { cwd: checkout.folder.path, env: { NODE_V8_COVERAGE: coverage } })
}

const USAGE = ['--usage', 'usage', '--as-of', '2026-11-20']

describe('each command', () => {
  test.each<[string[], number, RegExp]>([
    [['check', '--base', 'HEAD~1', ...AS_OF, '--format', 'json'], 1, /^\{\n {2}"version": 1,\n {2}"kind": "check",/],
    [['check', '--staged', ...AS_OF], 0, /Compared what is staged with the last commit \([0-9a-f]{7}\)/],
    [['check', '--base', 'HEAD~1', ...AS_OF, '--format', 'codequality'], 1, /^\[\n {2}\{\n {4}"description": /],
    [['check', '--base', 'HEAD~1', ...AS_OF, '--format', 'slack'], 1, /"text": "❌ Kiro config: fail"/],
    [['check', '--fix', ...AS_OF], 0, /^Nothing to fix: no finding has exactly one answer/],
    [['explain', 'codeReview', ...AS_OF], 0, /^✖ claude-opus-4\.8 \(2\.2x\) is blocked for codeReview\n/],
    [
      ['what-if', '--set', 'routing.interactiveChat=fast', ...AS_OF],
      0,
      /Supposed: the working tree with what --set says/,
    ],
    [['inventory', ...AS_OF], 0, /^ +work +model +costs/],
    [
      ['apply', '--check', '--policy', 'open.yml', ...AS_OF],
      1,
      /^\.kiro\/settings\/cli\.json {2}chat\.defaultModel: nothing → /,
    ],
    [['models', '--import', 'listed.json', ...AS_OF], 0, /# Nothing to override\./],
    [['rules'], 0, /^syntax +error +\S/m],
    [['report', ...USAGE, '--pseudonym-key', 'a key of sixteen+'], 0, /Kiro in November 2026/],
    [['report', ...USAGE, '--format', 'teams'], 0, /"type": "AdaptiveCard"/],
    [['calibrate', ...USAGE], 0, /^\+\+\+ b\/\.github\/kiro-policy\.yml$/m],
    [['init', '--dry-run', ...AS_OF], 0, /^\.github\/workflows\/kiro\.yml +would be written$/m],
    [['policy', 'test', ...AS_OF], 0, /^✔ opus\n\n1 passed, 0 failed\n$/],
    [['policy', 'replay', '--since', '1', ...AS_OF], 0, /fail +\+5,558 +.*Opus everywhere/],
    [['export', 'kgl', ...AS_OF], 0, /^#[^]*model_use/],
    [['export', 'schema', 'agents', ...AS_OF], 0, /^\{\n {2}"\$schema": [^]*"enum": \[/],
    [['export', 'approved-list', ...AS_OF], 0, /^claude-haiku-4\.5$/m],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
  ])('%j', async (args, code, expected) => {
    const { exit, stdout } = await run(args)
    expect(exit).toBe(code)
    expect(stdout).toMatch(expected)
  })

  test('audit, of an organization that is served here', async () => {
    const github = await startOrganizationGitHub(new GeneratedOrganization(3))
    const { exit, stdout, stderr } = await kiroGovernance(['audit', '--organization', 'acme', ...AS_OF], {
      cwd: checkout.folder.path,
      env: { NODE_V8_COVERAGE: coverage, ...github.env },
    }).finally(() => github.close())
    expect(stderr).toMatch(/^\d+ requests to GitHub, \d+ points\.\n$/)
    expect(stdout).toMatch(/: audit of acme on 2026-10-08\n/)
    expect([0, 1]).toContain(exit)
  })

  // Whatever the order of the tests: with all of them every file of the bundle has been run.
  afterAll(async () => {
    const scripts = await Promise.all(
      (await readdir(coverage)).map(async (name) => {
        const { result } = JSON.parse(await readFile(join(coverage, name), 'utf8')) as { result: { url: string }[] }
        return result.map(({ url }) => url)
      }),
    )
    const run = new Set(scripts.flat())
    const shipped = (await readdir(root('dist/cli'))).filter((name) => name.endsWith('.js'))
    expect(shipped).toContain('index.js')
    expect(shipped.filter((name) => !run.has(pathToFileURL(root(`dist/cli/${name}`)).href))).toEqual([])
  })
})

describe('each way to fail', () => {
  test('wrong use', async () => {
    expect(await run(['check', '--polcy', 'x'])).toEqual({
      exit: 2,
      stdout: '',
      stderr:
        'kiro-governance: --polcy is not an option of check; did you mean --policy?.\nSee kiro-governance check --help.\n',
    })
  })

  test('a policy that cannot be read', async () => {
    const { exit, stdout, stderr } = await run(['check', '--policy', 'broken.yml', ...AS_OF])
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: '' })
    expect(stdout).toMatch(/^Kiro config: the policy cannot be read/)
  })

  test('a bug, or a disk that is full', async () => {
    const { exit, stderr } = await shell('eval "$KIRO --version" > /dev/full', checkout.folder.path)
    expect(exit).toBe(3)
    expect(stderr).toMatch(/^kiro-governance failed; this is a bug, please report it\.\nError: ENOSPC/)
  })
})
