import { BAD_GATEWAY, rateLimit, type Answer } from '../../../support/github/faults.js'
import type { FileContent } from '../../../support/github/git-objects.js'
import { EXAMPLE, isAbout, POLICY } from '../../../support/pull-request-run.js'
import { setUp, github, newParent, extending, under, UNREADABLE, judged } from './parent-policies.js'

setUp()

const OUT_OF_REACH: [string, FileContent, string, string, RegExp][] = [
  [
    'a ref that is not there',
    EXAMPLE.policy,
    'no-such-ref',
    'kiro.yml',
    /there is no branch, tag or commit no-such-ref/,
  ],
  ['a commit that is not there', EXAMPLE.policy, 'd'.repeat(40), 'kiro.yml', /there is no branch, tag or commit d{40}/],
  [
    'a file that is not there',
    EXAMPLE.policy,
    'main',
    'no-such-file.yml',
    /there is no file no-such-file\.yml at main/,
  ],
  ['a folder', EXAMPLE.policy, 'main', 'folder.yml', /not a text file/],
  ['a link', { symlink: 'other.yml' }, 'main', 'kiro.yml', /not a text file: it is a link/],
  ['a submodule', { submodule: 'a'.repeat(40) }, 'main', 'kiro.yml', /not a text file/],
  ['a binary file', Buffer.from([0, 1, 2]), 'main', 'kiro.yml', /not a text file/],
  ['a file that GraphQL cuts', `# ${'x'.repeat(600_000)}\nversion: 1\n`, 'main', 'kiro.yml', /too large/],
]

test.concurrent.each(OUT_OF_REACH)(
  'a parent that is %s is an error that names it',
  async (_, content, ref, path, why) => {
    const parent = newParent({
      'kiro.yml': content,
      'other.yml': EXAMPLE.policy,
      'folder.yml/kiro.yml': EXAMPLE.policy,
    })
    const { run } = await judged(under(extending(parent.at(ref, path))))
    expect(run).toMatchObject(UNREADABLE)
    expect(run.annotations).toMatchObject([{ level: 'error', properties: { file: POLICY, line: '2' } }])
    expect(run.annotations[0]?.message).toContain(`${parent.at(ref, path)}, which ${POLICY} extends, cannot be read`)
    expect(run.annotations[0]?.message).toMatch(why)
  },
)

test.concurrent('a repository that is not there is an error that names it', async () => {
  const { run } = await judged(under(extending('acme/no-such-policies/kiro.yml@main')))
  expect(run).toMatchObject(UNREADABLE)
  expect(run.annotations[0]?.message).toContain('acme/no-such-policies/kiro.yml@main')
})

test.concurrent('a name without a ref is no policy of an organization, and no pass', async () => {
  const { run } = await judged(under(null), { inputs: { 'organization-policy': 'acme/policies/kiro.yml' } })
  expect(run).toMatchObject(UNREADABLE)
  expect(run.annotations[0]?.message).toContain('input organization-policy')
})

test.concurrent.each<[string, Answer]>([
  ['does not answer', BAD_GATEWAY],
  ['asks to wait', rateLimit(1_800_000_000)],
])('when GitHub %s about a parent, nothing is wrong with the policy, and nothing passes', async (_, respond) => {
  const parent = newParent(EXAMPLE.policy)
  github.faults.push({ match: (request) => isAbout(parent.repository, request), respond })
  const { run } = await judged(under(extending(parent.at('main'))))
  expect(run).toMatchObject({ exit: 3, stderr: '', outputs: { verdict: 'error', 'error-class': 'api' } })
})

const MISTAKES: [string, string, string][] = [
  ['an unknown key', 'version: 1\nmodels:\n  zebraKey: [zebra-value]\n', 'line 3, column 3'],
  ['a wrong value', 'version: 1\nteam: { developers: zebra-value }\n', 'line 2, column 9'],
  ['a rule that is none', 'version: 1\nrules:\n  zebra-rule: off\n', 'line 3, column 3'],
  ['no YAML', 'version: 1\nmodels: { allow: [zebra-value\n', 'line 3, column 1'],
  ['an alias without an anchor', 'version: 1\nmodels: { allow: *zebra }\n', 'line 2, column 18'],
  ['a reference that is none', 'version: 1\nextends: zebra/../zebra@main\n', 'line 2, column 1'],
  ['a contradiction', 'version: 1\nteam: { developers: 871147, seats: { pro: 871148 } }\n', 'line 2, column 29'],
]

test.concurrent.each(MISTAKES)('of a parent with %s only the place is reported', async (_, text, place) => {
  const parent = newParent(text)
  const [extended, organization] = await Promise.all([
    judged(under(extending(parent.at('main')))),
    judged(under(null), { inputs: { 'organization-policy': parent.at('main') } }),
  ])
  for (const { run, shown } of [extended, organization]) {
    expect(run).toMatchObject(UNREADABLE)
    expect(run.annotations[0]?.message).toContain(parent.at('main'))
    expect(run.annotations[0]?.message).toContain(`is not a valid policy: ${place}.`)
    expect(shown).not.toMatch(/zebra|87114[78]/i)
  }
})
