import type { SourceFile } from '../../../src/core/kiro/configuration.js'
import type { UsageReport } from '../../../src/core/contract/usage/report.js'
import type { UsageFacts } from '../../../src/core/usage/usage-facts.js'
import { usageReport } from '../../../src/core/usage/usage-report.js'
import { fileOf, pathOf, readFiles, type FileText, type Row } from './user-report.js'

export const DAY = '2026-11-20'

/** The report that files in memory come to, on the newest of their months unless another is named. */
export function reportOf(files: readonly FileText[], facts: Partial<UsageFacts> = {}): UsageReport {
  const reader = readFiles(files, 1 << 20, DAY, facts.month ?? null)
  const ledger = reader.ledger()
  return usageReport({
    ledger,
    tally: reader.tally,
    stray: 0,
    readings: [],
    month: [...ledger.months.keys()].at(-1) ?? '2026-11',
    monthStated: facts.month !== undefined,
    day: DAY,
    policy: [],
    policySource: null,
    sources: [],
    seats: null,
    teams: null,
    overageReading: 'auto',
    invoiceUsd: null,
    persons: { kind: 'hidden' },
    ...facts,
  })
}

export const file = (rows: readonly Row[], path = pathOf('KIRO_IDE', '202611200000')): FileText => ({
  path,
  text: fileOf(rows),
})

export const source = (path: string, value: unknown): SourceFile => ({
  path,
  kind: 'file',
  bytes: new TextEncoder().encode(JSON.stringify(value)),
})
