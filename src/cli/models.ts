import { readFile } from 'node:fs/promises'
import { overrideFrom } from '../core/catalogue/list-models.js'
import { UserError } from '../core/user-error.js'
import { reasonOf } from '../io/files/directory.js'
import { catalogueOf } from '../core/policy/catalogue-of.js'
import { placeOf } from '../io/surroundings.js'
import { jsonText } from '../render/escape/json.js'
import { toldPrices } from '../core/catalogue/told-prices.js'
import { modelRows, modelsMarkdown, modelsText } from '../render/text/models-text.js'
import { dayOf, PRICES_FLAG, pricesFlag, type Command } from './options.js'

/** The command `models`. */
export const models: Command = {
  name: 'models',
  summary:
    'Lists the models and prices that the check knows; --import turns the output of `kiro-cli chat --list-models --format json` into a part of the policy.',
  flags: [
    PRICES_FLAG,
    {
      name: 'import',
      value: 'FILE',
      help: 'a file with that output; prints the `catalogue` key for .github/kiro-policy.yml',
    },
    { name: 'as-of', value: 'DATE', help: 'prices and status of that day, YYYY-MM-DD; default: today' },
    {
      name: 'format',
      value: 'NAME',
      choices: ['text', 'markdown', 'json'],
      help: 'how to print the list; default: text',
    },
  ],
  async run({ flags }, effects) {
    const { folder, today, print } = effects
    const day = dayOf(flags['as-of'], today())
    const catalogue = catalogueOf([], pricesFlag(flags, day, effects))
    const file = flags.import
    if (file !== undefined) {
      const text = await readFile(placeOf(folder, file), 'utf8').catch((error: unknown) => {
        throw new UserError(`--import ${file} cannot be read: ${reasonOf(error)}.`, 'Check the path.')
      })
      print(overrideFrom(text, catalogue, day))
      return 0
    }
    if (flags.format === 'json')
      print(
        jsonText({
          version: 1,
          kind: 'models',
          asOf: day,
          catalogue: toldPrices(catalogue.asOf, catalogue.prices.origin),
          models: modelRows(catalogue, day),
        }),
      )
    else print(flags.format === 'markdown' ? modelsMarkdown(catalogue, day) : modelsText(catalogue, day))
    return 0
  },
}
