import { say, words } from '../../text/message.js'
import { ownValue } from '../../text/own-value.js'
import { isName, isRecord, TOO_LONG, type Document, type Path } from './document.js'
import { placeIn, type Complaint, type Surface, type SurfaceFile, type Trigger, type Use } from './surface.js'

/**
 * `.kiro/hooks/*.kiro.hook` (`when`/`then`, IDE 0.x) and `*.json` (`version: "v1"`, a list of hooks; IDE 1.x and CLI V3).
 * Only enabled hooks that ask an agent cost credits; commands do not, and other shapes are foreign.
 * `action.model` is undocumented and found in the wild (kirodotdev/Kiro#4180 asks for it).
 */
export const hooks: Surface = {
  id: 'hooks',
  title: 'hooks',
  files: ['.kiro/hooks/*.kiro.hook', '.kiro/hooks/*.json'],
  appliedBy: 'kiro',
  owns: (path) => /^hooks\/[^/]+\.(kiro\.hook|json)$/.test(path),
  read(document, file) {
    const value = document.value
    if (!isRecord(value)) {
      return {
        uses: [],
        complaints: [
          {
            rule: 'schema',
            place: placeIn(file, document.at([])),
            value: 'root',
            message: words('A hook file is one object: { … }.'),
          },
        ],
      }
    }
    const complaints: Complaint[] = []
    const entries = Array.isArray(value.hooks) ? (value.hooks as unknown[]) : null
    // Both shapes are read wherever they stand, so that neither can hide the other.
    const uses = [
      ...(entries ?? []).flatMap((hook, index) =>
        readHook(document, hook, ['hooks', index], index + 1, file, complaints),
      ),
      ...readHook(document, value, [], (entries?.length ?? 0) + 1, file, complaints),
    ]
    return { uses, complaints }
  },
}

function readHook(
  document: Document,
  hook: unknown,
  path: Path,
  number: number,
  file: SurfaceFile,
  complaints: Complaint[],
): Use[] {
  if (!isRecord(hook) || hook.enabled === false) return []
  const action = isRecord(hook.then) ? ('then' as const) : ('action' as const)
  const what = hook[action]
  if (!isRecord(what) || !(what.type === 'askAgent' || what.type === 'agent')) return []
  const title = typeof hook.name === 'string' && hook.name !== '' ? hook.name : `${file.name}#${number}`
  const work = { kind: 'hook', file: file.name, number, title, trigger: readTrigger(hook) } as const
  const at = [...path, action, 'model']
  const model = what.model
  if (isName(model)) {
    const place = placeIn(file, document.at(at))
    return [
      {
        work,
        model: { name: model, place },
        place,
        note: 'a hook’s model is not documented by Kiro (kirodotdev/Kiro#4180)',
      },
    ]
  }
  if (model !== undefined && model !== null) {
    complaints.push({
      rule: 'schema',
      place: placeIn(file, document.at(at)),
      value: `${number}.model`,
      message:
        typeof model === 'string' && model !== ''
          ? say`${`${action}.model`} ${words(TOO_LONG)}`
          : say`${`${action}.model`} must be the id of a model in quotes`,
    })
  }
  return [{ work, model: null, place: placeIn(file, document.keyAt([...path, action])) }]
}

function readTrigger(hook: Record<string, unknown>): Trigger {
  const when = isRecord(hook.when) ? hook.when.type : isRecord(hook.trigger) ? hook.trigger.type : hook.trigger
  if (typeof when !== 'string') return 'other'
  return (
    ownValue(
      TRIGGER_NAMES,
      when
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
