import { mayRunCheck, workflowEdits, type ThisCheck, type WorkflowEdit } from '../core/judgement/workflow-edits.js'
import type { Tree } from '../io/files/tree.js'

/** In a checkout nothing runs, and whose it is is not known. */
const HERE: ThisCheck = { actionRepository: '', repository: '', running: null }

/** Workflows with this check in them that one tree has otherwise than the other. */
export async function editedWorkflows(before: Tree, after: Tree): Promise<WorkflowEdit[]> {
  const old = await textsOf(before)
  if (old.size === 0) return []
  const now = await textsOf(after)
  return workflowEdits(old, now, new Set([...old.keys()].filter((path) => !now.has(path))), HERE)
}

async function textsOf(tree: Tree): Promise<Map<string, string>> {
  const entries = tree.entries.filter(({ path, kind }) => kind === 'file' && mayRunCheck(path))
  if (entries.length === 0) return new Map()
  const contents = await tree.read(entries)
  return new Map(
    entries.flatMap(({ path }, index) => {
      const bytes = contents[index]
      return bytes ? [[path, new TextDecoder().decode(bytes)]] : []
    }),
  )
}
