import { isMap, isNode, isScalar, parseDocument, type YAMLMap } from 'yaml'
import type { Document, Path } from '../kiro/surfaces/document.js'
import { isRecord } from '../kiro/surfaces/document.js'
import { parseJson } from '../kiro/surfaces/json.js'
import { nodesOf } from '../kiro/surfaces/workflow-nodes.js'
import { stepIdOf } from '../kiro/surfaces/workflows.js'
import { parseYaml } from '../kiro/surfaces/yaml.js'
import { indentBefore, replaced, scalar, valueRange } from './edit-front-matter.js'
import { setKey, type Edited } from './edit-json.js'
import { lineEndOf } from '../text/line-end.js'

/** The document of a workflow's text; null for one that cannot be read. */
export function workflowDocument(path: string, text: string): Document | null {
  return (isJson(path) ? parseJson(text) : parseYaml(text)).document
}

/** The path in a workflow to the step of that id; null where it is not there, empty for the workflow itself. */
export function pathOfStep(workflow: unknown, step: string | null): Path | null {
  if (step === null) return []
  if (!isRecord(workflow)) return null
  return nodesOf(workflow).nodes.find((node) => node.type === 'step' && stepIdOf(node) === step)?.path ?? null
}

/** Sets the `modelId` of a step, or of the whole workflow for null, in JSON or YAML without changing anything else. */
export function setModelId(path: string, text: string, step: string | null, id: string): Edited {
  const at = pathOfStep(workflowDocument(path, text)?.value, step)
  if (at === null) return { problem: 'the step is not there, or the file cannot be read' }
  return isJson(path) ? setKey(text, 'modelId', id, at) : setYaml(text, at, id)
}

function isJson(path: string): boolean {
  return path.toLowerCase().endsWith('.json')
}

function setYaml(text: string, at: Path, id: string): Edited {
  const node = parseDocument(text, { logLevel: 'error', prettyErrors: false, uniqueKeys: false }).getIn(at, true)
  if (!isMap(node)) return { problem: 'what should have a modelId does not hold keys and values' }
  const pair = node.items.find(({ key }) => isScalar(key) && key.value === 'modelId')
  if (pair) {
    const range = valueRange(text, pair)
    if (range === null) return { problem: 'modelId must be the id of a model, written out' }
    return { text: replaced(text, range.start, range.end, scalar(id)) }
  }
  return node.flow ? addedInFlow(text, node, id) : addedInBlock(text, node, id)
}

/** Behind the last value of `{ … }`. */
function addedInFlow(text: string, node: YAMLMap, id: string): Edited {
  const last = node.items.at(-1)
  const [start, end] = node.range ?? [0, 0]
  if (!last) return { text: `${text.slice(0, start)}{ modelId: ${scalar(id)} }${text.slice(end)}` }
  const value = isNode(last.value) ? last.value : last.key
  const after = isNode(value) ? value.range?.[1] : undefined
  if (after === undefined) return { problem: 'the braces around it cannot be extended' }
  return { text: `${text.slice(0, after)}, modelId: ${scalar(id)}${text.slice(after)}` }
}

/** On a line of its own before the first key, which moves to the next line at its own column. */
function addedInBlock(text: string, node: YAMLMap, id: string): Edited {
  const key = node.items[0]?.key
  const start = isScalar(key) ? key.range?.[0] : undefined
  if (start === undefined) return { problem: 'its keys cannot be extended' }
  const eol = lineEndOf(text)
  return { text: `${text.slice(0, start)}modelId: ${scalar(id)}${eol}${indentBefore(text, start)}${text.slice(start)}` }
}
