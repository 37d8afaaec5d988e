import fc from 'fast-check'
import { mergeBaseOf, type History } from '../../../src/io/git/merge-base.js'
import { runs } from '../../core/support/properties.js'

/** Commits by number, each with parents of lower numbers; the date is the number. */
const histories = fc
  .array(fc.array(fc.nat(), { maxLength: 2 }), { minLength: 2, maxLength: 14 })
  .map((all) => all.map((parents, index) => (index === 0 ? [] : [...new Set(parents.map((one) => one % index))])))

function historyOf(all: readonly (readonly number[])[], known: (commit: number) => boolean): History {
  const commits = all.map((parents, index) => [`c${index}`, parents.map((one) => `c${one}`)] as const)
  return {
    parents: new Map(commits.filter((_, index) => known(index))),
    dates: new Map(commits.map(([name], index) => [name, String(index).padStart(3, '0')])),
  }
}

function ancestors(all: readonly (readonly number[])[], from: number): Set<number> {
  return new Set([from, ...(all[from] ?? []).flatMap((parent) => [...ancestors(all, parent)])])
}

/** By the definition: the newest common ancestor that no other comes after. */
function expected(all: readonly (readonly number[])[], base: number, head: number): string | null {
  const common = [...ancestors(all, base)].filter((commit) => ancestors(all, head).has(commit))
  const best = common.filter((commit) => !common.some((other) => other !== commit && ancestors(all, other).has(commit)))
  return best.length === 0 ? null : `c${Math.max(...best)}`
}

test('law: of a whole history it is the best common ancestor, and of a part of it the same or not known yet', () => {
  fc.assert(
    fc.property(histories, fc.nat(), fc.nat(), fc.nat(14), (all, one, other, from) => {
      const [base, head] = [one % all.length, other % all.length]
      const answer = expected(all, base, head)
      expect(
        mergeBaseOf(
          historyOf(all, () => true),
          `c${base}`,
          `c${head}`,
          true,
        ),
      ).toBe(answer)
      // The newest commits are read first.
      const part = mergeBaseOf(
        historyOf(all, (commit) => commit >= from),
        `c${base}`,
        `c${head}`,
        false,
      )
      expect([answer, undefined]).toContain(part)
    }),
    runs(500),
  )
})
