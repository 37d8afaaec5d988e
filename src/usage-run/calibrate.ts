import { DEFAULT_POLICY_PATH } from '../core/policy/policy-path.js'
import { basename, dirname, resolve } from 'node:path'
import { unifiedDiff } from '../core/advice/unified-diff.js'
import { readConfiguration } from '../core/kiro/configuration.js'
import { visible } from '../core/text/message.js'
import { isIgnored } from '../core/policy/decide.js'
import { calibrate, statedAbove, uncalibrated, type Calibration } from '../core/usage/calibration/calibration.js'
import { readOverage } from '../core/usage/month/overage-reading.js'
import { planReader } from '../core/usage/reading/plan-of.js'
import { isOver, recentMonths, usedMonths } from '../core/usage/month/used-months.js'
import { workloadPatch } from '../core/usage/calibration/workload-patch.js'
import { UserError } from '../core/user-error.js'
import { writeFiles } from '../io/files/write-file.js'
import type { Candidate } from '../check/candidate-policy.js'
import { readFolder } from '../check/read-folder.js'
import { policyFile, usualPath } from '../check/policy-on-disk.js'
import { readSources } from '../check/read-sources.js'
import { readUsage, type UsageOptions } from './make-report.js'
import type { Prices } from '../core/catalogue/prices.js'
import { catalogueOf } from '../core/policy/catalogue-of.js'
import { policyIn } from './report-local.js'

export interface CalibrateOptions extends Pick<UsageOptions, 'usage' | 'day' | 'overageReading' | 'fold' | 'progress'> {
  /** The policy that is calibrated, and the folder whose Kiro files are estimated. */
  readonly candidate: Candidate
  /** False only prints the patch. */
  readonly write: boolean
  /** Models, plans and prices; default: those that ship with the program. */
  readonly prices?: Prices
}

export interface Calibrated {
  readonly calibration: Calibration
  /** The policy file, as it was named. */
  readonly path: string
  /** The unified diff of that file; empty where its workload fits already. */
  readonly patch: string
}

/**
 * The workload with which the estimate of the folder's configuration equals what was used.
 * @throws {UserError} when there is no calibration, with the reason, or when a file cannot be read or written.
 */
export async function calibratePolicy({
  usage,
  candidate,
  day,
  overageReading,
  fold,
  progress,
  write,
  prices,
}: CalibrateOptions): Promise<Calibrated> {
  const { folder } = candidate
  const policy = await policyIn(candidate)
  const above = statedAbove(policy)
  if (above)
    throw new UserError(
      `${visible(above.source)} states the workload, and what a policy above states wins.`,
      'Calibrate that policy: name it with --policy.',
      'policy',
    )
  const sources = await readSources(await readFolder(candidate))
  const { ledger: read } = await readUsage({ usage, folder, day, month: null, progress })
  const ledger = recentMonths(read, [...read.months.keys()].at(-1) ?? day.slice(0, 7))
  const catalogue = catalogueOf(policy, prices)
  const seatOf = planReader(catalogue, day)
  const closed = usedMonths(ledger, readOverage(ledger, overageReading, seatOf), seatOf, day).filter(({ month }) =>
    isOver(month, day),
  )
  const ground = {
    configuration: readConfiguration(sources.filter(({ path }) => !isIgnored(policy, path))),
    catalogue,
    policy,
    day,
    ...(fold === undefined ? {} : { fold }),
  }
  const calibration = calibrate(ground, closed, ledger)
  if (calibration === null) {
    const { message, hint } = uncalibrated(ground, closed)
    throw new UserError(message, hint)
  }
  const path = candidate.policy ?? usualPath(candidate.folder) ?? DEFAULT_POLICY_PATH
  const before = textOf(candidate)
  const patched = workloadPatch(before, calibration)
  if ('problem' in patched)
    throw new UserError(
      `${visible(path)} cannot be edited: ${patched.problem}.`,
      `Multiply the runs under workload by ${calibration.runs} by hand.`,
      'policy',
    )
  const patch = patched.text === (before ?? '') ? '' : unifiedDiff(path, before, patched.text)
  if (write && patch !== '') {
    const file = resolve(folder, path)
    if (candidate.policy === null) writeFiles(folder, [{ path, text: patched.text, created: before === null }])
    else writeFiles(dirname(file), [{ path: basename(file), text: patched.text, created: false }])
  }
  return { calibration, path, patch }
}

/** The policy on disk; null where none is named and none exists. */
function textOf({ policy, folder }: Candidate): string | null {
  const path = policy ?? usualPath(folder)
  if (path === null) return null
  const { text } = policyFile('--policy', path, folder)
  if (text.includes('\ufffd'))
    throw new UserError(`${visible(path)} is not UTF-8 text, so it is not edited.`, 'Save it as UTF-8.', 'policy')
  return text
}
