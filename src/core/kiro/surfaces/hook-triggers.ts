import { nearest } from '../../text/nearest.js'
import { ownValue } from '../../text/own-value.js'
import { say, words, type Message } from '../../text/message.js'
import { isRecord } from './document.js'
import type { Trigger } from './surface.js'

/**
 * When a hook runs. Both spellings are read, `when` (IDE 0.x) and `trigger` (v1): where a file has both, which one counts depends
 * on the program, so the more frequent one does here.
 */
export function readTrigger(hook: Readonly<Record<string, unknown>>): Trigger {
  const found = [hook.when, hook.trigger].flatMap((stated) => {
    const type = isRecord(stated) ? stated.type : stated
    return typeof type === 'string' ? [triggerOf(type)] : []
  })
  return found.sort((a, b) => BY_FREQUENCY.indexOf(a) - BY_FREQUENCY.indexOf(b))[0] ?? 'other'
}

/** Why the loader of v1 does not know a trigger, as a clause after "because"; null for one that it knows. */
export function unknownTrigger(trigger: unknown): Message | null {
  if (trigger === undefined) return words('it has no trigger')
  if (typeof trigger !== 'string') return words('its trigger is not the name of a trigger in quotes')
  if (ownValue(V1_TRIGGERS, trigger.toLowerCase()) !== undefined) return null
  const meant = v1NameOf(trigger)
  return meant === null
    ? say`${trigger} is not a trigger that it knows`
    : say`${trigger} is not a trigger that it knows; did you mean ${meant}?`
}

/** The trigger of v1 that is meant by one that the loader does not know; null for one that it knows, and where none is near. */
export function triggerMeant(trigger: unknown): string | null {
  if (typeof trigger !== 'string' || ownValue(V1_TRIGGERS, trigger.toLowerCase()) !== undefined) return null
  return v1NameOf(trigger)
}

/** The trigger of v1 that a name of IDE 0.x or a slip of the fingers means; null where none is near. */
function v1NameOf(name: string): string | null {
  const old = ownValue(OLD_NAMES, folded(name))
  return (
    old ??
    nearest(
      name,
      Object.values(V1_TRIGGERS).map(([spelled]) => spelled),
    )
  )
}

/** Most frequent first, as workload.json has them. */
const BY_FREQUENCY: readonly Trigger[] = [
  'tool',
  'save',
  'stop',
  'prompt',
  'session',
  'task',
  'create',
  'delete',
  'other',
  'manual',
]

function triggerOf(name: string): Trigger {
  return (
    ownValue(V1_TRIGGERS, name.toLowerCase())?.[1] ??
    ownValue(V1_TRIGGERS, (ownValue(OLD_NAMES, folded(name)) ?? '').toLowerCase())?.[1] ??
    'other'
  )
}

/** A name without case, punctuation and a leading `on`. */
function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/^on/, '')
}

/**
 * What the loader of v1 hooks knows, compared without case, with our word for it. `AgentSpawn` is its other name for
 * `SessionStart`, `AfterFileEdit` for `PostFileSave`. Sources: kiro.dev/docs/hooks, kiro.dev/docs/cli/v3/hooks.
 */
const V1_TRIGGERS: Readonly<Record<string, readonly [spelled: string, trigger: Trigger]>> = {
  postfilesave: ['PostFileSave', 'save'],
  afterfileedit: ['AfterFileEdit', 'save'],
  postfilecreate: ['PostFileCreate', 'create'],
  postfiledelete: ['PostFileDelete', 'delete'],
  userpromptsubmit: ['UserPromptSubmit', 'prompt'],
  stop: ['Stop', 'stop'],
  pretooluse: ['PreToolUse', 'tool'],
  posttooluse: ['PostToolUse', 'tool'],
  pretaskexec: ['PreTaskExec', 'task'],
  posttaskexec: ['PostTaskExec', 'task'],
  sessionstart: ['SessionStart', 'session'],
  sessionend: ['SessionEnd', 'session'],
  agentspawn: ['AgentSpawn', 'session'],
  manual: ['Manual', 'manual'],
}

/** The triggers of v1 hooks, as Kiro spells them. */
export const V1_TRIGGER_NAMES: readonly string[] = Object.values(V1_TRIGGERS).map(([spelled]) => spelled)

/**
 * Every other spelling seen, folded, and the trigger of v1 that does the same. Counts of 85 real files: fileEdited 28,
 * userTriggered 30, agentStop 7 …
 */
const OLD_NAMES: Readonly<Record<string, string>> = {
  fileedited: 'PostFileSave',
  fileedit: 'PostFileSave',
  filesaved: 'PostFileSave',
  filesave: 'PostFileSave',
  save: 'PostFileSave',
  postfilesave: 'PostFileSave',
  postfilesaved: 'PostFileSave',
  afterfileedit: 'PostFileSave',
  filecreated: 'PostFileCreate',
  filecreate: 'PostFileCreate',
  postfilecreate: 'PostFileCreate',
  filedeleted: 'PostFileDelete',
  filedelete: 'PostFileDelete',
  postfiledelete: 'PostFileDelete',
  promptsubmit: 'UserPromptSubmit',
  userpromptsubmit: 'UserPromptSubmit',
  agentstop: 'Stop',
  stop: 'Stop',
  pretooluse: 'PreToolUse',
  posttooluse: 'PostToolUse',
  pretaskexecution: 'PreTaskExec',
  posttaskexecution: 'PostTaskExec',
  pretaskexec: 'PreTaskExec',
  posttaskexec: 'PostTaskExec',
  sessionstart: 'SessionStart',
  sessionend: 'SessionEnd',
  agentspawn: 'AgentSpawn',
  usertriggered: 'Manual',
  manual: 'Manual',
}
