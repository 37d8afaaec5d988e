import { applyEdits, modify } from 'jsonc-parser'
import { setModel } from '../apply/edit-front-matter.js'
import { setKey, type Edited } from '../apply/edit-json.js'
import { setModelId } from '../apply/edit-step.js'
import { prefixed } from '../kiro/assignment.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import { readConfiguration, type Configuration, type SourceFile } from '../kiro/configuration.js'
import { brief, visible } from '../text/message.js'
import { nearest } from '../text/nearest.js'
import { isRecord } from '../kiro/surfaces/document.js'
import { parseJson } from '../kiro/surfaces/json.js'
import type { Contract } from '../kiro/surfaces/surface.js'
import { decode } from '../kiro/surfaces/text.js'
import { isTaskKind, TASK_KINDS } from '../kiro/task-kind.js'
import { UserError } from '../user-error.js'

/** One thing that is supposed: `routing.codeReview=fast`, `models.fast.model=auto`, `cli.defaultModel=auto`, `agents.lead.model=auto`, `workflows.release.review=auto`. */
export interface Supposition {
  /** The folder that holds `.kiro`; empty for the repository's own. */
  readonly root: string
  readonly key: string
  readonly value: string
}

/** The hint on the forms of a supposition. */
const FORMS =
  'Write routing.KIND=PROFILE, models.PROFILE.model=ID, cli.defaultModel=ID, agents.NAME.model=ID or workflows.NAME.STEP=ID; below a nested folder FOLDER/routing.KIND=PROFILE.'

/**
 * Reads `key=value`; what the key means is found out when it is applied.
 * @throws {UserError} if it has none of the known forms.
 */
export function parseSupposition(text: string): Supposition {
  const at = text.indexOf('=')
  const [whole, value] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()]
  const found = /^(?:(.+)\/)?((?:[A-Za-z]+)\..+)$/.exec(whole)
  if (at === -1 || value === '' || !found) throw new UserError(`${brief(text)} is not KEY=VALUE.`, FORMS)
  return { root: found[1] ?? '', key: found[2] ?? '', value }
}

/**
 * The files as they would be; nothing is written anywhere. A key or value that does not fit is an error with the
 * nearest that does.
 * @throws {UserError} if it does not fit the files: an unknown profile, kind of work, agent or step; or if a key is there twice.
 */
export function suppose(
  files: readonly SourceFile[],
  suppositions: readonly Supposition[],
  catalogue: Catalogue,
): SourceFile[] {
  const twice = suppositions.find(
    (one, index) => suppositions.findIndex(({ root, key }) => root === one.root && key === one.key) !== index,
  )
  if (twice)
    throw new UserError(`--set names ${brief(twice.key)} twice.`, 'Name each key once; compare two values in two runs.')
  // Models first, so that a route may lead to a profile that is supposed as well, in whatever order they are written.
  const order = [...suppositions].sort(
    (a, b) => Number(a.key.startsWith('routing.')) - Number(b.key.startsWith('routing.')),
  )
  return order.reduce<SourceFile[]>((result, one) => applySupposition(result, one, catalogue), [...files])
}

function applySupposition(
  files: readonly SourceFile[],
  { root, key, value }: Supposition,
  catalogue: Catalogue,
): SourceFile[] {
  const configuration = readConfiguration(files)
  const [group = '', ...rest] = key.split('.')
  const name = rest.slice(0, -1).join('.')
  if (group === 'routing' && rest.length === 1) return setRoute(files, configuration, root, rest[0] ?? '', value)
  if (group === 'models' && rest.at(-1) === 'model' && name !== '')
    return setProfileModel(files, configuration, root, name, modelId(value, catalogue))
  if (key === 'cli.defaultModel') return setChatModel(files, configuration, root, modelId(value, catalogue))
  if (group === 'agents' && rest.at(-1) === 'model' && name !== '')
    return setAgentModel(files, configuration, root, name, modelId(value, catalogue))
  if (group === 'workflows' && rest.length > 0)
    return setWorkflowModel(files, configuration, prefixed(root, rest.join('.')), modelId(value, catalogue))
  throw new UserError(
    `${brief(prefixed(root, key))} is not a key that can be set${meant(prefixed(root, key), keysOf(configuration))}`,
    FORMS,
  )
}

function setRoute(
  files: readonly SourceFile[],
  configuration: Configuration,
  root: string,
  task: string,
  profile: string,
): SourceFile[] {
  if (!isTaskKind(task))
    throw new UserError(
      `${brief(task)} is not a kind of work${meant(task, TASK_KINDS)}`,
      `Kinds of work: ${TASK_KINDS.join(', ')}.`,
    )
  const contract = contractIn(configuration, root)
  if (!contract.profiles.has(profile))
    throw new UserError(
      `${brief(profile)} is not a profile of ${visible(contract.file)}${meant(profile, contract.profiles.keys())}`,
      `Profiles: ${[...contract.profiles.keys()].map((one) => brief(one)).join(', ') || 'none'}. A new one: models.NAME.model=ID.`,
    )
  return edited(files, contract.file, (text) => inside(text, ['models', 'routing', task], profile))
}

function setProfileModel(
  files: readonly SourceFile[],
  configuration: Configuration,
  root: string,
  profile: string,
  id: string,
): SourceFile[] {
  const contract = contractIn(configuration, root)
  const close = contract.profiles.has(profile) ? null : nearest(profile, contract.profiles.keys())
  if (close !== null || profile === 'routing')
    throw new UserError(
      `${brief(profile)} is not a profile of ${visible(contract.file)}${close === null ? '.' : `; did you mean ${brief(close)}?`}`,
      'A new profile needs a name that is not nearly that of another one.',
    )
  return edited(files, contract.file, (text) => inside(text, ['models', profile, 'model'], id))
}

function setChatModel(
  files: readonly SourceFile[],
  configuration: Configuration,
  root: string,
  id: string,
): SourceFile[] {
  const cli = configuration.files.find((file) => file.surface === 'cli' && file.root === root)
  if (cli) return edited(files, cli.path, (text) => setKey(text, 'chat.defaultModel', id))
  if (root !== '' && !rootsOf(configuration).includes(root))
    throw new UserError(`There are no Kiro files in ${visible(root)}${meant(root, rootsOf(configuration))}`, FORMS)
  return [
    ...files,
    {
      path: prefixed(root, '.kiro/settings/cli.json'),
      kind: 'file',
      bytes: new TextEncoder().encode(`${JSON.stringify({ 'chat.defaultModel': id }, null, 2)}\n`),
    },
  ]
}

function setAgentModel(
  files: readonly SourceFile[],
  { assignments }: Configuration,
  root: string,
  name: string,
  id: string,
): SourceFile[] {
  const agents = assignments.flatMap(({ work, root: own, file }) =>
    work.kind === 'agent' ? [{ name: prefixed(own, work.agent), file }] : [],
  )
  const known = agents.map((agent) => agent.name)
  // Of two agents of one name the last is the one that Kiro finds.
  const agent = agents.findLast((one) => one.name === prefixed(root, name))
  if (!agent)
    throw new UserError(
      `There is no agent ${brief(prefixed(root, name))} here${meant(prefixed(root, name), known)}`,
      `Agents: ${
        known
          .slice(0, 20)
          .map((one) => brief(one))
          .join(', ') || 'none'
      }.`,
    )
  return edited(files, agent.file, (text) =>
    agent.file.toLowerCase().endsWith('.md') ? setModel(text, id) : setKey(text, 'model', id),
  )
}

/** `name` is a workflow, whose steps without a model of their own follow, or one step of it: with its root, `web/release.review`. */
function setWorkflowModel(
  files: readonly SourceFile[],
  { assignments }: Configuration,
  name: string,
  id: string,
): SourceFile[] {
  const targets = new Map<string, { readonly file: string; readonly step: string | null }>()
  for (const { root, work, file, position } of assignments) {
    if (work.kind !== 'step') continue
    targets.set(prefixed(root, work.workflow), { file, step: null })
    targets.set(prefixed(root, `${work.workflow}.${work.step}`), { file, step: position })
  }
  // As in every output, `release#review`, or as an agent is written, with the key behind it.
  const target = [name, name.replace('#', '.'), name.replace(/\.model(?:Id)?$/, '')].flatMap(
    (one) => targets.get(one) ?? [],
  )[0]
  if (!target)
    throw new UserError(
      `There is no workflow or step ${brief(name)} here${meant(name, targets.keys())}`,
      `Workflows and their steps: ${
        [...targets.keys()]
          .slice(0, 20)
          .map((one) => brief(one))
          .join(', ') || 'none'
      }.`,
    )
  return edited(files, target.file, (text) => setModelId(target.file, text, target.step, id))
}

function contractIn({ contracts, files }: Configuration, root: string): Contract {
  const contract = contracts.find((one) => one.root === root)
  if (contract) return contract
  const broken = files.find((file) => file.surface === 'settings' && file.root === root && !file.readable)
  if (broken)
    throw new UserError(
      `${visible(broken.path)} cannot be read.`,
      'Repair it; kiro-governance check says what is wrong.',
      'config',
    )
  const roots = contracts.map((one) => one.root).filter((one) => one !== '')
  throw new UserError(
    `There is no contract in ${visible(prefixed(root, '.kiro/settings.json'))}${meant(root, roots)}`,
    'kiro-governance init writes a first one.',
  )
}

function modelId(name: string, catalogue: Catalogue): string {
  const match = catalogue.find(name)
  if (match?.spelling === 'accepted') return name
  const right = match?.model.id ?? catalogue.suggest(name)
  throw new UserError(
    `${brief(name)} is not a model of the catalogue${right === null ? '.' : `; did you mean ${brief(right)}?`}`,
    'kiro-governance models lists them; catalogue.models of the policy adds others.',
  )
}

/** Every key that could be meant, for a slip of the fingers. */
function keysOf(configuration: Configuration): string[] {
  const { contracts, assignments } = configuration
  return [
    ...TASK_KINDS.map((task) => `routing.${task}`),
    ...contracts.flatMap(({ root, profiles }) =>
      [...profiles.keys()].map((name) => prefixed(root, `models.${name}.model`)),
    ),
    ...contracts.flatMap(({ root }) =>
      root === '' ? [] : TASK_KINDS.map((task) => prefixed(root, `routing.${task}`)),
    ),
    'cli.defaultModel',
    ...assignments.flatMap(({ root, work }) =>
      work.kind === 'agent'
        ? [prefixed(root, `agents.${work.agent}.model`)]
        : work.kind === 'step'
          ? [prefixed(root, `workflows.${work.workflow}.${work.step}`)]
          : [],
    ),
  ]
}

function rootsOf({ files }: Configuration): string[] {
  return [...new Set(files.map(({ root }) => root))]
}

function meant(text: string, candidates: Iterable<string>): string {
  const all = [...candidates]
  // The last part left out is more than a slip of the fingers, and still clear.
  const close = all.find((one) => one === `${text}.model`) ?? nearest(text, all)
  return close === null ? '.' : `; did you mean ${brief(close)}?`
}

/** A value inside a contract. jsonc-parser lays out added keys: the file is never shown. */
function inside(text: string, path: readonly string[], value: string): Edited {
  const result = applyEdits(
    text,
    modify(text, [...path], value, { formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } }),
  )
  const is = path.reduce<unknown>(
    (object, key) => (isRecord(object) ? object[key] : undefined),
    parseJson(result).document?.value,
  )
  return is === value ? { text: result } : { problem: `${brief(path.join('.'))} is not where a value could be set` }
}

function edited(files: readonly SourceFile[], path: string, edit: (text: string) => Edited): SourceFile[] {
  return files.map((file) => {
    if (file.path !== path) return file
    const decoded = decode(file.bytes ?? new Uint8Array())
    const result: Edited = 'text' in decoded ? edit(decoded.text) : { problem: 'it cannot be read' }
    if ('problem' in result)
      throw new UserError(
        `${visible(path)} cannot be edited: ${result.problem}.`,
        'Repair the file; kiro-governance check says what is wrong.',
        'config',
      )
    return { ...file, bytes: new TextEncoder().encode(result.text) }
  })
}
