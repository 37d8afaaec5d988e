import { brief } from '../../core/text/message.js'
import type { ChatStyle } from '../chat/chat-message.js'

/**
 * Marks in a text until it is written for its destination. `brief` makes every private-use character of foreign text visible, so none of
 * these comes from there.
 */
const MARKS = { code: '\ue000', codeEnd: '\ue001', strong: '\ue002' } as const

/** Marks foreign and strong parts of a text. The one style of both chats: each writes the marks in its own way. */
export const MARKED: ChatStyle = {
  code: (text) => `${MARKS.code}${brief(text)}${MARKS.codeEnd}`,
  strong: (text) => `${MARKS.strong}${text}${MARKS.strong}`,
}

/** A whole sentence that may quote foreign text. `longest` in characters. */
export function quotedSentence(text: string, longest = 600): string {
  return `${MARKS.code}${brief(text, longest)}${MARKS.codeEnd}`
}

/**
 * A text as Slack's mrkdwn. `&`, `<` and `>` are the only characters with which a mention or a link begins, foreign text is in a code span, and
 * a backquote in it becomes an apostrophe, because mrkdwn has no escape for it.
 * Source: https://docs.slack.dev/messaging/formatting-message-text
 */
export function slackText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('`', '\u2019')
    .replaceAll(MARKS.code, '`')
    .replaceAll(MARKS.codeEnd, '`')
    .replaceAll(MARKS.strong, '*')
}

/**
 * A text as the Markdown of an Adaptive Card. It knows no code spans and no HTML; `<` is written as an entity, so that `<at>` is no mention; every
 * character with which Markdown begins something within a line has a backslash in foreign text, and so has an address, so that none
 * becomes a link by itself.
 * Source: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format
 */
export function teamsText(text: string): string {
  return text
    .replace(/\ue000([^\ue001]*)\ue001/g, (_, foreign: string) =>
      foreign
        .replace(/[\\`*_[\]]/g, '\\$&')
        .replaceAll('://', ':\\/\\/')
        .replace(/www\./gi, (word) => word.replace('.', '\\.')),
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(MARKS.strong, '**')
}

/** A text without marks, for a place that knows no formatting. */
export function unmarked(text: string): string {
  return text.replace(/[\ue000-\ue002]/g, '')
}
