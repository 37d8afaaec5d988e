import { unreadRepository } from '../../../src/core/audit/judge-repository.js'
import type { AuditedRepository } from '../../../src/core/contract/audit/repository.js'
import { listed } from './small-organization.js'

type Assignment = AuditedRepository['models'][number]['assignments'][number]

/** What an audit says of a repository of acme: that it is empty, but for what a test states. */
export function auditedAs(name: string, more: Partial<AuditedRepository> = {}): AuditedRepository {
  return { ...unreadRepository(listed(name), []), ...more }
}

/** Models with one assignment each. */
export function models(...names: readonly string[]): AuditedRepository['models'] {
  return names.map((model) => ({ model, multiplier: 1, status: 'available', assignments: [assigned()] }))
}

/** An assignment that Kiro applies. */
export function assigned(more: Partial<Assignment> = {}): Assignment {
  return {
    assignment: 'chat:cli',
    file: '.kiro/settings/cli.json',
    line: 1,
    column: 1,
    appliedBy: 'kiro',
    inherited: false,
    dropped: null,
    ...more,
  }
}
