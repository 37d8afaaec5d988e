import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGitHub } from '../../../support/github/memory-github.js'
import type { Files } from '../../../support/github/git-objects.js'
import type { Repository } from '../../../support/github/repository.js'
import { check, EXAMPLE, execute, marked, POLICY, SETTINGS, type Run } from '../../../support/pull-request-run.js'

const github = openGitHub()
let workspace: string
let repositories = 0

beforeAll(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'kiro-governance-public-'))
})
afterAll(async () => {
  await rm(workspace, { recursive: true })
})

const ABOVE = `version: 1
models: { allow: [auto, claude-haiku-4.5, claude-sonnet-4.7-secret], maxMultiplier: 1.37, tasks: { documentationUpdate: { allow: [claude-opus-*] } } }
cost: { fail: { increase: { credits: 3131 } } }
budget: { team: { credits: { monthly: 7777 } }, minimumAction: pause }
exceptions:
  - { rule: model-not-allowed, model: claude-sonnet-5, reason: The secret project, owner: "@acme/secret", expires: 2099-12-31 }
`
/** What a policy of its own, in the repository, says of seats. */
const OWN = EXAMPLE.policy
const SECRETS = /secret|1\.37|3,131|7,777|8 × Pro|4 × Pro|\$\d|documentationUpdate may use|acme\/rules/i

interface Published {
  readonly run: Run
  /** Everything that a person can read afterwards. */
  readonly texts: readonly string[]
}

async function published(
  repository: Repository,
  { own = OWN, inputs = {} }: { own?: string; inputs?: Record<string, string> } = {},
): Promise<Published> {
  const from = repository.commit({ files: { [SETTINGS]: EXAMPLE.before, [POLICY]: own } })
  repository.branch('main', from)
  const pull = await repository.pullRequest({
    base: 'main',
    head: repository.commit({ files: { [SETTINGS]: EXAMPLE.after }, parents: [from] }),
  })
  const [report, sarif] = [`${repository.name}.json`, `${repository.name}.sarif`]
  const opened = { repository, pull, from }
  const run = await check(github, opened, {
    inputs: { 'report-file': report, 'sarif-file': sarif, ...inputs },
    env: { GITHUB_WORKSPACE: workspace },
  })
  const files = await Promise.all([report, sarif].map((file) => readFile(join(workspace, file), 'utf8')))
  return { run, texts: [run.stdout, run.summary, ...(await marked(opened)).map(({ body }) => body), ...files] }
}

function repository(isPrivate: boolean): Repository {
  repositories += 1
  return github.repository(`acme/public-${repositories}`, { private: isPrivate })
}

function rules(): string {
  repositories += 1
  const above = github.repository(`acme/rules-${repositories}`, { private: true })
  above.branch('main', above.commit({ files: { 'kiro.yml': ABOVE } }))
  return `${above.fullName}/kiro.yml@main`
}

test.concurrent('seats, money and the policies above stay out of all that a public repository shows', async () => {
  const [shown, hidden] = await Promise.all(
    [false, true].map((isPublic) => published(repository(!isPublic), { inputs: { 'organization-policy': rules() } })),
  )
  if (!shown || !hidden) throw new Error('both ran')
  // What is to be hidden is there where it may be.
  expect(shown.texts.join('\n')).toMatch(SECRETS)
  expect(hidden.texts).toHaveLength(5)
  for (const text of hidden.texts) {
    const found = SECRETS.exec(text)
    expect(found && text.slice(Math.max(0, found.index - 120), found.index + 60)).toBeNull()
  }
  // And nothing else changes.
  expect(hidden.run.exit).toBe(shown.run.exit)
  expect({ ...hidden.run.outputs, 'comment-url': '', 'report-file': '', 'sarif-file': '' }).toEqual({
    ...shown.run.outputs,
    'comment-url': '',
    'report-file': '',
    'sarif-file': '',
  })
  expect(hidden.run.annotations.map(({ properties }) => properties)).toEqual(
    shown.run.annotations.map(({ properties }) => properties),
  )
  expect(hidden.texts[2]).toContain('seats, money and policies above are not shown in a public repository')
  expect(hidden.texts[2]).toContain('is not allowed for')
  expect(hidden.texts[2]).toContain('limit not shown here (organization policy)')
})

test.concurrent('a parent that the repository itself extends is hidden too', async () => {
  const parent = rules()
  const { texts } = await published(repository(false), {
    own: `version: 1\nextends: ${parent}\nteam: { developers: 12, seats: { pro: 8, pro+: 4 } }\n`,
  })
  for (const text of texts) expect(text).not.toMatch(SECRETS)
})

test.concurrent(
  'a stranger who only edits the policy learns nothing that a policy above states or leads to',
  async () => {
    const facts = `version: 1
team: { developers: 71, workdays: 17 }
workload: { tasks: { codeReview: { runs: 3.7 } } }
catalogue: { models: { claude-opus-4.8: { multiplier: 2.71 } } }
cost: { fail: { total: { credits: 43219 } } }
`
    const shown = await Promise.all(
      [true, false].map(async (isPrivate) => {
        repositories += 1
        const above = github.repository(`acme/rules-${repositories}`, { private: true })
        above.branch('main', above.commit({ files: { 'kiro.yml': facts } }))
        const one = repository(isPrivate)
        const from = one.commit({ files: { [SETTINGS]: EXAMPLE.before, [POLICY]: 'version: 1\n' } })
        one.branch('main', from)
        const edited = `version: 1\nteam: { developers: 1, workdays: 1 }\nworkload: { tasks: { codeReview: { runs: 0 } } }\ncost: { fail: { total: { credits: 99999 } } }\ncatalogue: { models: { claude-opus-4.8: { multiplier: 0.1 } } }\n`
        const head = one.commit({ files: { [POLICY]: edited }, parents: [from] })
        const opened = { repository: one, pull: await one.pullRequest({ base: 'main', head }), from }
        const report = `${one.name}.json`
        const run = await check(github, opened, {
          inputs: { 'report-file': report, 'organization-policy': `${above.fullName}/kiro.yml@main` },
          env: { GITHUB_WORKSPACE: workspace },
        })
        const file = await readFile(join(workspace, report), 'utf8')
        return [
          run.stdout,
          run.summary,
          JSON.stringify(run.outputs),
          file,
          ...(await marked(opened)).map(({ body }) => body),
        ].join('\n')
      }),
    )
    const stated = /43,?219|\b71 developers|"developers": 71|"workdays": 17|17 working days|2\.71|3\.7\b/
    expect(shown.map((text) => stated.exec(text)?.[0] ?? null)).toEqual([expect.any(String), null])
  },
)

test.concurrent('publish: public shows it, but only when every policy says so', async () => {
  const own = `${OWN}publish: public\n`
  const [alone, under] = await Promise.all([
    published(repository(false), { own }),
    published(repository(false), { own, inputs: { 'organization-policy': rules() } }),
  ])
  expect(alone.texts[2]).toContain('8 × Pro')
  for (const text of under.texts) expect(text).not.toMatch(SECRETS)
})

const files: Files = { [SETTINGS]: EXAMPLE.after, [POLICY]: OWN }

test.concurrent('on push, in a merge queue and by the clock the same holds', async () => {
  const runs = await Promise.all(
    [false, true].flatMap((isPrivate) => {
      const one = repository(isPrivate)
      const base = one.commit({ files: { [POLICY]: OWN, [SETTINGS]: EXAMPLE.before } })
      const head = one.commit({ files, parents: [base] })
      one.branch('main', head)
      const events = [
        { name: 'push', payload: one.pushEvent({ before: base, after: head, ref: 'refs/heads/main' }) },
        { name: 'merge_group', payload: one.mergeGroupEvent({ base, head }) },
        { name: 'schedule', payload: one.scheduleEvent() },
        { name: 'workflow_dispatch', payload: one.dispatchEvent({ ref: 'refs/heads/main' }) },
      ]
      return events.map(async (event) => ({
        isPrivate,
        name: event.name,
        run: await execute(github, one, event, { inputs: event.name === 'workflow_dispatch' ? { base } : {} }),
      }))
    }),
  )
  for (const { isPrivate, run } of runs) expect(`${run.stdout}${run.summary}`.includes('8 × Pro')).toBe(isPrivate)
})
