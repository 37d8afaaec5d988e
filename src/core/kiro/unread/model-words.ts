import { EMBEDDED } from '../../catalogue/prices.js'

/** Keys that name one model or its effort, in the spellings that were seen: `model`, `modelId`, `default_model`, `effortLevel`. */
const KEY =
  /^(?:(?:default|fallback|primary|agent|chat|llm|ai)[_-]?)?model(?:[_-]?(?:id|name))?$|^(?:default[_-]?)?(?:reasoning[_-]?)?effort[_-]?level$|^reasoning[_-]?effort$/i

/** Ids of the catalogue and their known wrong spellings. A word without a digit (`auto`, `opus`) means other things too. */
const IDS: ReadonlySet<string> = new Set(
  EMBEDDED.models.models.flatMap(({ id, misspellings }) =>
    [id, ...misspellings].filter((name) => /-.*\d|\d.*-/.test(name)),
  ),
)

/** What ids of Claude models look like, also of one that the catalogue does not have. */
const CLAUDE_ID = /^claude-(?:(?:opus|sonnet|haiku|fable)-\d|\d)[\w.:-]{0,60}$/

/** Whether a key, by the last word of its dotted name, says that its value is a model or an effort. */
export function isModelKey(key: string): boolean {
  return KEY.test(key.slice(key.lastIndexOf('.') + 1))
}

/** Whether a text is the id of a model, right or in a known wrong spelling. */
export function isModelId(text: string): boolean {
  return IDS.has(text) || CLAUDE_ID.test(text)
}
