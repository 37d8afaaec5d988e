import { say, words } from '../../text/message.js'
import { readAgentHooks } from './agent-hooks.js'
import { AGENT_KEYS } from './agent-keys.js'
import { digestOf } from './content.js'
import { isName, isRecord, TOO_LONG, type Document, type Path } from './document.js'
import { noObject } from './no-object.js'
import { promptReference } from './prompt-reference.js'
import {
  placeIn,
  type Complaint,
  type Effort,
  type Named,
  type Reading,
  type Surface,
  type SurfaceFile,
} from './surface.js'
import { modelKeyMeant, unknownAgentKeys } from './unknown-agent-keys.js'
import { unreadModels } from './unread-models.js'

/**
 * `.kiro/agents/**`, `.json` and `.md` with front matter, at any depth: an agent may name its model; null or nothing inherits that of its
 * session. Sources: aws/amazon-q-developer-cli schemas/agent-v1.json; kirodotdev/Kiro#10448, #10968 (folders and links below
 * `agents`); the IDE ignores the model of an .md agent (#6637).
 */
export const agents: Surface = {
  id: 'agents',
  title: 'agents',
  files: ['.kiro/agents/**/*.json', '.kiro/agents/**/*.md'],
  appliedBy: 'kiro',
  owns: (path) => /^agents\/(?:.+\/)?[^/]+\.(json|md)$/.test(path),
  read(document, file) {
    const value = document.value
    if (!isRecord(value)) return notAnAgent(document, file)
    if (isNested(file) && !isAgent(value)) return { uses: [], complaints: unread(document, file, []) }
    const named = wronglyNamed(document, value, file)
    const agent = nameOf(value, file)
    const place = placeIn(file, 'model' in value ? document.at(['model']) : document.at([]))
    const hooks = readAgentHooks(document, value.hooks, file, { name: agent, place })
    const complaints = unread(document, file, [...named.map(({ key }) => [key]), ...hooks.read, ...hooks.foreign])
    const model = readModel(document, value, file)
    const reference = promptReference(document, value, file)
    return {
      uses: [
        {
          work: { kind: 'agent', agent },
          model: model.named,
          place,
          ...(named.length > 0 ? { also: named.map(({ named: also }) => also) } : {}),
          ...(isMarkdown(file) ? { note: 'Kiro IDE may ignore the model of an .md agent (kirodotdev/Kiro#6637)' } : {}),
        },
        ...hooks.uses,
      ],
      complaints: [...model.complaints, ...hooks.complaints, ...complaints],
      // A key that is reported as unread is not reported again.
      unknownKeys: unknownAgentKeys(document, value, file).filter(
        ({ key }) => !complaints.some((complaint) => complaint.value === key || complaint.value.startsWith(`${key}.`)),
      ),
      references: reference ? [reference] : [],
      efforts: readEffort(document, value, file, agent),
    }
  },
}

/** Settings of tools and servers, whose models are not Kiro's. */
const FOREIGN: readonly Path[] = [['mcpServers'], ['toolsSettings']]

function unread(document: Document, file: SurfaceFile, wrong: readonly Path[]): Complaint[] {
  return unreadModels(document, file, { read: [['model'], ...wrong], foreign: FOREIGN })
}

/** A file of a folder below `agents` may be anything: a schema, a list, the prompt of an agent. */
function notAnAgent(document: Document, file: SurfaceFile): Reading {
  return isNested(file)
    ? { uses: [], complaints: unread(document, file, []) }
    : noObject(document, file, words('An agent is one object: { … }.'))
}

function isNested({ path, root }: SurfaceFile): boolean {
  return path.slice(root === '' ? 0 : root.length + 1).split('/').length > 3
}

/** Whether an object is meant to be an agent: it has a key of one, or one that is meant for its model. */
function isAgent(value: Record<string, unknown>): boolean {
  return Object.keys(value).some((key) => (AGENT_KEYS.has(key) && !VAGUE.has(key)) || modelKeyMeant(key))
}

/** Keys of agents that other files have as well. */
const VAGUE: ReadonlySet<string> = new Set(['$schema', 'description'])

function nameOf({ name }: Record<string, unknown>, file: SurfaceFile): string {
  return typeof name === 'string' && name !== '' ? name : file.name.replace(/\.(json|md)$/i, '')
}

function isMarkdown({ name }: SurfaceFile): boolean {
  return name.toLowerCase().endsWith('.md')
}

function readModel(
  document: Document,
  { model }: Record<string, unknown>,
  file: SurfaceFile,
): { readonly named: Named | null; readonly complaints: readonly Complaint[] } {
  if (model === undefined || model === null) return { named: null, complaints: [] }
  const place = placeIn(file, document.at(['model']))
  if (isName(model)) return { named: { name: model, place }, complaints: [] }
  const message =
    typeof model === 'string' && model !== ''
      ? say`${'model'} ${words(TOO_LONG)}`
      : say`${'model'} must be the id of a model in quotes, or null to inherit`
  return { named: null, complaints: [{ rule: 'schema', place, value: 'model', content: digestOf(model), message }] }
}

/** Models that are named by a key in another spelling. */
function wronglyNamed(
  document: Document,
  value: Record<string, unknown>,
  file: SurfaceFile,
): { readonly key: string; readonly named: Named }[] {
  return Object.entries(value).flatMap(([key, name]) =>
    key !== 'model' && modelKeyMeant(key) && isName(name)
      ? [{ key, named: { name, place: placeIn(file, document.at([key])) } }]
      : [],
  )
}

function readEffort(
  document: Document,
  { effortLevel }: Record<string, unknown>,
  file: SurfaceFile,
  agent: string,
): Effort[] {
  if (!isName(effortLevel)) return []
  return [
    {
      root: file.root,
      model: '',
      work: say`agent ${agent}`,
      level: effortLevel,
      place: placeIn(file, document.at(['effortLevel'])),
    },
  ]
}
