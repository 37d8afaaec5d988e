/** The whole run that updates a comment, beside an action that only writes one: its bundle is given, and is no part of this repository. */
import { ms, paired, time } from './measure.mjs'
import { OLD, served, starter } from './pull-request.mjs'

/** Milliseconds that the stand-in for GitHub takes for each answer. */
const DELAYS = [0, 80]

/** A comment as that action finds it: Sticky Pull Request Comment, https://github.com/marocchino/sticky-pull-request-comment. */
const STICKY = 'old\n<!-- Sticky Pull Request Comment -->'

/** Medians of both at each delay. */
export async function besideAction(root, binary, folder, bundle, runs) {
  const ours = await starter(root, binary, folder)
  const rows = []
  for (const delay of DELAYS) {
    const options = { delay, forgetful: true }
    rows.push(
      await served(root, { ...options, comment: OLD }, (one) =>
        served(root, { ...options, comment: STICKY }, async (other) => ({
          delay,
          ...(await paired(
            () => ours(one),
            () => writing(binary, bundle, folder, other),
            runs,
          )),
        })),
      ),
    )
  }
  return rows
}

function writing(binary, bundle, folder, { url }) {
  const flags = ['append', 'hide_details', 'recreate', 'hide_and_recreate', 'delete', 'only_create', 'only_update']
  const more = ['skip_unchanged', 'hide', 'ignore_empty', 'follow_symbolic_links']
  const env = {
    PATH: process.env.PATH,
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: url,
    GITHUB_GRAPHQL_URL: `${url}/graphql`,
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: `${folder}/event`,
    GITHUB_REPOSITORY: 'acme/app',
    GITHUB_OUTPUT: `${folder}/output`,
    INPUT_GITHUB_TOKEN: 'none',
    INPUT_HIDE_CLASSIFY: 'OUTDATED',
    INPUT_MESSAGE: 'x'.repeat(3000),
    ...Object.fromEntries([...flags, ...more].map((name) => [`INPUT_${name.toUpperCase()}`, 'false'])),
  }
  return time([binary, bundle], { env })
}

/** The table of both. */
export function besideTable(rows) {
  return [
    '| an answer takes | a whole check that updates its comment | the comment action that updates one | ratio |',
    '|--:|--:|--:|--:|',
    ...rows.map(({ delay, a, b }) => `| ${delay} ms | ${ms(a)} | ${ms(b)} | ${(a / b).toFixed(2)}x |`),
  ].join('\n')
}
