/** Whole runs of the action on a pull request, as a runner starts it. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clonedReport } from './million.mjs'
import { median, met, ms, paired, time } from './measure.mjs'
import { roundsOf, SHA, startServer } from './server.mjs'

export const GROWTH = [1, 10, 100, 300]
export const OLD = '<!-- kiro-governance:check -->\n### ✅ Kiro config: allowed'

/** The run that updates a comment, beside an empty process. */
export async function action(root, binary, folder, runs) {
  return served(root, { comment: OLD, forgetful: true }, async (server) => {
    const run = await starter(root, binary, folder)
    return paired(
      () => run(server),
      () => time([binary, '-e', '0'], { env: { PATH: process.env.PATH } }),
      runs,
    )
  })
}

/** A run that ends before it asks GitHub anything, beside an empty process: what the bundle and the toolkit in it take to start. */
export async function start(root, binary, folder, runs) {
  const event = join(folder, 'closed.json')
  await writeFile(event, JSON.stringify({ action: 'closed', pull_request: {} }))
  const env = {
    PATH: process.env.PATH,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: 'acme/shop',
    'INPUT_GITHUB-TOKEN': 'token',
  }
  const bundle = fileURLToPath(new URL('dist/check/index.js', root))
  return paired(
    () => time([binary, bundle], { env }),
    () => time([binary, '-e', '0'], { env: { PATH: process.env.PATH } }),
    runs,
  )
}

/** What one run asks for in each situation, seen through slow answers. `most`: requests and rounds that it may take. */
export async function scenarios(root, binary, folder) {
  const run = await starter(root, binary, folder)
  const asked = async (what, most, options, { twice = false, exit } = {}) =>
    served(root, { delay: 100, ...options }, async (server) => {
      if (twice) await run(server, exit)
      server.log.length = 0
      await run(server, exit)
      return { what, most, ...sumOf(server.log) }
    })
  return [
    await asked('no Kiro file changes', [4, 1], { untouched: true }, { exit: 0 }),
    await asked('the first comment is written', [7, 4], {}),
    await asked('the comment is updated', [6, 3], { comment: OLD }),
    await asked('the comment says so already', [5, 2], {}, { twice: true }),
  ]
}

/** How a run grows with the Kiro files that the pull request changes. */
export async function growth(root, binary, folder) {
  const run = await starter(root, binary, folder)
  const rows = []
  for (const files of GROWTH) {
    const asked = await served(root, { delay: 100, agents: files - 1, comment: OLD }, async (server) => {
      await run(server)
      return sumOf(server.log)
    })
    const times = await served(root, { agents: files - 1, comment: OLD, forgetful: true }, async (server) => {
      const taken = []
      for (let count = 0; count < 7; count += 1) taken.push((await run(server)).ms)
      return median(taken)
    })
    rows.push({ files, ...asked, ms: times })
  }
  return rows
}

/** What runs on a pull request ask of GitHub, and how that grows; the same for every Node. */
export function calls([{ scenarios: all, growth: grown }]) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
  const one = grown[0]
  return [
    [
      line(['a run on a pull request where', 'requests', 'rounds', 'received', 'sent', 'aim', '']),
      '|---|--:|--:|--:|--:|---|---|',
      ...all.map(({ what, requests, rounds, received, sent, most }) =>
        line([
          what,
          requests,
          rounds,
          kB(received),
          kB(sent),
          `at most ${most.join(', ')}`,
          met(requests <= most[0] && rounds <= most[1]),
        ]),
      ),
    ].join('\n'),
    [
      line(['Kiro files that it changes', 'requests', 'rounds', 'received', 'whole run', `against ${GROWTH[0]}`]),
      '|--:|--:|--:|--:|--:|--:|',
      ...grown.map(({ files, requests, rounds, received, ms: taken }) =>
        line([files, requests, rounds, kB(received), ms(taken), `${(taken / one.ms).toFixed(2)}x`]),
      ),
    ].join('\n'),
  ]
}

/** One agent that changes among a million files: the action at 20 ms, and the CLI in a full clone. */
export async function amongAMillion(root, binary, folder) {
  const run = await starter(root, binary, folder)
  const read = (path) => readFile(new URL(path, root), 'utf8')
  const [policy, settings] = await Promise.all([
    read('examples/kiro-policy.yml'),
    read('examples/before/.kiro/settings.json'),
  ])
  const asked = await served(root, { delay: 20, million: true, comment: OLD }, async (server) => {
    const { ms } = await run(server, 1, { 'INPUT_REPORT-FILE': 'report.json' })
    return { ...sumOf(server.log), ms }
  })
  const cloned = await clonedReport(root, binary, folder, { policy, settings })
  const found = ({ verdict, findings }) =>
    JSON.stringify([
      verdict,
      findings
        .filter(({ introduced }) => introduced)
        .map(({ rule, severity, file, line }) => [rule, severity, file, line]),
    ])
  const report = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'))
  return { ...asked, same: found(report) === found(cloned.report), verdict: report.verdict, clone: cloned.ms }
}

function sumOf(log) {
  const total = (key) => log.reduce((sum, call) => sum + call[key], 0)
  return { requests: log.length, rounds: roundsOf(log), received: total('received'), sent: total('sent') }
}

export async function served(root, options, act) {
  const server = await startServer(root, options)
  try {
    return await act(server)
  } finally {
    server.close()
  }
}

/** A function that runs the action on the pull request that a server knows; the check fails, as it should. */
export async function starter(root, binary, folder) {
  const file = (name) => join(folder, name)
  await writeFile(
    file('event'),
    JSON.stringify({
      action: 'synchronize',
      number: 7,
      pull_request: { number: 7, head: { sha: SHA.head }, base: { ref: 'main', sha: SHA.mergeBase } },
    }),
  )
  return async ({ url }, exit = 1, inputs = {}) => {
    for (const name of ['output', 'summary']) await writeFile(file(name), '')
    const environment = {
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: url,
      GITHUB_GRAPHQL_URL: `${url}/graphql`,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: file('event'),
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_SHA: SHA.head,
      GITHUB_OUTPUT: file('output'),
      GITHUB_STEP_SUMMARY: file('summary'),
      GITHUB_WORKSPACE: folder,
      'INPUT_GITHUB-TOKEN': 'none',
      ...inputs,
    }
    return time([binary, fileURLToPath(new URL('dist/check/index.js', root))], {
      env: { PATH: process.env.PATH, ...environment },
      exit,
    })
  }
}
