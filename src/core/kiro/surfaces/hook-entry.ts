import { say, words, type Message } from '../../text/message.js'
import { digestOf } from './content.js'
import { isName, isRecord, TOO_LONG, type Document, type Path } from './document.js'
import { readPatterns } from './hook-patterns.js'
import { restartOf } from './hook-restarts.js'
import { readTrigger, unknownTrigger } from './hook-triggers.js'
import { readKiroCommands } from './kiro-commands.js'
import { notAName } from './not-a-name.js'
import { placeIn, type Complaint, type Named, type SurfaceFile, type Use } from './surface.js'

/** What was found so far, and which paths it was read from. */
export interface HookReading {
  readonly uses: Use[]
  readonly complaints: Complaint[]
  readonly read: Path[]
  readonly foreign: Path[]
}

/** Where a hook is written, and by whom it is loaded. */
export interface HookAt {
  readonly document: Document
  readonly file: SurfaceFile
  readonly path: Path
  /** 1 for the first hook of its file. */
  readonly number: number
  /** Whether the loader of v1 judges it: what that does not know it drops. */
  readonly v1: boolean
  /** Why nothing of the file is loaded; null where it is. */
  readonly dropped: Message | null
  /** The agent in whose session it runs; null outside of an agent's file. */
  readonly agent: Named | null
  readonly note: string | null
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Adds what one hook asks: an agent, or kiro-cli in a command. A hook with both `then` and `action` is counted twice, because the program
 * decides which of them runs. Other commands cost nothing.
 */
export function readHook(hook: unknown, at: HookAt, reading: HookReading): void {
  if (!isRecord(hook)) return
  if (hook.enabled === false) {
    // Of a file that is one hook its list is read all the same.
    for (const key of Object.keys(hook))
      if (at.path.length > 0 || key !== 'hooks') reading.foreign.push([...at.path, key])
    return
  }
  for (const key of ['then', 'action', 'confirm'] as const) {
    const action = hook[key]
    if (!isRecord(action)) continue
    const kind = key === 'confirm' ? 'command' : kindOf(action.type, at.v1 && key === 'action')
    if (kind === null) continue
    const one = useOf(hook, action, key, at)
    if (kind === 'agent') readRequest(action, one, reading)
    else
      for (const name of ['command', 'confirmCommand'] as const)
        readCommand(action[name], [...one.path, name], one, reading)
  }
  if (typeof hook.command === 'string' && hook.action === undefined && hook.then === undefined)
    readCommand(hook.command, [...at.path, 'command'], useOf(hook, { type: 'command' }, null, at), reading)
}

/** What the actions of one hook have in common. */
interface HookAction {
  readonly at: HookAt
  readonly path: Path
  readonly key: string
  readonly hook: Fields
  readonly use: Pick<Use, 'dropped' | 'note'>
  readonly work: Extract<Use['work'], { kind: 'hook' }>
  readonly title: string
}

function useOf(hook: Fields, action: Fields, key: 'then' | 'action' | 'confirm' | null, at: HookAt): HookAction {
  const { file, number, path } = at
  const title = typeof hook.name === 'string' && hook.name !== '' ? hook.name : `${file.name}#${number}`
  const trigger = readTrigger(hook)
  const byFile = trigger === 'save' || trigger === 'create' || trigger === 'delete'
  const patterns = byFile ? readPatterns(hook) : []
  const dropped = at.v1 ? droppedBy(hook, action, key, at.dropped) : at.dropped
  return {
    at,
    path: key === null ? path : [...path, key],
    key: key ?? 'command',
    hook,
    title,
    work: { kind: 'hook', file: file.name, number, title, trigger, patterns, restarts: null },
    use: { ...(dropped ? { dropped } : {}), ...(at.note === null ? {} : { note: at.note }) },
  }
}

/** Why the loader of v1 drops a hook; null for one that it loads. Source: kirodotdev/Kiro#9756, kiro.dev/docs/hooks. */
function droppedBy(hook: Fields, action: Fields, key: string | null, ofFile: Message | null): Message | null {
  if (key === 'then' || hook.when !== undefined)
    return say`it is written with ${'when'} and ${'then'}, which Kiro reads in .kiro.hook files only`
  const trigger = ofFile ?? unknownTrigger(hook.trigger)
  if (trigger !== null || key === 'confirm') return trigger
  if (key === null) return words('it has no action')
  const { type } = action
  if (typeof type !== 'string') return words('its action has no type')
  return KNOWN_ACTIONS.has(type.toLowerCase())
    ? null
    : say`${type} is not a type of action that it knows; it knows agent, command and confirm`
}

const KNOWN_ACTIONS: ReadonlySet<string> = new Set(['agent', 'command', 'confirm'])

/** What an action does, by its type. One of another type is work that the loader of v1 drops; elsewhere it is not Kiro's. */
function kindOf(type: unknown, v1: boolean): 'agent' | 'command' | null {
  const name = typeof type === 'string' ? type.toLowerCase().replace(/[^a-z]/g, '') : ''
  if (/^(?:ask)?agent$/.test(name)) return 'agent'
  if (/^(?:(?:run|shell|execute)?command|confirm|shell)$/.test(name)) return 'command'
  return v1 ? 'agent' : null
}

/** An action that asks an agent. `action.model` is undocumented and found in the wild (kirodotdev/Kiro#4180 asks for it). */
function readRequest(action: Fields, one: HookAction, { uses, complaints, read }: HookReading): void {
  const { at, path, hook, title, work, use } = one
  const { document, file, agent } = at
  const { model, prompt } = action
  const found = [...path, 'model']
  const named = isName(model) ? { name: model, place: placeIn(file, document.at(found)) } : null
  read.push(found)
  if (named === null && model !== undefined && model !== null) {
    complaints.push({
      rule: 'schema',
      place: placeIn(file, document.at(found)),
      value: `${at.number}.model`,
      content: digestOf(model),
      message: notAName(`${one.key}.model`, model, 'the id of a model in quotes'),
    })
  }
  const { trigger, patterns } = work
  const text = typeof prompt === 'string' ? prompt : ''
  const notes = [named ? 'a hook’s model is not documented by Kiro (kirodotdev/Kiro#4180)' : '', use.note ?? '']
  const note = notes.filter((part) => part !== '').join('; ')
  uses.push({
    ...use,
    work: { ...work, restarts: restartOf({ trigger, patterns, by: 'prompt', text }) },
    position: path.join('.'),
    content: digestOf([title, hook.when, hook.trigger, { ...action, model: null }]),
    model: named,
    place: named?.place ?? placeIn(file, document.keyAt(path)),
    ...(note === '' ? {} : { note }),
    // The IDE reads no cli.json; an agent's own hook runs in the session of that agent.
    ...(agent === null ? { inherits: 'nothing' } : named ? {} : { agent }),
  })
}

/** A command: each run of kiro-cli in it is work, on `--model`, the model of `--agent`, or what a session of the CLI takes. */
function readCommand(command: unknown, path: Path, one: HookAction, { uses, complaints }: HookReading): void {
  if (typeof command !== 'string') return
  const { at, hook, title, work, use } = one
  const place = placeIn(at.file, at.document.at(path))
  const value = path.join('.')
  const runs = readKiroCommands(command)
  if (runs === null) {
    complaints.push({
      rule: 'syntax',
      place,
      value,
      content: digestOf(command),
      message: say`${value} runs kiro-cli and is too long to be read. Move it to a script, or divide it.`,
    })
    return
  }
  runs.forEach(({ model, agent }, index) => {
    if (model !== null && !isName(model)) {
      complaints.push({
        rule: 'schema',
        place,
        value: `${value}.model`,
        content: digestOf(model),
        message: say`The ${'--model'} of ${value} ${words(TOO_LONG)}`,
      })
    }
    const { trigger, patterns } = work
    uses.push({
      ...use,
      work: { ...work, restarts: restartOf({ trigger, patterns, by: 'kiro-cli', text: command }) },
      position: index === 0 ? value : `${value} ${index + 1}`,
      content: digestOf([
        title,
        hook.when,
        hook.trigger,
        index,
        model === null ? command : command.replaceAll(model, ''),
      ]),
      model: model !== null && isName(model) ? { name: model, place } : null,
      place,
      ...(agent === null || model !== null ? {} : { agent: { name: agent, place } }),
    })
  })
}
