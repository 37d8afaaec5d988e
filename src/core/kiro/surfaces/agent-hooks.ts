import { isRecord, type Document } from './document.js'
import { readHook, type HookAt, type HookReading } from './hook-entry.js'
import { unknownTrigger } from './hook-triggers.js'
import type { Named, SurfaceFile } from './surface.js'

/**
 * The hooks inside an agent's file: a list of hooks of v1, or the older object of commands by trigger
 * (`{"stop": [{"command": …}]}`, aws/amazon-q-developer-cli schemas/agent-v1.json). They run in the session of their agent.
 */
export function readAgentHooks(document: Document, hooks: unknown, file: SurfaceFile, agent: Named): HookReading {
  const reading: HookReading = { uses: [], complaints: [], read: [], foreign: [] }
  const at = { document, file, agent, note: null } as const
  let number = 0
  const read = (hook: unknown, rest: Pick<HookAt, 'path' | 'v1' | 'dropped'>): void => {
    number += 1
    readHook(hook, { ...at, ...rest, number }, reading)
  }
  if (Array.isArray(hooks))
    (hooks as unknown[]).forEach((hook, index) => {
      read(hook, { path: ['hooks', index], v1: true, dropped: null })
    })
  else if (isRecord(hooks))
    for (const [trigger, list] of Object.entries(hooks)) {
      const dropped = unknownTrigger(trigger)
      const listed = Array.isArray(list)
      for (const [index, hook] of (listed ? (list as unknown[]) : [list]).entries())
        if (isRecord(hook))
          read({ trigger, ...hook }, { path: ['hooks', trigger, ...(listed ? [index] : [])], v1: false, dropped })
    }
  return reading
}
