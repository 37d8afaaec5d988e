import type { Message } from '../../text/message.js'
import type { Place } from '../../text/place.js'
import type { TaskKind } from '../task-kind.js'
import type { Document } from './document.js'
import type { Limit } from '../../../../generated/settings-contract.js'

/** Who acts on what a file says: Kiro itself, or only the team that agreed on it. */
export type AppliedBy = 'kiro' | 'team'

/** One kind of file that assigns work to a model. Nothing outside its adapter knows the file's shape. */
export interface Surface {
  readonly id: SurfaceId
  /** For people: "settings contract", "agents". */
  readonly title: string
  /** Where such files lie, for documentation. */
  readonly files: readonly string[]
  readonly appliedBy: AppliedBy
  /** Whether the path below `.kiro/`, in lower case, is such a file. */
  readonly owns: (path: string) => boolean
  /** What a document assigns. It never throws: what has the wrong shape becomes a complaint or is left alone. */
  readonly read: (document: Document, file: SurfaceFile) => Reading
  /** What a file says whose text cannot be parsed; without it, that it cannot. `text` is null where the bytes are no text. */
  readonly readBroken?: (complaints: readonly Complaint[], text: string | null, file: SurfaceFile) => Reading
}

export type SurfaceId = 'settings' | 'cli' | 'agents' | 'hooks' | 'workflows'

export interface SurfaceFile {
  readonly path: string
  /** The path of its text: another path where a link leads there. */
  readonly at: string
  /** The folder that holds `.kiro`; empty for the repository's own. */
  readonly root: string
  /** The file's own name, as written. */
  readonly name: string
  /** Whether it was the team's contract before the change: then it is judged as one, whatever has become of it. */
  readonly wasContract?: boolean
}

/** What one file says, before inheritance is resolved across files. */
export interface Reading {
  readonly uses: readonly Use[]
  readonly complaints: readonly Complaint[]
  readonly misplaced?: readonly MisplacedKey[]
  readonly unknownKeys?: readonly UnknownKey[]
  readonly references?: readonly Reference[]
  readonly nearMisses?: readonly NearMissKey[]
  readonly unread?: readonly UnreadModels[]
  readonly contract?: Contract
  readonly efforts?: readonly Effort[]
  /** The file is another tool's: what is wrong with its text is no finding. */
  readonly isForeign?: true
}

/** Work that a file gives to a model, or leaves to a default. */
export interface Use {
  readonly work: AssignedWork
  readonly model: Named | null
  /** Where the work itself is mentioned: the place to point at when no model is stated. */
  readonly place: Place
  /** The profile of the contract through which the model is named. */
  readonly profile?: Named
  /** Models that a wrong key of this work names: judged as if Kiro read them, never priced. */
  readonly also?: readonly Named[]
  /** The agent whose model applies where neither the work nor its session names one: the agent of a step. */
  readonly lastResort?: Named
  /** The agent whose model applies before the default: `chat.defaultAgent`. */
  readonly agent?: Named
  /**
   * What it runs on without a model of its own or of `agent`: what a session of the CLI takes (the model of `chat.defaultAgent`, else
   * `chat.defaultModel`), unless this says `nothing`: Kiro's own default, because the IDE reads no cli.json.
   */
  readonly inherits?: 'nothing'
  /** Where in its file, in keys and not in lines, where one file has several of them. */
  readonly position?: string
  /** What the work is, where its name alone does not say it. */
  readonly content?: string
  readonly note?: string
  /** Why Kiro does not load it: a clause after "Kiro drops it, because". Judged all the same, never priced. */
  readonly dropped?: Message
}

/** A name with the place where it is written. */
export interface Named {
  readonly name: string
  readonly place: Place
}

export type AssignedWork =
  | { readonly kind: 'task'; readonly task: TaskKind }
  | { readonly kind: 'chat' }
  | { readonly kind: 'agent'; readonly agent: string }
  | {
      readonly kind: 'hook'
      readonly file: string
      readonly number: number
      readonly title: string
      readonly trigger: Trigger
      /** The globs of files that start it; empty where every file does, or something else. */
      readonly patterns: readonly string[]
      /** How it can start itself again, as a clause; null where nothing in it says so. */
      readonly restarts: Message | null
    }
  | {
      readonly kind: 'step'
      readonly workflow: string
      readonly step: string
      /** The most runs that each enclosing loop allows, outermost first; a cap that is not stated is 1000, Kiro's own bound. */
      readonly loops: readonly number[]
    }

/** When a hook runs, in our words; Kiro's spellings differ between versions. */
export const TRIGGERS = [
  'save',
  'create',
  'delete',
  'prompt',
  'stop',
  'tool',
  'task',
  'session',
  'manual',
  'other',
] as const
export type Trigger = (typeof TRIGGERS)[number]

/** Something wrong with a file that the `syntax`, `duplicate-key` or `schema` rule reports. */
export interface Complaint {
  readonly rule: 'syntax' | 'duplicate-key' | 'schema'
  readonly place: Place
  readonly value: string
  readonly message: Message
  /** Identifies what is not read because of it; see content.ts. Nothing where everything was read all the same. */
  readonly content?: string
  readonly rename?: KeyRename
}

/** A key at the place of a finding, and the one key that can be meant by it. */
export interface KeyRename {
  /** As it is written, without its path. */
  readonly from: string
  readonly to: string
}

/** A key that works in another Kiro file and does nothing here. */
export interface MisplacedKey {
  readonly key: string
  readonly place: Place
  /** Why it does nothing, where that is more than its place. */
  readonly why?: Message
  readonly instead: Message
}

/** A key that is nearly one of the contract's, where nothing reads it. */
export interface NearMissKey {
  /** The key with its path: `modles`, `models.routng`. */
  readonly key: string
  readonly place: Place
  /** What to write: completes the sentence "KEY is not a key of the contract, so nothing reads it; …". */
  readonly instead: Message
  readonly rename?: KeyRename
}

/** Models that a file names where no adapter reads them. */
export interface UnreadModels {
  /** Where the first of them is. */
  readonly place: Place
  /** Ids as they are written, and keys whose value is no id that is known (`model`, `agents.0.effortLevel`), each once; none of a text that cannot be seen. */
  readonly names: readonly string[]
  /** Identifies what is said of models in the file: keys and values, wherever their lines are. */
  readonly content: string
  /** Whether the file is parsed. Where it is not, the names are what its text looks like. */
  readonly isParsed: boolean
  /** Whether the file is known to be another tool's, so that people are not to be warned of it. */
  readonly isForeign: boolean
  /** Why nothing of the text is known, where it names nothing. */
  readonly why?: Message
}

/** A key that Kiro does not know, in a file that it obeys. */
export interface UnknownKey {
  /** The key with its path: `chat.defaultModle`, `modelId`. */
  readonly key: string
  readonly place: Place
  /** The keys that are most likely meant, nearest first; empty where none is near. */
  readonly instead: readonly string[]
  /** What follows from it and what to write: completes "KEY is not a key of Kiro …", without a full stop. */
  readonly message: Message
  readonly rename?: KeyRename
}

/** What one file names that has to be there: an agent by its name, or a file by its path. */
export interface Reference {
  /** The key that names it, for people: `chat.defaultAgent`, `prompt`, `agent of step review`. */
  readonly key: string
  /** As it is written. */
  readonly value: string
  readonly place: Place
  readonly to:
    | { readonly kind: 'agent'; readonly root: string; readonly name: string }
    /** Paths from the top of the tree at which Kiro may look, of which one has to be there. */
    | { readonly kind: 'file'; readonly paths: readonly string[] }
  /** What Kiro does where it is not there, as a sentence without its full stop. */
  readonly otherwise: Message
}

/** The settings contract, as far as it could be read. */
export interface Contract {
  readonly file: string
  readonly root: string
  readonly profiles: ReadonlyMap<string, { readonly model: Named | null; readonly place: Place }>
  readonly routing: ReadonlyMap<TaskKind, Named>
  /** Where `models.routing` is; null when there is none. */
  readonly routingPlace: Place | null
  readonly budgets: ReadonlyMap<Period, Budget>
  readonly budgetPlace: Place
}

export type Period = 'daily' | 'monthly'

export interface Budget {
  /** Credits or tokens per developer and period. */
  readonly limit: Limit
  readonly place: Place
}

/** Whether a budget limits anything: an action or an alert without an amount of credits or tokens acts on nothing. */
export function isLimited({ limit: { credits, inputTokens, outputTokens } }: Budget): boolean {
  return credits !== undefined || inputTokens !== undefined || outputTokens !== undefined
}

/** A reasoning effort: of a model in `chat.modelDefaults`, or of one piece of work. */
export interface Effort {
  readonly root: string
  /** The model that it is set for; empty for one of a piece of work, on whatever model that runs. */
  readonly model: string
  /** The work that it is set for, in the words of a message: agent `reviewer`. */
  readonly work?: Message
  readonly level: string
  readonly place: Place
}

/** Binds a document's positions to its file. */
export function placeIn(file: SurfaceFile, position: { readonly line: number; readonly column: number }): Place {
  return { file: file.at, line: position.line, column: position.column }
}
