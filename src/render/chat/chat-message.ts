/**
 * What a chat is told, before it is written for one: each text is finished for the destination that `ChatStyle` is for, so that foreign names
 * are escaped once, where they are known to be foreign. Any report can be made one of these.
 */
export interface ChatMessage {
  /** The verdict in own words, at most 100 characters: no foreign text. */
  readonly title: string
  readonly mood: 'bad' | 'warning' | 'good'
  /** The whole result in one sentence. */
  readonly headline: string
  readonly sections: readonly ChatSection[]
  /** What it rests on, small. */
  readonly footer: string
  readonly links: readonly ChatLink[]
}

export interface ChatSection {
  /** In own words; empty for none. */
  readonly title: string
  readonly lines: readonly string[]
}

/** An address that the caller has checked: of the run, of the pull request. */
export interface ChatLink {
  readonly title: string
  readonly url: string
}

/** How a destination writes the parts of a text. */
export interface ChatStyle {
  /** Foreign text: a name, a path, a model. */
  readonly code: (text: string) => string
  readonly strong: (text: string) => string
}

/** Lines of a section. Chosen by hand: a channel is no report, and the run has all. */
const MOST_LINES = 8

/** The first lines of a section, and how many more there are. */
export function section(title: string, lines: readonly string[], most = MOST_LINES): ChatSection[] {
  const left = lines.length - most
  if (lines.length === 0) return []
  return [{ title, lines: left > 0 ? [...lines.slice(0, most), `and ${left} more`] : lines }]
}
