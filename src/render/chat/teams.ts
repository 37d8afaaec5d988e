import { jsonText } from '../escape/json.js'
import { teamsText, unmarked } from '../escape/chat.js'
import type { ChatMessage } from './chat-message.js'

/** Bytes of a payload. Teams refuses more than about 28 KB; its own envelope needs some of them. */
const MOST_BYTES = 24_000
/** Characters of one line. Chosen by hand: forty of them stay below the limit of bytes. */
const LONGEST_LINE = 600

const COLORS: Readonly<Record<ChatMessage['mood'], string>> = { bad: 'Attention', warning: 'Warning', good: 'Good' }
const MARKS: Readonly<Record<ChatMessage['mood'], string>> = { bad: '❌', warning: '⚠️', good: '✅' }

/**
 * A message as a payload for a webhook of Teams (the app Workflows): an Adaptive Card in its envelope. Lines that do not fit are left out, which
 * it says.
 */
export function teamsPayload(message: ChatMessage): string {
  const whole = message.sections.flatMap(({ title, lines }) => [
    ...(title === '' ? [] : [block(title, { weight: 'Bolder', spacing: 'Medium' })]),
    ...lines.map((line) => block(line, { spacing: 'Small' })),
  ])
  let left = MOST_BYTES - bytesOf(payloadOf(message, [MORE]))
  // An indented block has more blanks than one on a line.
  const fitting = whole.findIndex((one) => (left -= bytesOf(jsonText(one)) + BLANKS) < 0)
  return payloadOf(message, fitting === -1 ? whole : [...whole.slice(0, fitting), MORE])
}

function payloadOf({ title, mood, headline, footer, links }: ChatMessage, body: readonly unknown[]): string {
  return jsonText({
    type: 'message',
    summary: unmarked(title),
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          fallbackText: unmarked(title),
          body: [
            block(`${MARKS[mood]} ${title}`, { size: 'Large', weight: 'Bolder', color: COLORS[mood] }),
            block(headline),
            ...body,
            ...(footer === '' ? [] : [block(footer, { isSubtle: true, size: 'Small' })]),
          ],
          ...(links.length === 0
            ? {}
            : { actions: links.map(({ title: label, url }) => ({ type: 'Action.OpenUrl', title: label, url })) }),
        },
      },
    ],
  })
}

function block(text: string, more: Readonly<Record<string, unknown>> = {}): unknown {
  const short = text.length > LONGEST_LINE ? closed(`${text.slice(0, LONGEST_LINE - 1)}…`) : text
  return { type: 'TextBlock', text: teamsText(short), wrap: true, ...more }
}

/** A foreign part that was cut ends with the text. */
function closed(text: string): string {
  return text.lastIndexOf('\ue000') > text.lastIndexOf('\ue001') ? `${text}\ue001` : text
}

/** The last line of a card that is not whole. */
const MORE = block('More does not fit into one message.', { isSubtle: true })

/** Bytes by which the layout of a block in the payload is longer than alone: six lines, each indented by 14 more. */
const BLANKS = 100

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}
