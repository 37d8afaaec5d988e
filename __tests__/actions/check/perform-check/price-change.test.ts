/** Prices that moved since the commit that a pull request is compared with. */
import { refusal } from '../../../support/github/faults.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  check,
  isAbout,
  marked,
  newRepository,
  POLICY,
  SETTINGS,
  type OpenPull,
} from '../../../support/pull-request-run.js'

const github = openGitHub()
const DAY = '2026-10-20'
const settings = (model: string): string =>
  JSON.stringify({ models: { primary: { model }, routing: { codeReview: 'primary' } } })

/** A change from Luna to Opus on a base of that point in time. */
async function opened(committed: string): Promise<OpenPull> {
  const repository = newRepository(github)
  const from = repository.commit({
    files: { [SETTINGS]: settings('gpt-5.6-luna'), [POLICY]: 'version: 1\nteam: { developers: 10 }\n' },
    time: Date.parse(committed) / 1000,
  })
  repository.branch('main', from)
  const head = repository.commit({ files: { [SETTINGS]: settings('claude-opus-4.8') }, parents: [from] })
  return { repository, pull: await repository.pullRequest({ base: 'main', head }), from }
}

const bodyOf = async (pull: OpenPull): Promise<string> => (await marked(pull))[0]?.body.replaceAll('`', '') ?? ''

test.concurrent('the comment says it apart from the cost of the change, without a further request', async () => {
  const [moved, same] = await Promise.all([opened('2026-10-01T23:59:59Z'), opened('2026-10-09T00:00:00Z')])
  const [run, other] = await Promise.all([moved, same].map((pull) => check(github, pull, { day: DAY })))
  expect(await bodyOf(moved)).toContain(
    'Prices changed since the base of 2026-10-01: gpt-5.6-luna 1.1x → 0.6x. The files of the base cost 210 credits a month less than then (6,395 → 6,185, for 10 developers); this change’s own cost is by today’s prices on both sides.',
  )
  expect(await bodyOf(same)).not.toContain('Prices changed')
  expect([run?.requests.length, run?.rounds, run?.outputs['credits-delta']]).toEqual([
    other?.requests.length,
    other?.rounds,
    other?.outputs['credits-delta'],
  ])
})

test.concurrent('also where GitHub cannot compare, and the history is walked', async () => {
  const pull = await opened('2026-10-01T12:00:00Z')
  github.faults.push({
    match: (request) => isAbout(pull.repository, request) && request.path.includes('/compare/'),
    respond: refusal(500, 'Server Error'),
  })
  await check(github, pull, { day: DAY })
  expect(await bodyOf(pull)).toContain('Prices changed since the base of 2026-10-01: gpt-5.6-luna')
})
