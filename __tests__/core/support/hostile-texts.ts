import fc, { type Arbitrary } from 'fast-check'

/**
 * Texts that a person might write in order to be more than text, made by a grammar: fragments that mean something to some destination,
 * between what might break out of the place they are put in. Every fragment holds the canary, which no text of ours does.
 */
export const CANARY = 'ZQX'

const C = CANARY
const sha = 'deadbeef0123456789abcdef0123456789abcdef'

const FRAGMENTS: readonly string[] = [
  // the runner
  `::set-output name=${C}::pass`,
  `::error file=${C}::x`,
  `##[error]${C}`,
  `##[add-mask]${C}`,
  `%0A::warning::${C}`,
  `::stop-commands::${C}`,
  `\r::notice::${C}`,
  // GitHub
  `@${C}/team`,
  `@${C}`,
  `#1${C}`,
  `${C}#1`,
  `GH-1 ${C}`,
  `acme/${C}#1`,
  `${C} ${sha}`,
  `acme/shop@${sha} ${C}`,
  `:smile: ${C}`,
  `$${C}$`,
  `$\`${C}\`$`,
  `$$\n${C}\n$$`,
  `<!-- kiro-governance:check --> ${C}`,
  `--> ${C}`,
  // links
  `https://evil.example/${C}`,
  `www.evil.example/${C}`,
  `${C}@evil.example`,
  `mailto:${C}@evil.example`,
  `<https://evil.example/${C}>`,
  `[${C}](https://evil.example)`,
  `[${C}][x]`,
  `[x]: https://evil.example/${C}`,
  `![${C}](https://evil.example/x.png)`,
  `[^${C}]`,
  `[^1]: ${C}`,
  // blocks
  `\`\`\`mermaid\n${C}\n\`\`\``,
  `~~~~ ${C}`,
  `\`\`\`\`\`\`\`${C}`,
  `> [!NOTE]\n> ${C}`,
  `# ${C}`,
  `\n${C}\n===`,
  `- [x] ${C}`,
  `1. ${C}`,
  `| ${C} | b |\n|---|---|`,
  `\n\n    ${C}`,
  `***\n${C}`,
  `**${C}**`,
  `~~${C}~~`,
  // HTML
  `<img src=x onerror=${C}>`,
  `<script>${C}</script>`,
  `</details></summary>${C}`,
  `<a href="javascript:${C}">`,
  `<${C}`,
  `&lt;${C}&gt;`,
  `&#64;${C}`,
  `&#x40;${C}`,
  `&commat;${C}`,
  `<![CDATA[${C}]]>`,
  `<?${C}?>`,
  // what is not seen
  `\u202e${C}\u202c`,
  `\u2066${C}`,
  `\u200b${C}\ufeff`,
  `${C}\u00ad`,
  `сlaude-${C}`,
  `Z${'\u0301'.repeat(60)}${C}`,
  `\u2028::error::${C}`,
  `\u0085${C}`,
  `\u0000${C}`,
  `\u001b[31m${C}`,
  `\u009b2J${C}`,
  `\ud800${C}`,
  `${C}\udfff`,
  `\u{e0041}${C}`,
  `\ufe0f${C}`,
  // names of JavaScript
  `__proto__ ${C}`,
  `constructor${C}`,
  `${C} toString`,
  `${'x'.repeat(119)}${C}`,
  `${C}${'y'.repeat(400)}`,
]

const BREAKERS: readonly string[] = [
  '',
  ' ',
  '`',
  '``',
  '```',
  '|',
  '\\',
  '\\|',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\t',
  '"',
  "'",
  '<',
  '>',
  '](',
  ')',
  '*',
  '_',
  '-->',
  '</code>',
  '&',
  ';',
  ',',
  ':',
  '%',
  '$',
  '#',
  '~~~',
  '\u2029',
]

/** One to three fragments, with breakers around them. */
export const hostileTexts: Arbitrary<string> = fc
  .array(fc.tuple(fc.constantFrom(...BREAKERS), fc.constantFrom(...FRAGMENTS), fc.constantFrom(...BREAKERS)), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.flat().join('').slice(0, 490))
