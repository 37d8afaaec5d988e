import { execFile } from 'node:child_process'
import { brief, visible } from '../../core/text/message.js'
import { UserError } from '../../core/user-error.js'
import type { Surroundings } from '../surroundings.js'

/** Why git gave no answer. */
export interface GitFailure {
  /** Its exit code; null when it could not be started or was ended. */
  readonly exit: number | null
  /** What it said on standard error: its own words. */
  readonly words: string
  /** There is no program `git` on the PATH. */
  readonly notInstalled: boolean
}

/** The result of one call of git. */
export type GitAnswer = { readonly out: string } | { readonly failure: GitFailure }

/** Runs git in a folder with these arguments. Never throws: what a failure means is for the caller to say. */
export type RunGit = (...args: string[]) => Promise<GitAnswer>

/** A partial clone must not ask its server for what it lacks, and what git says must not depend on the user's language. */
const FIXED = { GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }

/** Bytes of one answer: the index of a million files has about a tenth. */
const MOST_BYTES = 1 << 28

/** The variables that git is started with. */
export function gitEnvironment(environment: Surroundings['environment']): Surroundings['environment'] {
  return { ...environment, ...FIXED }
}

/** Git in a folder. No hook and no monitor of the repository is run. */
export function gitIn(folder: string, environment: Surroundings['environment']): RunGit {
  const options = { maxBuffer: MOST_BYTES, encoding: 'utf8', env: gitEnvironment(environment) } as const
  return (...args) =>
    new Promise((resolve) => {
      execFile(
        'git',
        ['-C', folder, '-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', ...args],
        options,
        (error, out, words) => {
          if (error === null) resolve({ out })
          else
            resolve({
              failure: {
                exit: typeof error.code === 'number' ? error.code : null,
                words: words.trim() === '' ? error.message : words,
                notInstalled: error.code === 'ENOENT',
              },
            })
        },
      )
    })
}

/** The answer of a git that has to answer: an empty one in its place would be a repository without Kiro files, and pass. */
export function answerOf(answer: GitAnswer, command: string, folder: string): string {
  if ('out' in answer) return answer.out
  throw gitError(answer.failure, command, folder)
}

/** A failure of git as an error of the user's: git's own words, and what helps. */
export function gitError(failure: GitFailure, command: string, folder: string): UserError {
  if (failure.notInstalled)
    return new UserError(
      `${visible(folder)} is a git checkout, and there is no git on the PATH, so what changed is not known.`,
      'Install git or put it on the PATH; two folders are compared without it: --base DIR --head DIR.',
      'config',
    )
  const sentence = sentenceOf(failure.words)
  return new UserError(
    `git ${command} failed in ${visible(folder)}: ${sentence}`,
    remedyFor(sentence, folder),
    'config',
  )
}

/** The line in which git says what is wrong; what comes before it are warnings, and after it advice. */
function sentenceOf(words: string): string {
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  return brief(lines.find((line) => /^(fatal|error): /.test(line)) ?? lines[0] ?? 'it said nothing', 300)
}

/** Hints by git's own message. */
const REMEDIES: readonly (readonly [RegExp, (folder: string) => string])[] = [
  [
    /dubious ownership|unsafe repository/,
    (folder) =>
      `The folder belongs to another user. If it is yours to trust: git config --global --add safe.directory ${folder}`,
  ],
  [
    /safe\.bareRepository|bare repository/i,
    (folder) => `Name it: GIT_DIR=${folder} in the environment, and --head and --base.`,
  ],
  [/must be run in a work tree/, () => 'Run it in the working tree, not inside of .git.'],
  [
    /not a git repository|invalid gitfile/,
    () =>
      'There is a .git, and git does not accept it: repair it, or clone again. A folder that is to be judged without git has none.',
  ],
]

function remedyFor(sentence: string, folder: string): string {
  const [, remedy] = REMEDIES.find(([pattern]) => pattern.test(sentence)) ?? []
  return remedy
    ? remedy(visible(folder))
    : 'Check the checkout with git fsck; in a shallow or partial clone, run git fetch.'
}
