/**
 * The ids that a wrongly spelled model name may stand for, most literal first: other case, spaces and look-alike characters
 * removed, provider prefix (`anthropic.`, `us.anthropic.`), release date (`-20250514`) and version (`-v2:0`) removed,
 * `claude-opus-4-8` as `claude-opus-4.8`. Each form was seen in a real file; none is accepted by Kiro.
 */
export function readings(name: string): string[] {
  if (name.length > 200) return []
  const plain = name
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cc}]/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
  const bare = plain
    .replace(/^(?:[a-z]{2,6}\.)?(?:anthropic|openai|amazon|qwen|deepseek|minimax|zai)[./:]/, '')
    .replace(/-v\d+(?::\d+)?$/, '')
  const undated = bare.replace(/-20\d{6}$/, '')
  const dotted = undated.replace(/(\d)-(\d)(?=$|-)/, '$1.$2')
  const spaced = undated.replace(/([a-z])(\d)/, '$1-$2').replace(/(\d)-(\d)(?=$|-)/, '$1.$2')
  return [...new Set([plain, bare, undated, dotted, spaced, dotted.replace(/\.0$/, ''), spaced.replace(/\.0$/, '')])]
}
