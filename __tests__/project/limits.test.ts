import { MOST_WORKFLOWS } from '../../src/check/workflow-files.js'
import { MOST_PARSED } from '../../src/core/judgement/workflow-uses.js'
import { MOST_BYTES, MOST_FILES, MOST_SPARE_BYTES, MOST_UNREAD_FILES } from '../../src/io/files/tree.js'
import { LIMITS } from '../../src/core/text/limits.js'
import { read } from './repository.js'

test('the limits that are documented are the limits that hold', () => {
  const section = /## Limits\n[^]*?\n## /.exec(read('docs/architecture.md'))?.[0] ?? ''
  const rows = [...section.matchAll(/^\| .+? \| ([\d,]+)[^|]*\|[^|]*\| `(?:LIMITS\.)?(\w+)` +\|$/gm)].map(
    ([, number, name]) => [name, Number(number?.replaceAll(',', ''))],
  )
  expect(Object.fromEntries(rows)).toMatchObject({
    ...LIMITS,
    MOST_FILES,
    MOST_BYTES,
    MOST_UNREAD_FILES,
    MOST_SPARE_BYTES,
    MOST_WORKFLOWS,
    MOST_PARSED,
  })
})
