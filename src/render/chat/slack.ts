import { jsonText } from '../escape/json.js'
import { slackText } from '../escape/chat.js'
import type { ChatMessage } from './chat-message.js'

/*
 * Limits of Slack: 50 blocks, 3,000 characters of a text, 150 of a header, 75 of a button, 3,000 of its address.
 * Source: https://docs.slack.dev/reference/block-kit/blocks
 */
const MOST_BLOCKS = 50
const LONGEST_TEXT = 3_000
const LONGEST_HEADER = 150
const LONGEST_URL = 3_000

const MARKS: Readonly<Record<ChatMessage['mood'], string>> = { bad: '❌', warning: '⚠️', good: '✅' }

/** A message as a payload of Slack, Block Kit with a text for notifications: for an incoming webhook, or chat.postMessage with a channel. */
export function slackPayload({ title, mood, headline, sections, footer, links }: ChatMessage): string {
  const header = `${MARKS[mood]} ${title}`
  const buttons = links.filter(({ url }) => url.length <= LONGEST_URL)
  const body = sections.flatMap((part) => {
    const heading = part.title === '' ? [] : [`*${slackText(part.title)}*`]
    return sectionsOf([...heading, ...part.lines.map((line) => `• ${slackText(line)}`)])
  })
  const end = [
    ...(footer === '' ? [] : [{ type: 'context', elements: [mrkdwn(cut(slackText(footer)))] }]),
    ...(buttons.length === 0
      ? []
      : [
          {
            type: 'actions',
            elements: buttons.map(({ title: label, url }) => ({
              type: 'button',
              text: { type: 'plain_text', text: label, emoji: false },
              url,
            })),
          },
        ]),
  ]
  const start = [
    { type: 'header', text: { type: 'plain_text', text: header.slice(0, LONGEST_HEADER), emoji: false } },
    { type: 'section', text: mrkdwn(cut(slackText(headline))) },
  ]
  const room = MOST_BLOCKS - start.length - end.length
  return jsonText({
    text: cut(slackText(`${title}: ${headline}`)),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [...start, ...body.slice(0, room), ...end],
  })
}

/** Lines as sections, divided where one would be too long. */
function sectionsOf(lines: readonly string[]): { readonly type: 'section'; readonly text: unknown }[] {
  const texts: string[] = []
  let current = ''
  for (const line of lines.map(cut)) {
    if (current !== '' && current.length + 1 + line.length > LONGEST_TEXT) {
      texts.push(current)
      current = line
    } else current = current === '' ? line : `${current}\n${line}`
  }
  return [...texts, current].map((text) => ({ type: 'section', text: mrkdwn(text) }))
}

/** `verbatim`: Slack turns no address, channel or name into a link by itself. */
function mrkdwn(text: string): unknown {
  return { type: 'mrkdwn', text: text === '' ? ' ' : text, verbatim: true }
}

/** A text within the limit, without a half entity at its end, and with its code span closed. */
function cut(text: string): string {
  if (text.length <= LONGEST_TEXT) return text
  const short = text
    .slice(0, LONGEST_TEXT - 4)
    .replace(/&[a-z]{0,3}$/, '')
    .replace(/[\ud800-\udbff]$/, '')
  return `${short}${(short.split('`').length - 1) % 2 === 1 ? '`' : ''}…`
}
