import { readFile } from 'node:fs/promises'
import type { Prices } from '../core/catalogue/prices.js'
import { readConsole } from '../core/kgl/console-rules.js'
import type { KglFile } from '../core/kgl/kgl-file.js'
import type { KglGroup } from '../core/kgl/kgl-text.js'
import type { ConsoleFile } from '../core/kiro/console-file.js'
import { resolved, type Resolved } from '../core/policy/merge/policy-edit.js'
import type { Failure } from '../core/report.js'
import { plain, visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { systemReason } from '../io/files/directory.js'
import { placeOf } from '../io/surroundings.js'
import { openLocal, type LocalCheck } from '../check/check-local.js'

type Stated = Pick<LocalCheck, 'folder' | 'environment' | 'policy' | 'organizationPolicy' | 'parents' | 'day'>

/**
 * The policy that binds here, as its layers resolve, for an export; the failure where it cannot be read.
 * @throws {UserError} where there is none: an export of no policy would allow everything.
 */
export async function policyToExport(stated: Stated, prices: Prices): Promise<Resolved | Failure> {
  const { binding } = await openLocal({
    ...stated,
    base: null,
    head: null,
    compares: false,
    digests: true,
    baseDay: null,
  })
  if (binding.failure !== null) return binding.failure
  if (binding.policy.length === 0)
    throw new UserError(
      'There is no policy here to export.',
      'Name it with --policy FILE, or write .github/kiro-policy.yml; kiro-governance init does.',
      'policy',
    )
  return resolved(binding.policy, prices)
}

/**
 * A KGL file from disk, not parsed.
 * @throws {UserError} when it cannot be read.
 */
export async function consoleOnDisk(path: string, folder: string, flag: string): Promise<ConsoleFile> {
  const bytes = await readFile(placeOf(folder, path)).catch((error: unknown) => {
    throw new UserError(`${flag} ${visible(path)} cannot be read: ${systemReason(error)}.`, 'Check the path.')
  })
  return { path, bytes }
}

/**
 * Reads a KGL file from disk.
 * @throws {UserError} when it cannot be read, or a part of it is not understood: with each line and why.
 */
export async function readKgl(path: string, folder: string, flag: string): Promise<KglFile> {
  const parsed = readConsole(await consoleOnDisk(path, folder, flag))
  if ('file' in parsed) return parsed.file
  const problems = parsed.problems.map(
    ({ line, column, message }) => `${visible(path)}:${line}:${column}  ${plain(message)}`,
  )
  throw new UserError(
    `${flag} ${visible(path)} is not read, because not all of it is understood:\n${problems.join('\n')}`,
    'Correct these lines; a file that is understood in part answers nothing.',
    'config',
  )
}

/**
 * The groups of `--group NAME=ID`, one a line.
 * @throws {UserError} for one without a name or id, or with one that another has.
 */
export function groupsStated(text: string | undefined): KglGroup[] {
  const groups: KglGroup[] = []
  for (const entry of text?.split('\n') ?? []) {
    const at = entry.indexOf('=')
    const [name, id] = [entry.slice(0, Math.max(0, at)).trim(), entry.slice(at + 1).trim()]
    if (at < 0 || name === '' || id === '')
      throw new UserError(
        `--group ${visible(entry)} is not NAME=ID.`,
        'Write the name that you use and the id of the group in IAM Identity Center: --group platform=9067642ac7-…',
      )
    const twin = groups.find((group) => group.name === name || group.id === id)
    if (twin)
      throw new UserError(
        `--group ${visible(entry)} repeats the ${twin.id === id ? 'id' : 'name'} of another group.`,
        'Name each group once.',
      )
    groups.push({ name, id })
  }
  return groups
}
