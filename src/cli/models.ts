import { readFile } from 'node:fs/promises'
import { dayOfList, overrideFrom, readList } from '../core/catalogue/list-models.js'
import { mergeList } from '../core/catalogue/merge-list.js'
import { priceFileFrom } from '../core/catalogue/price-file.js'
import { priceFileText } from '../core/catalogue/price-file-text.js'
import { visible } from '../core/text/message.js'
import { UserError } from '../core/user-error.js'
import { systemReason } from '../io/files/directory.js'
import { catalogueOf } from '../core/policy/catalogue-of.js'
import { placeOf } from '../io/surroundings.js'
import { jsonText } from '../render/escape/json.js'
import { toldPrices } from '../core/catalogue/told-prices.js'
import { modelRows, modelsMarkdown, modelsText } from '../render/text/models-text.js'
import { isFailure } from '../core/policy/layers.js'
import { statedModels } from '../core/policy/stated-models.js'
import type { Policy } from '../core/policy/policy.js'
import type { Failure } from '../core/report.js'
import { exitCode } from '../core/exit-code.js'
import { candidatePolicy } from '../check/candidate-policy.js'
import { usualPath } from '../check/policy-on-disk.js'
import { failureText } from '../render/failure.js'
import type { Effects } from './effects.js'
import { dayOf, LAYER_FLAGS, policyFlags, PRICES_FLAG, pricesFlag, type Arguments, type Command } from './options.js'

/** The command `models`. */
export const models: Command = {
  name: 'models',
  summary:
    'Lists the models and prices that the check knows; --import turns the output of `kiro-cli chat --list-models --format json` into a part of the policy, or with --merge into a price file.',
  flags: [
    {
      name: 'policy',
      value: 'FILE',
      help: 'a policy whose own models and prices are listed and marked; default: .github/kiro-policy.yml here, if there is one',
    },
    ...LAYER_FLAGS,
    PRICES_FLAG,
    {
      name: 'import',
      value: 'FILE',
      help: 'a file with that output; prints the `catalogue` key for .github/kiro-policy.yml',
    },
    {
      name: 'merge',
      help: 'with --import: prints a price file instead, that of --prices or the built-in one with what the list says; plans, history and long context stay',
    },
    {
      name: 'as-of',
      value: 'DATE',
      help: 'prices and status of that day, YYYY-MM-DD; default: today. With --import: the day of the list, where it gives none itself',
    },
    {
      name: 'format',
      value: 'NAME',
      choices: ['text', 'markdown', 'json'],
      help: 'how to print the list; default: text',
    },
  ],
  async run({ flags }, effects) {
    const { folder, today, print, printError } = effects
    const day = dayOf(flags['as-of'], today())
    const file = flags.import
    if (file !== undefined) {
      const text = await textOf('--import', file, folder)
      const list = readList(text)
      const listed = dayOfList(list, flags['as-of'] === undefined ? null : day)
      if (flags.merge === undefined) {
        print(overrideFrom(list, catalogueOf([], pricesFlag(flags, listed, effects)), listed))
        return 0
      }
      const { file: merged, notes } = mergeList(
        priceFileFrom(flags.prices === undefined ? null : await textOf('--prices', flags.prices, folder)),
        list.models,
        listed,
      )
      print(priceFileText(merged))
      // Only the price file is written to standard output, so that it can be redirected.
      printError(notes.length === 0 ? `Nothing changed by the list of ${listed}.\n` : `${notes.join('\n')}\n`)
      return 0
    }
    if (flags.merge !== undefined)
      throw new UserError('--merge needs a list to merge.', 'Name it: --import FILE --merge.')
    const policy = await policyHere(flags, effects)
    if (isFailure(policy)) {
      print(`${failureText(policy)}\n`)
      return exitCode(policy, 'error')
    }
    const catalogue = catalogueOf(policy, pricesFlag(flags, day, effects))
    const stated = statedModels(policy)
    if (flags.format === 'json')
      print(
        jsonText({
          version: 1,
          kind: 'models',
          asOf: day,
          catalogue: toldPrices(catalogue.asOf, catalogue.prices.origin),
          policy: policy.at(-1)?.source ?? null,
          models: modelRows(catalogue, day, stated),
        }),
      )
    else
      print(flags.format === 'markdown' ? modelsMarkdown(catalogue, day, stated) : modelsText(catalogue, day, stated))
    return 0
  },
}

/** The policy that is named, or that of this folder; none is no layer. */
async function policyHere(flags: Arguments['flags'], { folder, environment }: Effects): Promise<Policy | Failure> {
  const named = policyFlags(flags)
  if (named.policy === null && named.organizationPolicy === null && usualPath(folder) === null) return []
  return candidatePolicy({ ...named, folder, environment })
}

async function textOf(flag: string, path: string, folder: string): Promise<string> {
  return readFile(placeOf(folder, path), 'utf8').catch((error: unknown) => {
    throw new UserError(`${flag} ${visible(path)} cannot be read: ${systemReason(error)}.`, 'Check the path.')
  })
}
