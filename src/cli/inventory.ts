import { readConfiguration } from '../core/kiro/configuration.js'
import { inventoryOf } from '../core/kiro/inventory.js'
import { catalogueOf } from '../core/policy/catalogue-of.js'
import { placeOf } from '../io/surroundings.js'
import { jsonText } from '../render/escape/json.js'
import { inventoryText } from '../render/text/inventory-text.js'
import { inventoryMarkdown } from '../render/markdown/inventory.js'
import { readFolder } from '../check/read-folder.js'
import { readAll } from '../check/unread-files.js'
import { dayOf, PRICES_FLAG, pricesFlag, type Command } from './options.js'
import { outputPaint } from './paint.js'

/** The command `inventory`. */
export const inventory: Command = {
  name: 'inventory',
  summary: 'Lists what names which model in one or more checkouts, who applies it, and which ids are dead.',
  positionals: '[DIR…]',
  flags: [
    PRICES_FLAG,
    { name: 'as-of', value: 'DATE', help: 'prices and status of that day, YYYY-MM-DD; default: today' },
    {
      name: 'format',
      value: 'NAME',
      choices: ['text', 'markdown', 'json'],
      help: 'how to print the result; default: text',
    },
  ],
  async run({ flags, positionals }, effects) {
    const { folder: here, environment, today, print } = effects
    const day = dayOf(flags['as-of'], today())
    const paint = await outputPaint(effects)
    const folders = positionals.length === 0 ? ['.'] : positionals
    const catalogue = catalogueOf([], pricesFlag(flags, day, effects))
    const all: Record<string, unknown>[] = []
    for (const folder of folders) {
      const tree = await readFolder({ folder: placeOf(here, folder), environment }, folder)
      const found = inventoryOf(readConfiguration(await readAll(tree)), catalogue, day)
      if (flags.format === 'json') all.push({ folder, ...found })
      else {
        if (folders.length > 1) print(flags.format === 'markdown' ? `## ${folder}\n\n` : `${paint.bold(folder)}\n`)
        print(flags.format === 'markdown' ? `${inventoryMarkdown(found)}\n` : inventoryText(found, paint))
        if (folders.length > 1) print('\n')
      }
    }
    if (flags.format === 'json') print(jsonText({ version: 1, kind: 'inventory', asOf: day, folders: all }))
    return 0
  },
}
