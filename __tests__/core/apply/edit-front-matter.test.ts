import fc from 'fast-check'
import { setModel } from '../../../src/core/apply/edit-front-matter.js'
import { parseFrontMatter } from '../../../src/core/kiro/surfaces/front-matter.js'
import { isRecord } from '../../../src/core/kiro/surfaces/document.js'
import { RUNS } from '../support/properties.js'

const set = (text: string, id = 'auto'): string => {
  const edited = setModel(text, id)
  if ('problem' in edited) throw new Error(edited.problem)
  return edited.text
}

describe('JSON in the front matter', () => {
  test.each<[string, string, string]>([
    ['has a model', '{ "name": "a", "model": "x" }', '{ "name": "a", "model": "auto" }'],
    ['has none', '{\n  "name": "a"\n}', '{\n  "name": "a",\n  "model": "auto"\n}'],
  ])('that %s', (_, before, after) => {
    const whole = (block: string): string => `---json\n${block}\n---\n{ "model": "y" }\n`
    expect(setModel(whole(before), 'auto')).toEqual({ text: whole(after) })
  })

  test('that is no object cannot be edited', () => {
    expect(setModel('---json\n[]\n---\n', 'auto')).toEqual({ problem: 'the file must hold one object: { … }' })
  })
})

describe('a model that is there is replaced, and nothing else', () => {
  test.each<[string, string, string]>([
    ['plain', 'name: a\nmodel: x\ntools: [read]', 'name: a\nmodel: auto\ntools: [read]'],
    ['in double quotes', 'model: "x"', 'model: auto'],
    ['in single quotes', "model: 'x'  # c", 'model: auto  # c'],
    ['before a comment', 'model:   x # the best\n# more', 'model:   auto # the best\n# more'],
    ['nothing', 'model:\nname: a', 'model: auto\nname: a'],
    ['nothing but space', 'model:  \nname: a', 'model:  auto\nname: a'],
    ['nothing, before a comment', 'model: # later\nname: a', 'model: auto # later\nname: a'],
    ['nothing, at the end', 'model:', 'model: auto'],
    ['null', 'model: ~\nname: a', 'model: auto\nname: a'],
    ['a number', 'model: 4.5', 'model: auto'],
    ['over two lines', 'model: a\n  b\nname: a', 'model: auto\nname: a'],
    ['on the next line', 'model:\n  x\nname: a', 'model:\n  auto\nname: a'],
    ['as a block', 'model: >-\n  x\n\nname: a', 'model: auto\n\nname: a'],
    ['in braces', '{ name: a, model: x }', '{ name: a, model: auto }'],
    ['with its key in quotes', '"model": x', '"model": auto'],
    ['indented', '  name: a\n  model: x', '  name: a\n  model: auto'],
    ['not one further in', 'a:\n  model: x\nmodel: y', 'a:\n  model: x\nmodel: auto'],
  ])('%s', (_, before, after) => {
    for (const eol of ['\n', '\r\n']) {
      const [was, is] = [before, after].map((block) => `---\n${block}\n---\nmodel: x\n`.replaceAll('\n', eol))
      expect(set(was ?? '')).toBe(is)
    }
  })
})

describe('a new one is the last line', () => {
  test.each<[string, string, string]>([
    ['after keys', '---\nname: a\n---\ntext', '---\nname: a\nmodel: auto\n---\ntext'],
    ['other line ends', '---\r\nname: a\r\n---\r\n', '---\r\nname: a\r\nmodel: auto\r\n---\r\n'],
    ['after comments', '---\nname: a\n# model: x\n---\n', '---\nname: a\n# model: x\nmodel: auto\n---\n'],
    [
      'after a block',
      '---\ndescription: |\n  one\n  two\n---\n',
      '---\ndescription: |\n  one\n  two\nmodel: auto\n---\n',
    ],
    ['indented as the others', '---\n  name: a\n---\n', '---\n  name: a\n  model: auto\n---\n'],
    ['in an empty block', '---\n---\ntext', '---\nmodel: auto\n---\ntext'],
    ['in an empty block with other line ends', '---\r\n---\r\n', '---\r\nmodel: auto\r\n---\r\n'],
    ['in a block of one empty line', '---\n\n---\n', '---\n\nmodel: auto\n---\n'],
    ['only comments', '---\n# nothing\n---\n', '---\n# nothing\nmodel: auto\n---\n'],
    ['no line after it', '---\nname: a\n---', '---\nname: a\nmodel: auto\n---'],
  ])('%s', (_, before, after) => {
    expect(set(before)).toBe(after)
  })
})

test.each<[string, string]>([
  ['claude-opus-4.8', 'claude-opus-4.8'],
  ['null', '"null"'],
  ['Yes', '"Yes"'],
  ['4.5', '"4.5"'],
  ['a: b', '"a: b"'],
  ['a #b', '"a #b"'],
  ['- a', '"- a"'],
  ['', '""'],
])('%j is written as %s', (id, written) => {
  expect(set('---\nmodel: x\n---\n', id)).toBe(`---\nmodel: ${written}\n---\n`)
})

test.each<[string, string, string]>([
  ['prose', '# Reviewer\n', 'the file has no front matter'],
  ['a list', '---\n- a\n---\n', 'the front matter must hold keys and values'],
  ['a map for a model', '---\nmodel: { id: x }\n---\n', 'model must be the id of a model, written out'],
  ['a list for a model', '---\nmodel:\n  - x\n---\n', 'model must be the id of a model, written out'],
  [
    'a model that is written elsewhere',
    '---\nname: &a x\nmodel: *a\n---\n',
    'model must be the id of a model, written out',
  ],
  ['a model that others repeat', '---\nmodel: &a x\nname: *a\n---\n', 'model must be the id of a model, written out'],
  ['a key without a value', '---\n? model\n---\n', 'model must be the id of a model, written out'],
  ['braces without a model', '---\n{ name: a }\n---\n', 'the front matter is in braces and has no model'],
])('%s cannot be edited', (_, text, problem) => {
  expect(setModel(text, 'auto')).toEqual({ problem })
})

describe('whatever else is in it', () => {
  const line = fc.constantFrom(
    'name: a',
    'description: "a: b" # c',
    '# model: x',
    '',
    'tools: [read, write]',
    'prompt: |\n  model: x\n  b',
    'list:\n  - a\n  - model: b',
    'text: a\n  b',
    "quote: 'it''s'",
    'x: { model: y }',
  )
  const model = fc.option(
    fc.constantFrom(
      'model: x',
      'model:',
      'model: "x"',
      "model: 'x' # c",
      'model: # c',
      'model: ~',
      'model: |\n  x',
      'model: >-\n  x\n  y',
      'model:\n  x',
      'model: 1',
    ),
    { nil: null },
  )
  const text = fc
    .record({
      above: fc.uniqueArray(line, { maxLength: 3 }),
      model,
      below: fc.uniqueArray(line, { maxLength: 3 }),
      eol: fc.constantFrom('\n', '\r\n'),
      rest: fc.constantFrom('', 'Text', '\n# Title\n\nmodel: x\n---\n', '---\nmodel: x\n---\n'),
    })
    .map(({ above, model: own, below, eol, rest }) => {
      const keys = [
        ...above,
        ...(own === null ? [] : [own]),
        ...below.filter((one) => one === '' || !above.includes(one)),
      ]
      // An empty block with a rule below it is read as one block.
      const lines = keys.length === 0 ? ['name: a'] : keys
      return {
        before: ['---', ...lines, '---', rest].join('\n').replaceAll('\n', eol),
        eol,
        own,
        rest: rest.replaceAll('\n', eol),
      }
    })
  const id = fc.constantFrom('auto', 'claude-opus-4.8', 'a: b', 'null', '"', "'", '\\', '#', '😀', '*a', '1')
  const valueOf = (content: string): unknown => parseFrontMatter(content)?.document?.value

  test('it means the same but for the model, the rest stays, and the second time changes nothing', () => {
    fc.assert(
      fc.property(text, id, ({ before, eol, own, rest }, to) => {
        const was = valueOf(before)
        fc.pre(isRecord(was))
        const after = set(before, to)
        expect(valueOf(after)).toEqual({ ...(isRecord(was) ? was : {}), model: to })
        expect(after.endsWith(`---${eol}${rest}`)).toBe(true)
        expect(after.replaceAll(eol, '')).not.toMatch(/[\r\n]/)
        for (const comment of before.match(/#.*/g) ?? []) expect(after).toContain(comment)
        // One line more, or the lines that the value took less.
        const lines = (content: string): number => content.split(eol).length
        expect(lines(after) - lines(before)).toBe(
          own === null ? 1 : own.includes('|') ? -1 : own.includes('>') ? -2 : 0,
        )
        expect(set(after, to)).toBe(after)
      }),
      RUNS,
    )
  })
})
