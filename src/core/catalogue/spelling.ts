/** UTF-16 code units of a name, padding included: twice the characters that a surface reads of one (`LIMITS.name`). */
const LONGEST = 1000

/** Characters without width: control and format characters, fillers, variation selectors, the empty Braille cell. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** How Kiro spells ids: lower case, digits, dots and hyphens. */
const ID = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/

/** Whether a name is spelled as an id: nothing else can be a newer model. */
export function isModelId(name: string): boolean {
  return name.length <= LONGEST && ID.test(name)
}

/** A name without invisible characters, in lower case, with hyphens for blanks and underscores. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
}

/**
 * The ids that a misspelled model name may mean, most literal first: other case, spaces and look-alike characters
 * removed, provider prefix (`anthropic.`, `us.anthropic.`), release date (`-20250514`) and version (`-v2:0`) removed,
 * `claude-opus-4-8` as `claude-opus-4.8`, `claude-4.5-sonnet` as `claude-sonnet-4.5`. Each form was seen in a real file; Kiro accepts none of them.
 */
export function readings(name: string): string[] {
  if (name.length > LONGEST) return []
  const plain = plainName(name)
  const bare = plain
    .replace(/^(?:[a-z]{2,6}\.)?(?:anthropic|openai|amazon|qwen|deepseek|minimax|zai)[./:]/, '')
    .replace(/-v\d+(?::\d+)?$/, '')
  const undated = bare.replace(/-20\d{6}$/, '')
  const dotted = undated.replace(/(\d)-(\d)(?=$|-)/, '$1.$2')
  const spaced = undated.replace(/([a-z])(\d)/, '$1-$2').replace(/(\d)-(\d)(?=$|-)/, '$1.$2')
  const familyFirst = dotted.replace(/^claude-(\d+(?:\.\d+)?)-(opus|sonnet|haiku|fable)$/, 'claude-$2-$1')
  return [
    ...new Set([
      plain,
      bare,
      undated,
      dotted,
      spaced,
      dotted.replace(/\.0$/, ''),
      spaced.replace(/\.0$/, ''),
      familyFirst,
    ]),
  ]
}
