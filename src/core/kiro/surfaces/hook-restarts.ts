import { matchesPath } from '../../text/glob.js'
import { say, words, type Message } from '../../text/message.js'
import type { Trigger } from './surface.js'

/** What a hook does when it starts, as far as that can start it again. */
export interface HookRun {
  readonly trigger: Trigger
  readonly patterns: readonly string[]
  /** Whether it asks the agent of its own session, or starts kiro-cli. */
  readonly by: 'prompt' | 'kiro-cli'
  /** The prompt, or the command. */
  readonly text: string
}

/** How a hook can start itself again, as a clause; null where nothing in it says so. */
export function restartOf({ trigger, patterns, by, text }: HookRun): Message | null {
  if (trigger === 'save') {
    const named = fileMeant(text, patterns)
    return named === null ? null : say`it names ${named}, and when its agent saves that file, it starts again`
  }
  const sentence = BY_TRIGGER[by][trigger]
  return sentence === undefined ? null : words(sentence)
}

const BY_TRIGGER: Readonly<Record<HookRun['by'], Readonly<Partial<Record<Trigger, string>>>>> = {
  prompt: {
    stop: 'when its agent has answered, it stops again, which starts the hook again',
    tool: 'every such tool that its agent uses starts it again',
  },
  'kiro-cli': {
    stop: 'the agent of kiro-cli stops too, which starts the hook again',
    tool: 'every such tool that the agent of kiro-cli uses starts it again',
    session: 'every run of kiro-cli is a session, which starts it again',
    prompt: 'every run of kiro-cli submits a prompt, which starts it again',
  },
}

/** Characters of a prompt in which names of files are looked for, and names that are tried. */
const MOST = { characters: 20_000, names: 100 } as const

/** The first file that a text names and one of the patterns matches; null where there is none. */
function fileMeant(text: string, patterns: readonly string[]): string | null {
  const names = text.slice(0, MOST.characters).match(/[\w@][\w./@-]*\.[a-z][a-z0-9]{0,9}\b|\.[a-z][\w./-]*\b/gi) ?? []
  return (
    names
      .slice(0, MOST.names)
      .map((name) => name.replace(/^\.\//, ''))
      .find((name) =>
        [name, name.slice(name.lastIndexOf('/') + 1)].some((path) => patterns.some((glob) => matchesPath(glob, path))),
      ) ?? null
  )
}
