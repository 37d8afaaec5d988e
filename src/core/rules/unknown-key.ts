import { say } from '../text/message.js'
import { onItsOwn, renaming, type Rule } from './rule.js'

/** The rule `unknown-key`: see docs/rules/unknown-key.md. */
export const unknownKey: Rule = {
  id: 'unknown-key',
  severity: 'warning',
  summary: 'A key that Kiro does not know, in a file that Kiro obeys.',
  why: 'Kiro CLI’s v2 engine leaves out a whole JSON agent for one key outside its table, and says nothing; in `cli.json` a misspelled key does nothing. Of `cli.json` and of agents in markdown only keys are reported that look like those that choose a model, an agent or an effort: other settings come and go with the versions of Kiro. A model that a wrong key of an agent names is judged as if Kiro read it.',
  fix: 'Write the key that the message names, or delete it.',
  find: ({ after }) =>
    after.unknownKeys.map(({ key, place, instead, message, rename }) => ({
      place,
      subjects: onItsOwn(`key:${key}`),
      value: key,
      instead,
      say: () => say`${key} is not a key of Kiro ${message}`,
      ...renaming(rename),
    })),
  examples: {
    failing: { after: { '.kiro/settings/cli.json': '{ "chat.defaultModle": "claude-haiku-4.5" }' } },
    passing: { after: { '.kiro/settings/cli.json': '{ "chat.defaultModel": "claude-haiku-4.5" }' } },
  },
}
