import { keyEdit } from '../judgement/exact-edit.js'
import { parsePolicies } from '../policy/parse.js'
import type { PolicyProblem } from '../policy/policy.js'
import { say } from '../text/message.js'
import { positionFinder } from '../text/place.js'
import type { Fix, FixedText } from './file-fixes.js'
import { repairYaml } from './repair-yaml.js'
import { repaired } from './text-repair.js'

/** Keys that are corrected in one policy. Chosen by hand. */
const MOST = 100

/** A policy with its slips of YAML and its misspelled keys corrected, where each has one answer; null where there is none. */
export function fixPolicy(path: string, text: string): FixedText | null {
  const problemsOf = (now: string): readonly PolicyProblem[] => {
    const parsed = parsePolicies(now, { source: path, sha: null })
    return 'problems' in parsed ? parsed.problems : []
  }
  const fixes: Fix[] = []
  let now = text
  const repairs = problemsOf(now).length > 0 ? (repairYaml(now) ?? []) : []
  if (repairs.length > 0) {
    const at = positionFinder(now)
    for (const { offset, what } of repairs)
      fixes.push({ rule: 'policy-invalid', place: { file: path, ...at(offset) }, what: [what] })
    now = repaired(now, repairs)
  }
  for (let round = 0; round < MOST; round += 1) {
    const renamed = problemsOf(now).flatMap((problem) => renameAt(path, now, problem) ?? [])[0]
    if (!renamed) break
    fixes.push(...renamed.fixes)
    now = renamed.text
  }
  return fixes.length === 0 ? null : { text: now, fixes }
}

function renameAt(path: string, text: string, { rename, line, column }: PolicyProblem): FixedText | null {
  if (rename === undefined) return null
  const lines = text.split('\n')
  const rest = lines[line - 1]?.slice(column - 1)
  const edit = rest === undefined ? null : keyEdit({ line, column }, rest, rename, true)
  if (rest === undefined || edit === null) return null
  lines[line - 1] = `${lines[line - 1]?.slice(0, column - 1) ?? ''}${edit.text}${rest.slice(edit.end.column - column)}`
  const fix: Fix = {
    rule: 'policy-invalid',
    place: { file: path, line, column },
    what: say`${rename.from} → ${rename.to}`,
  }
  return { text: lines.join('\n'), fixes: [fix] }
}
