import { count } from '../core/text/number.js'
import { list, say, words, type Message } from '../core/text/message.js'
import type { Report } from '../core/report.js'

/** Folders that are named. Chosen by hand. */
const MOST_NAMED = 3

/** What of a large repository was not read, without a period; null where all was. */
export function notOpenedPhrase({ notOpened }: Pick<Report, 'notOpened'>): Message | null {
  if (notOpened === null) return null
  const named = list(notOpened.folders.slice(0, MOST_NAMED), MOST_NAMED, 'and')
  const more = notOpened.count > MOST_NAMED ? 'such as ' : ''
  return say`not read: what is in ${words(count(notOpened.count, 'folder'))} that this change leaves alone (${words(more)}${named})`
}

/** The same as the beginning of a line. `write` is how a message is written there. */
export function notOpenedLine(report: Pick<Report, 'notOpened'>, write: (message: Message) => string): string | null {
  const phrase = notOpenedPhrase(report)
  return phrase === null ? null : write(phrase).replace(/^n/, 'N')
}
