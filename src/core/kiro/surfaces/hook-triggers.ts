import { ownValue } from '../../text/own-value.js'
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
    ownValue(
      TRIGGER_NAMES,
      name
        .toLowerCase()
        .replace(/[^a-z]/g, '')
        .replace(/^on/, ''),
    ) ?? 'other'
  )
}

/** Every spelling seen, without case and punctuation. Counts of 85 real files: fileEdited 28, userTriggered 30, agentStop 7 … */
const TRIGGER_NAMES: Readonly<Record<string, Trigger>> = {
  fileedited: 'save',
  fileedit: 'save',
  filesaved: 'save',
  save: 'save',
  filesave: 'save',
  postfilesave: 'save',
  filecreated: 'create',
  filecreate: 'create',
  postfilecreate: 'create',
  filedeleted: 'delete',
  filedelete: 'delete',
  postfiledelete: 'delete',
  promptsubmit: 'prompt',
  userpromptsubmit: 'prompt',
  agentstop: 'stop',
  stop: 'stop',
  pretooluse: 'tool',
  posttooluse: 'tool',
  pretaskexecution: 'task',
  posttaskexecution: 'task',
  pretaskexec: 'task',
  posttaskexec: 'task',
  sessionstart: 'session',
  sessionend: 'session',
  agentspawn: 'session',
  usertriggered: 'manual',
  manual: 'manual',
}
