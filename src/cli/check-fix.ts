import type { LocalCheck, LocalResult } from '../check/check-local.js'
import type { FixPlan } from '../commands/fix-files.js'
import { unifiedDiff } from '../core/advice/unified-diff.js'
import { isAboutModels } from '../core/fix/file-fixes.js'
import { count } from '../core/text/number.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { fixEffect, fixLines, fixTitle } from '../render/text/fixes.js'
import type { Effects } from './effects.js'
import type { Arguments, Flag } from './options.js'
import { pathBelow } from './shown-files.js'

/** The flags of `check` that write. */
export const FIX_FLAGS: readonly Flag[] = [
  {
    name: 'fix',
    help: 'corrects syntax and keys in the working tree where there is exactly one answer, then judges the result; FILE… limits it to these',
  },
  {
    name: 'fix-models',
    help: 'the same, and misspelled ids of models, a missing "version": "v1" and old names of triggers of hooks; prints verdict and credits before → after first',
  },
  { name: 'dry-run', help: 'with --fix: prints a unified diff in place of the result, and writes nothing' },
]

/** Whether a command line asks for corrections. */
export function isFixing(flags: Arguments['flags']): boolean {
  return flags.fix !== undefined || flags['fix-models'] !== undefined
}

/**
 * Nothing, where the flags go together.
 * @throws {UserError} where they do not; the hint names what does.
 */
export function checkFixFlags(flags: Arguments['flags']): void {
  const name = flags['fix-models'] === undefined ? '--fix' : '--fix-models'
  if (flags['dry-run'] !== undefined && !isFixing(flags))
    throw new UserError('--dry-run shows what --fix would write.', 'Run check --fix --dry-run.')
  if (!isFixing(flags)) return
  if (flags.staged !== undefined)
    throw new UserError(
      `${name} corrects the working tree, and --staged judges what is staged.`,
      `Run check ${name}, stage the files with git add, then run check --staged.`,
    )
  if (flags.head !== undefined)
    throw new UserError(
      `${name} corrects the working tree, and --head judges something else.`,
      `Check it out, or go to the folder, and run check ${name} there.`,
    )
  if (flags['dry-run'] !== undefined && (flags.format ?? 'text') !== 'text')
    throw new UserError(
      `--dry-run prints a diff, and --format ${flags.format ?? ''} a result.`,
      `Leave --format out, or run check --format ${flags.format ?? ''} without ${name} --dry-run.`,
    )
}

/** What a run with corrections ends with: the result that is left to print, or nothing after a dry run, whose exit code is that of `before`. */
export type FixOutcome = { readonly result: LocalResult } | { readonly dry: LocalResult }

/**
 * Corrects the working tree as the flags say, and prints what was done: to standard output before a result as text, else to standard error.
 * @throws {UserError} when a file cannot be read, has changed meanwhile, or cannot be written.
 */
export async function runFix(
  options: LocalCheck,
  { flags, positionals }: Arguments,
  { print, printError }: Effects,
): Promise<FixOutcome> {
  const { planFixes } = await import('../commands/fix-files.js')
  const models = flags['fix-models'] !== undefined
  const dry = flags['dry-run'] !== undefined
  const plan = await planFixes(options, {
    models,
    only: (prefix) =>
      positionals.length === 0 ? null : positionals.map((file) => pathBelow(file, { folder: options.folder, prefix })),
  })
  const say = dry || (flags.format ?? 'text') !== 'text' ? printError : print
  const { before, after, files } = plan
  // The effect is known before anything is written.
  if (files.length > 0 || models) say(`${fixEffect(before.result, after.result)}\n`)
  if (!dry) plan.write()
  say(`${[...fixLines(files), fixTitle(files, !dry), ...leftOver(plan, models)].join('\n')}\n`)
  if (!dry) return { result: after }
  print(files.map(({ path, before: was, after: is }) => harmless(unifiedDiff(path, was, is))).join(''))
  return { dry: before }
}

/** What is not corrected, and what would. */
function leftOver({ after: { result }, linked }: FixPlan, models: boolean): string[] {
  const findings = 'errorClass' in result ? [] : result.findings
  const left = models ? 0 : findings.filter(isAboutModels).length
  const misplaced = findings.filter(({ rule }) => rule === 'misplaced-key').length
  return [
    ...linked.map((path) => `${visible(path)} is reached through a link, so it is not corrected: correct it by hand.`),
    ...(misplaced === 0
      ? []
      : [
          `${count(misplaced, 'key')} ${misplaced === 1 ? 'is' : 'are'} in a file that Kiro does not read for it: move ${misplaced === 1 ? 'it' : 'them'} by hand, because from then on Kiro obeys ${misplaced === 1 ? 'it' : 'them'}.`,
        ]),
    ...(left === 0
      ? []
      : [
          `${count(left, 'finding')} ${left === 1 ? 'is' : 'are'} about which model runs: check --fix-models corrects ids, versions and triggers that have one answer.`,
        ]),
  ]
}

/** A diff without the characters that a terminal or a runner's log obeys; tabs and line ends stay. */
function harmless(diff: string): string {
  return diff
    .split('\n')
    .map((line) => {
      const ends = line.endsWith('\r') ? '\r' : ''
      return `${line
        .slice(0, line.length - ends.length)
        .split('\t')
        .map(visible)
        .join('\t')}${ends}`
    })
    .join('\n')
}
