import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runAction, TOKEN, type EventPayload } from './runner.js'
import { startGitHub, type StandIn } from './stand-in.js'

let github: StandIn
const folder = mkdtempSync(join(tmpdir(), 'runner-'))

beforeAll(async () => {
  github = await startGitHub()
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await github.close()
})

test('runs an action as a runner does, and reads what it leaves', async () => {
  const repository = github.repository('acme/shop')
  const base = repository.commit({ files: { a: '1' } })
  repository.branch('main', base)
  const head = repository.commit({ files: { a: '2' }, parents: [base] })
  const pull = await repository.pullRequest({ base: 'main', head })
  const dist = join(folder, 'action.mjs')
  writeFileSync(
    dist,
    `import { appendFileSync, readFileSync } from 'node:fs';
     const event = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'));
     const response = await fetch(process.env.GITHUB_API_URL + '/repos/' + process.env.GITHUB_REPOSITORY + '/pulls/' + event.number,
       { headers: { authorization: 'token ' + process.env['INPUT_GITHUB-TOKEN'] } });
     appendFileSync(process.env.GITHUB_OUTPUT, 'verdict<<ghadelimiter_1\\nfail\\nbecause\\nghadelimiter_1\\nstatus=' + response.status + '\\n');
     appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# ' + event.action);
     console.log('::error file=a%3Ab.json,line=3,title=x%2Cy::50%25 more%0Athan before');
     console.log('::stop-commands::t\\n::warning::not a command\\n::t::\\n::notice::' + Object.keys(process.env).filter((name) => /JEST|npm_/.test(name)).length);
     console.error([process.env.GITHUB_REF, process.env.GITHUB_SHA.length, process.env.GITHUB_BASE_REF, process.version].join(' '));
     process.exitCode = 3;`,
  )
  const result = await runAction({
    what: { bundle: dist },
    github,
    event: { name: 'pull_request', payload: repository.event(pull) },
    inputs: { 'github-token': 'abc' },
  })
  expect(result).toMatchObject({
    exit: 3,
    outputs: { verdict: 'fail\nbecause', status: '200' },
    summary: '# opened',
    annotations: [
      { level: 'error', message: '50% more\nthan before', properties: { file: 'a:b.json', line: '3', title: 'x,y' } },
      { level: 'notice', message: '0', properties: {} },
    ],
  })
  expect(result.stderr).toMatch(/^refs\/pull\/1\/merge 40 main v24\./)
  expect(github.requests[0]?.authorization).toBe('token abc')
})

test('gives every input of action.yml its default, or nothing', async () => {
  const action = join(folder, 'action.yml')
  writeFileSync(
    action,
    "inputs:\n  github-token: { default: '${{ github.token }}' }\n  comment: { default: true }\n  policy: {}\n",
  )
  const dist = join(folder, 'inputs.mjs')
  writeFileSync(
    dist,
    `console.log(JSON.stringify(Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('INPUT_')))))`,
  )
  const repository = github.repository('acme/shop')
  repository.branch('main', repository.commit({ files: {} }))
  const payload = repository.dispatchEvent({ ref: 'refs/heads/main' })
  const result = await runAction({
    what: { bundle: dist },
    action,
    github,
    event: { name: 'workflow_dispatch', payload },
    inputs: { comment: 'off' },
  })
  expect(JSON.parse(result.stdout)).toEqual({ 'INPUT_GITHUB-TOKEN': TOKEN, INPUT_COMMENT: 'off', INPUT_POLICY: '' })
})

test('each event is of its own commit: a merge group on the queue’s, pull_request_target on the default branch', async () => {
  const dist = join(folder, 'variables.mjs')
  writeFileSync(
    dist,
    "console.log(['REF', 'SHA', 'BASE_REF', 'HEAD_REF', 'WORKFLOW_REF'].map((name) => process.env['GITHUB_' + name]).join(' '))",
  )
  const repository = github.repository('acme/queue')
  const base = repository.commit({ files: { a: '1' } })
  const newer = repository.commit({ files: { b: '1' }, parents: [base] })
  repository.branch('main', newer)
  repository.branch('release', base)
  const head = repository.commit({ files: { a: '2' }, parents: [base] })
  const pull = await repository.pullRequest({ base: 'release', head })
  const group = repository.mergeGroupEvent({ base, head, branch: 'release' })
  expect(group).toMatchObject({
    action: 'checks_requested',
    merge_group: { base_sha: base, head_sha: head, base_ref: 'refs/heads/release', head_commit: { id: head } },
    sender: { login: 'octocat' },
  })
  const said = async (name: string, payload: EventPayload, env = {}) =>
    (await runAction({ what: { bundle: dist }, github, event: { name, payload }, env })).stdout.trim()
  const [queued, target, elsewhere] = await Promise.all([
    said('merge_group', group),
    said('pull_request_target', repository.event(pull)),
    said('pull_request', repository.event(pull), {
      GITHUB_WORKFLOW_REF: 'acme/workflows/.github/workflows/kiro.yml@refs/heads/main',
    }),
  ])
  const queue = `refs/heads/gh-readonly-queue/release/pr-1-${base}`
  expect(queued).toBe(`${queue} ${head}   acme/queue/.github/workflows/kiro.yml@${queue}`)
  expect(target).toBe(
    `refs/heads/main ${newer} release topic-${pull.number} acme/queue/.github/workflows/kiro.yml@refs/heads/main`,
  )
  expect(elsewhere).toMatch(/ acme\/workflows\/\.github\/workflows\/kiro\.yml@refs\/heads\/main$/)
})

test('kills what does not end', async () => {
  const dist = join(folder, 'endless.mjs')
  writeFileSync(dist, 'setInterval(() => {}, 1000)')
  const repository = github.repository('acme/shop')
  const payload = repository.scheduleEvent()
  const result = await runAction({
    what: { bundle: dist },
    github,
    event: { name: 'schedule', payload },
    timeoutMs: 300,
  })
  expect(result.exit).toBeNull()
})
