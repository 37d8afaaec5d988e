/** How the run among a million files is printed, and what it is to reach. */
const AIM = { requests: 40, ms: 10_000 }

/** The section of docs/performance.md, of what `amongAMillion` measured. */
export function millionTable({ requests, rounds, received, ms, same, verdict, clone }) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  const seconds = (taken) => `${(taken / 1000).toFixed(1)} s`
  const met = requests <= AIM.requests && ms <= AIM.ms && same
  return [
    '## A million files',
    'One agent changes in a repository of 100,000 folders, none with more than 5,000 entries, and a million files; GitHub cuts its tree and answers after 20 ms. Beside it the CLI in a full bare clone of the same repository.',
    [
      line(['', 'requests', 'rounds', 'received', 'whole run', 'verdict', 'aim', '']),
      '|---|--:|--:|--:|--:|---|---|---|',
      line([
        'action',
        requests,
        rounds,
        `${(received / 1e6).toFixed(1)} MB`,
        seconds(ms),
        same ? `${verdict}, the findings of the full clone` : '**other findings than the full clone**',
        `at most ${AIM.requests} requests, ${seconds(AIM.ms)}, the same findings`,
        met ? 'met' : '**not met**',
      ]),
      line(['CLI in a full clone', '', '', '', seconds(clone), '', '', '']),
    ].join('\n'),
  ].join('\n\n')
}
