import fc from 'fast-check'
import type { SourceFile } from '../../src/core/kiro/configuration.js'
import { LIMITS } from '../../src/core/text/limits.js'
import { configurations, policyTexts } from './support/generators.js'
import { FEW_RUNS } from './support/properties.js'
import { policy, ruledFiles, sources } from './support/repository.js'

const text = (content: string): Pick<SourceFile, 'kind' | 'bytes'> => ({
  kind: 'file',
  bytes: new TextEncoder().encode(content),
})

/** Every way to take a file from the eyes of a reader while something still is at its path. */
const WAYS: Record<string, (file: SourceFile) => Partial<SourceFile>> = {
  link: () => ({ kind: 'symlink', bytes: null, id: '../elsewhere' }),
  submodule: () => ({ kind: 'submodule', bytes: null, id: 'a'.repeat(40) }),
  'Git LFS': () => text('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n'),
  'too large': () => ({ kind: 'file', bytes: new Uint8Array(LIMITS.bytes + 1), id: 'b'.repeat(40) }),
  UTF16: () => ({ kind: 'file', bytes: new Uint8Array([255, 254, 65, 0]) }),
  broken: ({ path }) => text(path.endsWith('.md') ? '---\nmodel: "x\n---\n' : '{ "model": '),
  'never closed': ({ path }) => text(path.endsWith('.md') ? '---\nmodel: x\n' : '{'),
  'a key twice': ({ path }) => text(path.endsWith('.md') ? '---\nmodel: a\nmodel: b\n---\n' : '{ "a": 1, "a": 2 }'),
}

describe.each(Object.entries(WAYS))('a file hidden by: %s', (_, hide) => {
  test('never turns a failure into a pass', () => {
    fc.assert(
      fc.property(configurations, configurations, policyTexts, fc.nat(), (before, after, yaml, at) => {
        const rules = yaml === null ? [] : policy(yaml)
        const head = sources(after)
        const verdictOf = (files: readonly SourceFile[]) => ruledFiles(sources(before), files, rules)
        const victim = head[at % Math.max(1, head.length)]
        if (victim === undefined || verdictOf(head).verdict !== 'fail') return
        const report = verdictOf(head.map((file) => (file === victim ? { ...file, ...hide(file) } : file)))
        // A policy may turn the rule that tells of it off, and then it says so itself.
        const told = report.findings.some(({ place, introduced }) => introduced && place?.file === victim.path)
        // A settings.json that was no contract before may be another tool's: broken, it blocks no change, and the inventory lists it.
        if (victim.path.endsWith('settings.json') && before[victim.path] === undefined) return
        const isOff = rules.some(({ file }) => Object.values(file.rules ?? {}).some((severity) => severity !== 'error'))
        if (!isOff) {
          expect(told).toBe(true)
          expect(report.verdict).not.toBe('pass')
        }
      }),
      FEW_RUNS,
    )
  })
})
