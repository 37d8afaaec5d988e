import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditReport } from '../../../src/core/contract/audit/report.js'
import { commandLine } from '../cli/command-line.js'
import { GeneratedOrganization, ORGANIZATION_POLICY } from './generated-organization.js'
import { startOrganizationGitHub, type OrganizationGitHub } from './organization-github.js'

/** A generated organization on a GitHub of its own, and the command that audits it from a folder of its own. */
export class AuditedOrganization {
  readonly organization: GeneratedOrganization
  readonly github: OrganizationGitHub
  readonly folder: string

  private constructor(organization: GeneratedOrganization, github: OrganizationGitHub) {
    this.organization = organization
    this.github = github
    this.folder = mkdtempSync(join(tmpdir(), 'kiro-audit-'))
    this.write('policy.yml', ORGANIZATION_POLICY)
  }

  static async start(size: number, seed = 2): Promise<AuditedOrganization> {
    const organization = new GeneratedOrganization(size, seed)
    return new AuditedOrganization(organization, await startOrganizationGitHub(organization))
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.folder, name), text)
  }

  /** The audit as JSON, of the whole organization under its policy. */
  audit(...args: readonly string[]) {
    return this.run('--organization', 'acme', ...args)
  }

  /** The audit with these options only. */
  async run(...args: readonly string[]) {
    this.github.requests.length = 0
    const ended = await commandLine(
      ['audit', '--policy', 'policy.yml', '--as-of', '2026-11-30', '--format', 'json', ...args],
      { cwd: this.folder, env: this.github.env },
    )
    return { ...ended, report: () => JSON.parse(ended.stdout) as AuditReport }
  }

  /** Requests by the names of their queries; those of REST together. */
  counts(): Readonly<Record<string, number>> {
    const found: Record<string, number> = {}
    for (const { kind, name } of this.github.requests) {
      const key = kind === 'rest' ? 'rest' : name
      found[key] = (found[key] ?? 0) + 1
    }
    return found
  }

  async close(): Promise<void> {
    await this.github.close()
    rmSync(this.folder, { recursive: true })
  }
}

/** A report as text, without what depends on when the audit ran. */
export function timeless(report: AuditReport): string {
  return JSON.stringify({ ...report, run: null })
}
