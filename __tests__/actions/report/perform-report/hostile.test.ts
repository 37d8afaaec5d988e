import { inspect } from '../../../core/support/markdown.js'
import { heard } from '../../../support/runner-log.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import {
  agreed,
  emailOf,
  newRepository,
  PEOPLE,
  report,
  usageFile,
  userId,
  withPolicy,
} from '../../../support/report-run.js'

const github = openGitHub()

/** A text that is more than text to a runner, to GitHub, to a page or to a spreadsheet. */
const HOSTILE = '=1+1@acme/all [x](https://evil.example) <img src=x onerror=alert(1)> ##[error]x | `'
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`

/** The hostile text as everything that files can name. */
const files = {
  [`usage/::error::evil <img src=x>.csv`]: usageFile({ credits: 10, through: 19, client: quoted(HOSTILE) })
    .replaceAll(',PRO,', `,${quoted(`PRO ${HOSTILE}`)},`)
    .replace('auto_messages', quoted(`${HOSTILE}_messages`))
    .concat('2026-11-18,"broken ##[error]x",KIRO_IDE\n'),
  'teams.csv': [
    'User,Team',
    ...Array.from({ length: PEOPLE }, (_, index) => `${userId(index)},${quoted(HOSTILE)}`),
  ].join('\n'),
}

test.concurrent('names from files are only text wherever they are shown', async () => {
  const repository = newRepository(github, withPolicy(agreed(1000, 'notify')))
  const run = await report(github, repository, { usage: [], files, inputs: { teams: 'teams.csv', out: 'report' } })
  expect(run).toMatchObject({ exit: 0, stderr: '' })
  expect(run.stdout).toContain('evil.example')
  expect(heard(run.stdout).every((line) => line.startsWith('::warning title=Kiro usage::'))).toBe(true)
  expect(run.stdout).not.toContain('##[')
  const [issue] = await repository.issues()
  const comments = await repository.commentsOn(issue?.number ?? 0)
  for (const text of [
    issue?.body ?? '',
    run.summary,
    run.out['kiro-usage-2026-11.md'] ?? '',
    ...comments.map(({ body }) => body),
  ]) {
    const { elements, links, rest } = inspect(text)
    expect(elements).not.toContain('img')
    expect(links.filter((link) => link.includes('evil'))).toEqual([])
    expect(rest).not.toContain('@acme')
  }
  expect(run.out['kiro-usage-2026-11.html']).not.toMatch(/<img|href="https:\/\/evil/)
  for (const [name, text] of Object.entries(run.out))
    if (name.endsWith('.csv')) expect(text).not.toMatch(/(^|,)"?=1\+1/m)
})

test.concurrent.each([
  ['nobody is shown', {}],
  ['pseudonyms are shown', { 'pseudonym-key': 'a key of more than 16 characters' }],
])('no row, user id or e-mail leaves the runner; %s', async (_, inputs) => {
  const repository = newRepository(github, withPolicy(agreed(1000, 'notify')))
  const run = await report(github, repository, { inputs: { ...inputs, out: 'report' } })
  expect(run.exit).toBe(0)
  const told = JSON.stringify([
    run.stdout,
    run.stderr,
    run.summary,
    run.outputs,
    run.out,
    run.requests.map(({ body, path }) => [path, body]),
  ])
  for (let index = 0; index < PEOPLE; index += 1)
    for (const text of [userId(index), emailOf(index)]) expect(told).not.toContain(text)
  expect(/p-[0-9a-f]{10}/.test(told)).toBe('pseudonym-key' in inputs)
  expect(told).not.toContain('a key of more')
  expect(told).not.toContain('arn:aws')
})
