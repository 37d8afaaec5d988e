import { readFileSync, writeFileSync } from 'node:fs'
import type { FailureRow } from '../../../support/failures/row.js'
import { FAILURE_ROWS } from '../../../support/failures/rows.js'
import { expectRow, rowsFor } from '../../../support/failures/run.js'
import { openGitHub } from '../../../support/github/memory-github.js'
import { check, EXAMPLE_PULL, openPull, root } from '../../../support/pull-request-run.js'

const github = openGitHub()

test.concurrent.each(rowsFor('here'))('%s, on a first run and on a later one', (_, row) => expectRow(github, row))

test.concurrent('outputs that cannot be written make the check an error: a later step may depend on them', async () => {
  const run = await check(github, await openPull(github, EXAMPLE_PULL), { env: { GITHUB_OUTPUT: '/nowhere/at/all' } })
  expect(run).toMatchObject({ exit: 3, outputs: {} })
  expect(run.stdout).toContain('The outputs of the step cannot be written: no such file or folder.')
})

test('the table in the documentation is this one; npm run update rewrites it', () => {
  const path = root('docs/failures.md')
  const line = (row: FailureRow): string =>
    `| ${[row.what, row.verdict, row.class, String(row.exit), row.says.replaceAll('|', '\\|').replace(/<!--.*-->/, '…'), ...row.comment].join(' | ')} |`
  const tables = FAILURE_ROWS.map(({ title, rows }) =>
    [
      `### ${title}`,
      '',
      '| what happens | verdict | class | exit | what is said | comment, first run | comment, later run |',
      '|---|---|---|--:|---|---|---|',
      ...rows.map(line),
    ].join('\n'),
  ).join('\n\n')
  const text = readFileSync(path, 'utf8')
  const between = /<!-- failures -->[^]*<!-- \/failures -->/
  expect(text).toMatch(between)
  const wanted = text.replace(between, () => `<!-- failures -->\n${tables}\n<!-- /failures -->`)
  if (process.env.UPDATE) writeFileSync(path, wanted)
  expect(wanted).toBe(readFileSync(path, 'utf8'))
})
