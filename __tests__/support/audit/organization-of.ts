import { auditReport, type AuditFacts } from '../../../src/core/audit/audit-report.js'
import type { AuditReport } from '../../../src/core/contract/audit/report.js'
import type { AuditedRepository } from '../../../src/core/contract/audit/repository.js'
import { smallOrganization, TERMS } from './small-organization.js'

const TEAMS = ['@acme/web', '@acme/payments', '@acme/ml', '@acme/platform', '@acme/mobile']

/** The kinds of the small organization over and over, up to so many repositories, with teams of their own and a last audit before. */
export async function organizationOf(size: number, facts: Partial<AuditFacts> = {}): Promise<AuditReport> {
  const { repositories: kinds, scope } = await smallOrganization()
  // Those that obey are the most, as in a real organization; what is not seen is rare.
  const usual = kinds.filter(({ name }) => ['acme/web', 'acme/plain', 'acme/archive', 'acme/contract'].includes(name))
  const repositories = Array.from({ length: size }, (_, index): AuditedRepository => {
    const kind =
      index < kinds.length
        ? kinds[index]
        : index % 13 === 0
          ? kinds[(index / 13) % kinds.length]
          : usual[index % usual.length]
    if (kind === undefined) throw new Error('there are kinds')
    const name = index < kinds.length ? kind.name : `${kind.name}-service-${index}`
    return {
      ...kind,
      id: `R_${index}`,
      name,
      codeOwners: kind.codeOwners && { ...kind.codeOwners, owners: [TEAMS[index % TEAMS.length] ?? ''] },
      notSeen: kind.notSeen.map((one) => ({ ...one, repository: name })),
    }
  })
  const build = (of: readonly AuditedRepository[], last: AuditReport | null): AuditReport =>
    auditReport(of, {
      terms: TERMS,
      scope,
      at: `2026-11-${last === null ? '23' : '30'}T06:00:00.000Z`,
      last,
      leftOut: { archived: 4, topic: 0, name: 0 },
      consoles: [],
      notSeen: [],
      ...facts,
    })
  const before = repositories
    .slice(0, -1)
    .map((one, index): AuditedRepository => (index % 17 === 3 ? { ...one, verdict: 'pass', models: [] } : one))
  return build(repositories, build(before, null))
}
