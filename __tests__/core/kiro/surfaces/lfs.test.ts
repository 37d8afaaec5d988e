import { check } from '../../../../src/core/check.js'
import type { SourceFile } from '../../../../src/core/kiro/configuration.js'
import { parsePolicy } from '../../../../src/core/policy/parse.js'
import { plain } from '../../../../src/core/text/message.js'

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 60\n`

function findings(path: string, text: string) {
  const file = (content: string): SourceFile => ({ path, kind: 'file', bytes: new TextEncoder().encode(content) })
  const before = path.endsWith('settings.json') ? [file('{ "models": { "fast": { "model": "auto" } } }')] : []
  return check({ before, after: [file(text)], policy: [], day: '2026-11-29' }).findings
}

test.each([
  '.kiro/settings.json',
  '.kiro/settings/cli.json',
  '.kiro/agents/a.json',
  '.kiro/agents/a.md',
  '.kiro/hooks/h.json',
  '.kiro/hooks/h.kiro.hook',
  '.kiro/workflows/w.workflow.yaml',
  '.kiro/workflows/w.workflow.json',
])('of %s a pointer of Git LFS is named as one', (path) => {
  const [first] = findings(path, POINTER)
  expect(first).toMatchObject({ rule: 'syntax', severity: 'error', introduced: true, place: { file: path, line: 1 } })
  expect(plain(first?.message ?? [])).toBe('This is a pointer of Git LFS, not the file itself: commit the text.')
})

test.each(['.kiro/data.json', '.kiro/data.yml', '.kiro/notes.md'])(
  'of a pointer at %s, which no adapter reads, it is not said that it names no model',
  (path) => {
    const [first] = findings(path, POINTER)
    expect(first).toMatchObject({ rule: 'unread-model', severity: 'notice' })
    expect(plain(first?.message ?? [])).toContain('whether')
  },
)

test('a policy that is a pointer is not valid, and is named as one', () => {
  const parsed = parsePolicy(POINTER, { source: '.github/kiro-policy.yml', role: 'repository', sha: null })
  expect(JSON.stringify(parsed)).toContain('This is a pointer of Git LFS, not the policy itself: commit the text.')
})
