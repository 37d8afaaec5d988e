import { LIMITS } from '../../../src/core/text/limits.js'

/** Texts that would be dear to read if reading were not bounded, each about as large as the largest file that is read. */
export type Attacks = Readonly<Record<string, string>>

/** `head`, then as often as fits `unit`, then `tail`; a unit may be made of its number. */
function full(head: string, unit: string | ((index: number) => string), tail: string, size: number): string {
  const room = size - head.length - tail.length
  if (typeof unit === 'string') return head + unit.repeat(Math.max(0, Math.floor(room / unit.length))) + tail
  const parts: string[] = []
  for (let index = 0, length = 0; ; index += 1) {
    const part = unit(index)
    length += part.length
    if (length > room) return head + parts.join('') + tail
    parts.push(part)
  }
}

const deep = (open: string, close: string, levels = 10_000): string => open.repeat(levels) + close.repeat(levels)

const BUDGET =
  '{"daily":{"credits":1e999,"inputTokens":-0,"outputTokens":9007199254740993,"alertThreshold":1e400},"monthly":{"credits":1e308,"outputTokens":1e308}}'

/** What is tried on each kind of file. */
export interface FileAttacks {
  /** For every file of JSON. */
  readonly json: Attacks
  readonly settings: Attacks
  readonly cli: Attacks
  readonly hooks: Attacks
  /** Workflow files are looked at for the use of our action. */
  readonly workflows: Attacks
}

/** Every attack with a share of the bytes and of the values that are read; 1 is all of them. */
export function attacksOf(share: number): FileAttacks {
  const size = Math.floor(LIMITS.bytes * share)
  const values = Math.floor(LIMITS.values * share)
  const filled = (head: string, unit: string | ((index: number) => string), tail: string, most = size): string =>
    full(head, unit, tail, most)

  /** The same with exactly as many values as are read, so that what comes behind the bound is reached, too. */
  const readable = (head: string, unit: (index: number) => string, each: number, tail: string): string =>
    head + Array.from({ length: Math.floor((values - 10) / each) }, (_, index) => unit(index)).join(',') + tail

  const json: Attacks = {
    'a million opening brackets': '['.repeat(size),
    'opening braces': '{"":'.repeat(size / 4),
    'ten thousand levels': deep('[', ']'),
    'ten thousand levels of objects': deep('{"a":', '}').replace('}', '1}'),
    'a wide list': filled('[', '[],', '[]]'),
    'as many levels as are read, and wide': filled(
      '['.repeat(LIMITS.depth - 2),
      '[],',
      `[]${']'.repeat(LIMITS.depth - 2)}`,
    ),
    'keys and nothing else': filled('{', (index) => `"${index}":1,`, '"a":1}'),
    'one key again and again': filled('{', '"model":"auto",', '"model":1}'),
    'one key as often as is read': readable('{', () => '"model":"x"', 1, '}'),
    '__proto__ again and again': filled('{', '"__proto__":1,', '"a":1}'),
    '__proto__ as often as is read': readable('{', () => '"__proto__":{}', 2, '}'),
    'names of JavaScript':
      '{"constructor":{"prototype":{"polluted":1}},"toString":1,"valueOf":null,"hasOwnProperty":[],"name":"__proto__","model":"__proto__"}',
    'a key as long as the file': `{"${'k'.repeat(size - 8)}":1}`,
    'a long key above keys written twice': readable(`{"${'k'.repeat(size / 2)}":{`, () => '"a":1', 1, '}}'),
    'long keys in each other': readable(`${`{"${'k'.repeat(10_000)}":`.repeat(60)}{`, () => '"a":1', 1, '}'.repeat(61)),
    'a text as long as the file': `{"name":"a","model":"${'m'.repeat(size - 24)}"}`,
    'a name as long as the file': `{"model":"x","name":"${'`'.repeat(size - 24)}"}`,
    'invisible characters': `{"name":"${'\u202e'.repeat(size / 4)}","model":"${'\u200b'.repeat(LIMITS.name)}"}`,
    'a letter with marks without end': `{"name":"a${'\u0301'.repeat(size / 3)}","model":"a${'\u0301'.repeat(LIMITS.name - 1)}"}`,
    'lone surrogates': filled('{"name":"', '\\ud800', '","model":"\\udfff"}'),
    escapes: filled('{"model":"', '\\u0061', '"}'),
    'escapes that are none': filled('{"model":"', '\\q', '"}'),
    'empty lines': '\n'.repeat(size),
    'empty lines before an object': `${'\n'.repeat(size - 2)}{}`,
    'lone carriage returns': `${'\r'.repeat(size - 2)}{}`,
    CRLF: `${'\r\n'.repeat(size / 2 - 2)}{}`,
    'separators of lines that are none': `${'\u2028\u0085\u2029'.repeat(size / 10)}{}`,
    comments: filled('', '/**/', '{}'),
    'comments of a line': filled('', '//\n', '{}'),
    'a comment that does not end': `{}${'/*'.repeat(size / 2 - 1)}`,
    'a text that does not end': `"${'\\"'.repeat(size / 2 - 1)}`,
    commas: ','.repeat(size),
    colons: filled('{', ':', '}'),
    'zero bytes': '\0'.repeat(size),
    'replacement characters': filled('"', '\ufffd', '"', size / 3),
    'two byte order marks': '\ufeff\ufeff{}',
    words: 'a '.repeat(size / 2),
    'one number': '1'.repeat(size),
    'numbers that are none': '[1e999,-0,9007199254740993,1e-999,0x10,1_0,01]',
  }

  const settings: Attacks = {
    profiles: readable('{"models":{', (index) => `"p${index}":{"model":"m${index}"}`, 2, '}}'),
    'profiles with slips': readable('{"models":{', (index) => `"p${index}":{"model":"claude-opus-4-8"}`, 2, '}}'),
    'profiles without a model': readable('{"models":{', (index) => `"p${index}":{}`, 2, '}}'),
    'profiles that are numbers': readable('{"models":{', (index) => `"p${index}":${index}`, 1, '}}'),
    'three hundred profiles and every route': `{"models":{${Array.from({ length: 300 }, (_, index) => `"p${index}":{"model":"claude-opus-4.8"}`).join()},"routing":{"specGeneration":"p1","taskExecution":"p299","codeReview":"p300","interactiveChat":"p","hookActions":"P1","codeExplanation":"p 1","documentationUpdate":"p1"}}}`,
    'long names of profiles beside a slip': readable(
      '{"models":{"routing":{"codeReview":"q"},',
      (index) => `"${index}${'p'.repeat(90)}":{"model":"auto"}`,
      2,
      '}}',
    ),
    'keys that nobody knows': readable('{"models":{"a":{"model":"auto",', (index) => `"${index}":1`, 1, '}}}'),
    'kinds of work that nobody knows': readable('{"models":{"routing":{', (index) => `"${index}":1`, 1, '}}}'),
    'periods that nobody knows': readable('{"budget":{', (index) => `"${index}":1`, 1, '}}'),
    'numbers that are none': `{"budget":${BUDGET}}`,
    'numbers beyond all reason':
      '{"models":{"p":{"model":"auto"},"routing":{"codeReview":"p"}},"budget":{"daily":{"credits":1e308},"monthly":{"credits":1e308,"inputTokens":1e300}}}',
    'keys of another file': readable('{"models":{},', () => '"chat.defaultModel":"x"', 1, '}'),
  }

  const cli: Attacks = {
    efforts: readable('{"chat.modelDefaults":{', (index) => `"m${index}":{"output_config":{"effort":"max"}}`, 3, '}}'),
    'efforts of both families': readable(
      '{"chat.modelDefaults":{',
      (index) => `"claude-opus-4.8${index}":{"reasoning":{"effort":"zz"},"output_config":{"effort":"max"}}`,
      5,
      '}}',
    ),
    'both spellings of everything':
      '{"chat":{"defaultModel":"a","defaultAgent":"b","modelDefaults":{"x":{"reasoning":{"effort":"max"}}}},"chat.defaultModel":"c","chat.defaultAgent":"d","chat.modelDefaults":[],"models":1,"budget":1,"mcpServers":1}',
    'an agent as long as the file': `{"chat.defaultAgent":"${'a'.repeat(size - 26)}"}`,
  }

  const hooks: Attacks = {
    hooks: readable('{"hooks":[', (index) => `{"name":"h${index}","then":{"type":"agent"}}`, 4, ']}'),
    'hooks of one name': readable('{"hooks":[', () => '{"then":{"type":"agent"}}', 3, ']}'),
    'hooks with models': readable(
      '{"hooks":[',
      (index) => `{"then":{"type":"agent","model":"claude-opux-${index}"}}`,
      4,
      ']}',
    ),
    'hooks with slips': readable('{"hooks":[', () => '{"then":{"type":"agent","model":"claude-opus-4-8"}}', 4, ']}'),
    'hooks with models that are none': readable('{"hooks":[', () => '{"then":{"type":"agent","model":{}}}', 4, ']}'),
    'a trigger as long as the file': `{"when":{"type":"${'on-'.repeat(size / 3 - 30)}"},"then":{"type":"askAgent"}}`,
  }

  const workflows: Attacks = {
    spaces: ' '.repeat(size),
    'tabs on lines': '\t\n'.repeat(size / 2),
    'carriage returns': '\r'.repeat(size),
    dashes: '- '.repeat(size / 2),
    'blanks around a dash': filled('', `${' '.repeat(500)}-${' '.repeat(498)}\n`, ''),
    uses: filled('', '- uses: a/b@c\n', ''),
    'one long use': `uses: ${'a'.repeat(size - 6)}`,
    'a use of nothing': `uses:${' '.repeat(size - 5)}`,
    'our name again and again': filled('uses: ', '/kiro-governance', ''),
    'zero bytes': '\0'.repeat(size),
  }

  return { json, settings, cli, hooks, workflows }
}

/** Names that make a pattern look at every beginning again. */
export const LONG_NAMES: readonly string[] = [
  '1-',
  '-v1',
  ' _',
  'anthropic.',
  'a1',
  '-',
  '\\',
  '`',
  '\ufdfa',
  '\u0301',
  '0123456789abcdef',
  '.',
  'www.',
  '|\\',
  'claude-',
].map((unit) => full('', unit, 'x', LIMITS.name))

/** For every text of YAML, of the size that the front matter and the policy may have. */
export function yamlAttacks(size: number): Attacks {
  const fill = (unit: string | ((index: number) => string), head = '', tail = ''): string =>
    full(head, unit, tail, size)
  return {
    'flow lists in each other': fill('[', 'a: '),
    'flow maps in each other': fill('{a: ', 'a: '),
    'ten thousand levels': `a: ${deep('[', ']')}`,
    'blocks in each other': Array.from(
      { length: Math.floor(Math.sqrt(size)) },
      (_, index) => `${' '.repeat(index)}a:`,
    ).join('\n'),
    'lists in each other': fill('- '),
    'keys in each other': fill('? '),
    'keys and nothing else': fill((index) => `k${index}: 1\n`),
    'keys in a flow': fill((index) => `k${index}: 1,`, 'a: {', '}'),
    'one key again and again': fill('a: 1\n'),
    '__proto__ again and again': fill('__proto__: 1\n'),
    'merge keys': fill('<<: *a\n', 'a: &a { model: x }\n'),
    anchors: fill((index) => `k${index}: &a${index} 1\n`),
    aliases: fill((index) => `k${index}: *a\n`, 'a: &a 1\n'),
    'aliases of nothing': fill((index) => `k${index}: *b${index}\n`),
    'anchors and aliases': full(
      full('', (index) => `k${index}: &a${index} 1\n`, '', size / 2),
      (index) => `l${index}: *a${index}\n`,
      '',
      size,
    ),
    'a billion laughs': `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghijk'
      .split('')
      .map(
        (name, index) =>
          `${name}: &${name} [${Array.from({ length: 9 }, () => `*${'abcdefghijk'.charAt(index)}`).join()}]`,
      )
      .join('\n')}`,
    'a tag as long as the text': `model: !${'t'.repeat(size - 12)} x`,
    tags: fill((index) => `k${index}: !t${index} x\n`),
    directives: fill('%TAG ! x\n'),
    'empty lines': '\n'.repeat(size),
    spaces: ' '.repeat(size),
    tabs: '\t'.repeat(size),
    'carriage returns': '\r'.repeat(size),
    'zero bytes': '\0'.repeat(size),
    comments: fill('# x\n'),
    colons: fill(': '),
    'colons on lines': fill(`${'a: '.repeat(100)}\n`),
    commas: fill(',', 'a: [', ']'),
    'colons in a flow': fill(':,', 'a: {', '}'),
    items: fill('- x\n', 'a:\n'),
    braces: fill('}\n'),
    'reserved characters': fill('@\n'),
    'directives as values': fill('a: %\n'),
    'quotes that do not end': fill('a: "b\n'),
    'anchors of one value': fill('&a ', 'a: ', 'x'),
    'tags of one value': fill('!a ', 'a: ', 'x'),
    documents: fill('---\n'),
    'ends of documents': fill('...\n'),
    'a value as long as the text': `model: ${'x'.repeat(size - 7)}`,
    'a value of many lines': fill(' x\n', 'model: x\n'),
    'a folded value': fill(' x\n\n', 'model: >\n'),
    'a quoted value of blanks': `model: "${' '.repeat(size - 12)}x"`,
    'single quotes': fill("''", "model: '", "'"),
    digits: `model: ${'1'.repeat(size - 7)}`,
    'numbers that are none':
      'model: 1e999\nname: -0\na: 9007199254740993\nb: .inf\nc: .nan\nd: 0x1ffffffffffffffff\ne: 0o7777777777777777777777777',
    'pairs in order': fill('a: b, ', 'a: !!omap [', ']'),
    'keys that are lists': fill('? [a]\n: b\n'),
  }
}
