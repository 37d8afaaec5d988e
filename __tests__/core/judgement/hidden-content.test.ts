import { check } from '../../../src/core/check.js'
import type { SourceFile } from '../../../src/core/kiro/configuration.js'
import { LIMITS } from '../../../src/core/text/limits.js'
import type { Policy } from '../../../src/core/policy/policy.js'
import { agent, bytesOf, DAY, judged, of, policy } from '../support/repository.js'

describe('what hides content is known by the content', () => {
  const POLICY = 'version: 1\nmodels: { allow: [auto] }'
  const file = '.kiro/agents/a.json'
  const other = (path: string, entry: Partial<SourceFile>): SourceFile => ({
    path,
    kind: 'file',
    bytes: null,
    ...entry,
  })
  const text = (content: string): SourceFile => other(file, { bytes: bytesOf(content) })
  const verdict = (before: SourceFile, after: SourceFile): string =>
    check({ before: [before], after: [after], policy: policy(POLICY), day: DAY }).verdict

  test.each<[string, SourceFile, SourceFile]>([
    ['a link', other(file, { kind: 'symlink', id: '../a' }), other(file, { kind: 'symlink', id: '../b' })],
    ['a submodule', other('.kiro', { kind: 'submodule', id: 'a' }), other('.kiro', { kind: 'submodule', id: 'b' })],
    [
      'a file of more bytes than are read',
      other(file, { bytes: new Uint8Array(LIMITS.bytes + 1), id: 'a' }),
      other(file, { bytes: new Uint8Array(LIMITS.bytes + 1), id: 'b' }),
    ],
    ['a file that stays unparsable', text('{ "model": auto }'), text('{ "model": claude-opus-4.8 }')],
    [
      'a pointer of Git LFS',
      text('version https://git-lfs.github.com/spec/v1\noid a'),
      text('version https://git-lfs.github.com/spec/v1\noid b'),
    ],
    [
      'another encoding',
      other(file, { bytes: new Uint8Array([255, 254, 1]) }),
      other(file, { bytes: new Uint8Array([255, 254, 2]) }),
    ],
    [
      'a key twice',
      text('{ "model": "auto", "model": "auto" }'),
      text('{ "model": "claude-opus-4.8", "model": "auto" }'),
    ],
    ['a wrong shape', text('{ "model": ["auto"] }'), text('{ "model": ["claude-opus-4.8"] }')],
    ['a wrong shape of all', text('["auto"]'), text('["claude-opus-4.8"]')],
    [
      'a model where none is read',
      text('{ "agent": { "model": "auto" } }'),
      text('{ "agent": { "model": "claude-opus-4.8" } }'),
    ],
  ])('%s', (_, before, after) => {
    expect(verdict(before, before)).toBe('warn')
    expect(verdict(before, after)).toBe('fail')
  })

  test('and not by what stands beside it', () => {
    expect(verdict(text('{ "model": ["auto"], "a": 1 }'), text('{ "a": 2,\n"model": [ "auto" ] }'))).toBe('warn')
    expect(verdict(text('{ "b": 1, "b": 2 }'), text('{ "a": 2, "b": 1, "b": 2 }'))).toBe('warn')
  })
})

describe('twins, of which a child ignores one', () => {
  const above = (yaml: string): Policy =>
    policy(`version: 1\n${yaml}`, 'above').map((layer) => ({ ...layer, role: 'parent' as const }))
  const both = [...above('models: { deny: [claude-fable-*] }'), ...policy("version: 1\nignore: ['**/a.json']")]
  const old = { '.kiro/agents/a.json': agent('x', 'claude-fable-5.1'), '.kiro/agents/b.json': agent('x', 'auto') }

  test('the other one is new where it is new, and each is reported once', () => {
    const report = judged({
      before: old,
      after: { ...old, '.kiro/agents/b.json': agent('x', 'claude-fable-5.1') },
      policy: both,
    })
    expect(report.verdict).toBe('fail')
    expect(
      of(report, 'model-not-allowed').map(({ place, introduced, assignments }) => [
        place?.file,
        introduced,
        assignments,
      ]),
    ).toEqual([
      ['.kiro/agents/a.json', false, ['agent:x']],
      ['.kiro/agents/b.json', true, ['agent:x']],
    ])
  })

  test('the rows of the part have the names of the whole', () => {
    expect(judged({ before: old, after: old, policy: both }).estimate.rows.map(({ assignment }) => assignment)).toEqual(
      ['agent:x'],
    )
  })
})
