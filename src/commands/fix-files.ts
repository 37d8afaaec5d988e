import { hasAdapter } from '../core/kiro/configuration.js'
import { decodeUtf16 } from '../core/kiro/surfaces/text.js'
import { CorrectedFiles, type FixedFile } from '../core/fix/corrected-files.js'
import { fixHiddenContract, fixText, isContractText, type FixKinds } from '../core/fix/file-fixes.js'
import { fixPolicy } from '../core/fix/fix-policy.js'
import { groupBy } from '../core/text/group-by.js'
import { UserError } from '../core/user-error.js'
import { checkLocal, type LocalCheck, type LocalResult } from '../check/check-local.js'
import { usualPath } from '../check/policy-on-disk.js'
import { editedTree, type EditedTree } from '../check/edited-tree.js'
import { gitAt } from '../check/read-folder.js'
import { readFiles } from '../io/files/directory.js'
import { lookAt } from '../io/files/look-at.js'
import { wayBelow } from '../io/surroundings.js'
import { checkWritable, writeFiles } from '../io/files/write-file.js'

export interface FixRequest extends FixKinds {
  /** The files and folders that may be corrected, by their paths from the top; null for all. `prefix` is as in LocalSides. */
  readonly only: (prefix: string) => readonly string[] | null
}

export interface FixPlan {
  /** The result on the files as they are. */
  readonly before: LocalResult
  /** The result on the corrected files, whether they are written or not. */
  readonly after: LocalResult
  readonly files: readonly FixedFile[]
  /** Files that may have a finding with one answer and are not corrected, because a link leads to them. */
  readonly linked: readonly string[]
  /**
   * Writes the files: all of them or, as far as a file system allows, none.
   * @throws {UserError} when one has changed since it was read, or cannot be written.
   */
  readonly write: () => void
}

/** Rounds of judging and correcting: each corrects something in each file that has findings with one answer. Chosen by hand. */
const MOST_ROUNDS = 200

/**
 * Corrects in memory what has one answer in the working tree and judges the result, until nothing more is corrected; writes nothing by itself.
 * @throws {UserError} when the working tree, its files or the policy cannot be read, or a file that has to be corrected cannot be written.
 */
export async function planFixes(options: LocalCheck, { only, models }: FixRequest): Promise<FixPlan> {
  const git = await gitAt(options)
  if (git?.bare)
    throw new UserError(
      'This is a bare repository, so there are no files to correct.',
      'Run check --fix in a checkout: git worktree add makes one.',
      'config',
    )
  const top = git?.root ?? options.folder
  const wanted = only(git === null ? '' : wayBelow(top, options.folder))
  const includes = (path: string): boolean =>
    wanted === null || wanted.some((one) => one === '' || one === path || path.startsWith(`${one}/`))
  const files = new CorrectedFiles()
  const policy = options.policy === null ? usualPath(top) : null
  if (policy !== null && includes(policy) && lookAt(top, policy).kind === 'file') {
    const [bytes = null] = readFiles(top, [{ path: policy, kind: 'file', oid: null }])
    files.recode(policy, bytes, 'policy-invalid')
    files.correct(policy, bytes, (text) => fixPolicy(policy, text))
  }
  const linked = new Set<string>()
  const before = await checkLocal(options)
  let { after, asRead } = await judged(options, files)
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { result } = after
    if ('errorClass' in result) break
    let changed = false
    const findings = groupBy(
      result.findings.filter(({ place }) => place !== null && includes(place.file)),
      ({ place }) => place?.file ?? '',
    )
    for (const [path, found] of findings) {
      const bytes = asRead.get(path)
      if (bytes === undefined) continue
      if (!hasAdapter(path, 'file') || lookAt(top, path).kind !== 'file') {
        if (found.some(({ rule, edit }) => edit !== null || rule === 'syntax')) linked.add(path)
        continue
      }
      if (found.some(({ rule }) => rule === 'syntax')) changed = files.recode(path, bytes, 'syntax') || changed
      changed = files.correct(path, bytes, (text) => fixText(path, text, found, { models })) || changed
    }
    for (const [path, bytes] of asRead) {
      if (!includes(path) || files.texts.has(path) || lookAt(top, path).kind !== 'file') continue
      // Of an encoding that is not read, only what is certainly ours is changed.
      const text = decodeUtf16(bytes)
      if (text !== null && isContractText(path, text)) changed = files.recode(path, bytes, 'syntax') || changed
      changed = files.correct(path, bytes, (now) => fixHiddenContract(path, now)) || changed
    }
    if (!changed) break
    ;({ after, asRead } = await judged(options, files))
  }
  const writes = files.all.map(({ path, before: was, after: is, recoded }) => ({
    path,
    text: is,
    before: recoded ?? was,
    created: false,
  }))
  checkWritable(top, writes)
  return {
    before,
    after,
    files: files.all,
    linked: [...linked],
    write: () => {
      writeFiles(top, writes)
    },
  }
}

async function judged(
  options: LocalCheck,
  files: CorrectedFiles,
): Promise<{ readonly after: LocalResult; readonly asRead: EditedTree['asRead'] }> {
  const { through, asRead } = editedTree(files.texts)
  return { after: await checkLocal({ ...options, through }), asRead }
}
