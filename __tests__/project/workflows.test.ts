import { parse } from 'yaml'
import { filesBelow, read } from './repository.js'

interface Step {
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Workflow {
  readonly on: unknown
  readonly permissions?: Readonly<Record<string, string>>
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, { readonly 'timeout-minutes'?: number; readonly permissions?: Readonly<Record<string, string>>; readonly steps: readonly Step[] }>>
}

const paths = filesBelow('.github/workflows', '.yml')

test('there are workflows to look at', () => {
  expect(paths).toEqual(['.github/workflows/check-dist.yml', '.github/workflows/check.yml', '.github/workflows/kiro.yml'])
})

describe.each(paths)('%s', (path) => {
  const text = read(path)
  const workflow = parse(text) as Workflow
  const jobs = Object.values(workflow.jobs)
  const steps = jobs.flatMap((job) => job.steps)

  test('reads only, unless a job says otherwise', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const { permissions = {} } of jobs) expect(Object.entries(permissions).filter(([, level]) => level === 'write').map(([name]) => name).filter((name) => name !== 'pull-requests')).toEqual([])
  })

  test('ends: every job has a time limit, and a newer run cancels an older one', () => {
    expect(jobs.map((job) => job['timeout-minutes']).every((minutes) => minutes !== undefined && minutes <= 30)).toBe(true)
    expect(workflow.concurrency).toBeDefined()
  })

  test('pins every action by commit, with the version beside it', () => {
    const uses = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action ?? '')
    expect(uses).toHaveLength(steps.filter((step) => step.uses !== undefined).length)
    for (const action of uses) expect(action).toMatch(/^(\.\/|[\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/)
  })

  test('leaves no credentials in the checkout', () => {
    const checkouts = steps.filter((step) => step.uses?.startsWith('actions/checkout@'))
    expect(checkouts.length).toBeGreaterThan(0)
    for (const checkout of checkouts) expect(checkout.with).toMatchObject({ 'persist-credentials': false })
  })
})
