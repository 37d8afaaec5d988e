import { EDITOR_KINDS, editorSchema, editorSettings, type EditorKind } from '../core/editor/editor-schemas.js'
import { nearest } from '../core/text/nearest.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { jsonText } from '../render/escape/json.js'
import { writeInto } from '../io/files/write-file.js'
import { addressFrom, placeOf } from '../io/surroundings.js'
import { exportedPolicy } from './exported-policy.js'
import { dayOf, LAYER_FLAGS, PRICES_FLAG, type Command } from './options.js'

/** The command `export schema`. */
export const exportSchema: Command = {
  name: 'export schema',
  summary:
    'Writes JSON Schemas for editors, in which only the models that the policy allows complete, each with its price; the day and the policy are in them.',
  positionals: '[KIND]',
  flags: [
    {
      name: 'out',
      value: 'DIR',
      help: 'writes a schema for each kind of file into this folder, and prints the settings for VS Code that use them',
    },
    { name: 'policy', value: 'FILE', help: 'the policy; default: as for check' },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'prices, models and plans of that day, YYYY-MM-DD; default: today' },
  ],
  async run({ flags, positionals }, effects) {
    const { folder, today, print, printError } = effects
    const day = dayOf(flags['as-of'], today())
    const kinds = kindsOf(positionals, flags.out)
    const exported = await exportedPolicy(flags, day, effects)
    if ('exit' in exported) return exported.exit
    const { whole } = exported
    const schemas = kinds.map((kind) => editorSchema(kind, whole, day))
    if (flags.out === undefined) {
      print(schemas.map(({ schema }) => jsonText(schema)).join(''))
      return 0
    }
    for (const { name, schema } of schemas)
      printError(`Written: ${visible(writeInto(folder, flags.out, name, jsonText(schema)))}\n`)
    print(jsonText(editorSettings(schemas, addressFrom(folder, placeOf(folder, flags.out)))))
    return 0
  },
}

/**
 * The kinds that are asked for: one to be printed, all to be written.
 * @throws {UserError} for none or several without a folder, and for one that does not exist.
 */
function kindsOf(words: readonly string[], out: string | undefined): readonly EditorKind[] {
  const known = `Kinds: ${EDITOR_KINDS.join(', ')}.`
  const wrong = words.find((word) => !EDITOR_KINDS.some((kind) => kind === word))
  if (wrong !== undefined) {
    const meant = nearest(wrong, EDITOR_KINDS)
    throw new UserError(`${visible(wrong)} has no schema${meant === null ? '.' : `; did you mean ${meant}?`}`, known)
  }
  if (out === undefined && words.length !== 1)
    throw new UserError(
      'export schema prints one schema.',
      `Name its kind, such as export schema settings, or a folder for all: --out .vscode/kiro. ${known}`,
    )
  return words.length === 0 ? EDITOR_KINDS : EDITOR_KINDS.filter((kind) => words.includes(kind))
}
