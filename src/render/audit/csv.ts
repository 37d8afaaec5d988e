import type { AuditReport } from '../../core/contract/audit/report.js'
import type { AuditedRepository } from '../../core/contract/audit/repository.js'
import { csvRow } from '../escape/csv.js'
import { changesOf, notSeenReason, price, verdictWord } from './words.js'

/**
 * The audit as one table, one fact per line. An unknown amount is an empty value, never 0. Amounts of several repositories are not to be
 * added up: a developer works in many.
 */
export const AUDIT_CSV_COLUMNS: Readonly<Record<string, string>> = {
  day: 'The day whose prices and policies count, YYYY-MM-DD.',
  verdict: '`pass`, `warn`, `fail`, or `incomplete` where something was not seen.',
  section:
    '`not seen`, `change`, `repository`, `attention`, `cost`, `price change`, `check`, `policy`, `model`, `exception`, `contract not applied`, `leaving` or `price`.',
  repository: 'owner/name; empty for what concerns all of them.',
  name: 'What it is about: a model, a rule, a workflow, …',
  state: 'What is said of it.',
  file: 'Where it is written.',
  line: 'The line, from 1.',
  value: 'The amount, with a point before decimals. Empty: not known, or not priced.',
  unit: 'The unit of the value.',
  detail: 'More words: an assignment, a reason, a successor.',
}

interface Fact {
  readonly section: string
  readonly repository?: string | null
  readonly name?: string | null
  readonly state?: string | null
  readonly file?: string | null
  readonly line?: number | null
  readonly value?: number | null
  readonly unit?: string
  readonly detail?: string | null
}

/** The table with its header first. Foreign names are escaped against formula injection. */
export function auditCsv(report: AuditReport): string {
  const facts = [
    ...report.notSeen.map((one) => ({
      section: 'not seen',
      repository: one.repository,
      name: one.what,
      detail: notSeenReason(one),
    })),
    ...(changesOf(report) ?? []).map(({ kind, of, how }) => ({
      section: 'change',
      repository: of,
      name: kind,
      state: how,
    })),
    ...report.attention.flatMap(({ repository, reasons }) =>
      reasons.map((name) => ({ section: 'attention', repository, name })),
    ),
    ...report.repositories.flatMap(ofRepository),
    ...leavingOf(report),
    ...report.prices.flatMap(({ model, before, after, repositories }) =>
      repositories.map((repository) => ({
        section: 'price',
        repository,
        name: model,
        value: after,
        unit: 'x',
        detail: `was ${price(before)}`,
      })),
    ),
  ]
  return csvRow(Object.keys(AUDIT_CSV_COLUMNS)) + facts.map((fact) => row(report, fact)).join('')
}

function row({ day, verdict }: AuditReport, fact: Fact): string {
  const { section, repository, name, state, file, line, value, unit, detail } = fact
  return csvRow(
    [day, verdict, section, repository, name, state, file, line, value, unit, detail].map((cell) => cell ?? null),
  )
}

function ofRepository(one: AuditedRepository): Fact[] {
  const repository = one.name
  return [
    { section: 'repository', repository, name: one.visibility, state: verdictWord(one), detail: one.tip },
    ...costOf(one),
    { section: 'check', repository, state: one.check.enforcement, detail: one.check.by },
    ...one.check.workflows.map(({ file, uses, version, old }) => ({
      section: 'check',
      repository,
      name: uses,
      state: old === null ? 'version not known' : old ? 'old version' : 'current',
      file,
      detail: version,
    })),
    { section: 'policy', repository, state: one.policy.state, file: one.policy.file, detail: ownersOf(one) },
    ...one.models.flatMap(({ model, multiplier, status, assignments }) =>
      assignments.map(({ assignment, file, line, appliedBy, dropped }) => ({
        section: 'model',
        repository,
        name: model,
        state: dropped !== null ? 'dropped' : status === 'available' ? appliedBy : `${appliedBy}, ${status}`,
        file,
        line,
        value: multiplier,
        unit: 'x',
        detail: assignment,
      })),
    ),
    ...one.exceptions.map(({ rule, status, source, expires }) => ({
      section: 'exception',
      repository,
      name: rule,
      state: status,
      file: source,
      detail: `until ${expires}`,
    })),
    ...one.contractNotApplied.map(({ file, line, message }) => ({
      section: 'contract not applied',
      repository,
      file,
      line,
      detail: message,
    })),
  ]
}

const UNIT = 'credits per developer and month'

function costOf({ name: repository, cost, priceChange }: AuditedRepository): Fact[] {
  return [
    ...(cost === null
      ? []
      : (['low', 'typical', 'high'] as const).map((name) => ({
          section: 'cost',
          repository,
          name,
          state: cost.complete ? 'whole' : 'a part',
          value: cost.credits[name],
          unit: UNIT,
        }))),
    ...(priceChange === null
      ? []
      : [{ section: 'price change', repository, name: 'typical', value: priceChange.delta.typical, unit: UNIT }]),
  ]
}

function ownersOf({ codeOwners }: AuditedRepository): string {
  return codeOwners === null || codeOwners.owners.length === 0 ? 'no owner' : codeOwners.owners.join(' ')
}

function leavingOf({ leaving }: AuditReport): Fact[] {
  return leaving.flatMap(({ model, on, successor, difference, places }) =>
    places.map(({ repository, file, line, assignments }) => ({
      section: 'leaving',
      repository,
      name: model,
      state: `leaves on ${on}`,
      file,
      line,
      value: difference,
      unit: 'share',
      detail: `${assignments.join(', ')}${successor === null ? '; no successor is known' : `; successor ${successor}`}`,
    })),
  )
}
