import fc from 'fast-check'
import { anyCharacter } from '../../core/support/any-text.js'
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5'
import { visible } from '../../../src/core/text/message.js'
import { html } from '../../../src/render/escape/html.js'
import { fold } from '../../../src/render/markdown/fold.js'
import { html as page, HOSTILE } from '../../core/support/markdown.js'
import { runs } from '../../core/support/properties.js'

const MANY = runs(400)
const marks = fc
  .array(
    fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '&',
      '&lt',
      '&#60',
      ';',
      '=',
      '/',
      '!--',
      '-->',
      'script',
      'img src=x onerror=x',
      ' ',
      'a',
      '\n',
      '\0',
      '</summary>',
      '<![CDATA[',
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''))
const anyText = fc.oneof(marks, fc.string({ unit: anyCharacter }), fc.constantFrom(...HOSTILE))

/** The only element of a fragment, as another parser reads it. */
function only(source: string): DefaultTreeAdapterTypes.Element {
  const { childNodes } = parseFragment(source)
  const [first] = childNodes
  if (childNodes.length !== 1 || !first || !defaultTreeAdapter.isElementNode(first))
    throw new Error(`not one element: ${source}`)
  return first
}

function textIn({ childNodes }: DefaultTreeAdapterTypes.Element): string {
  return childNodes
    .map((node) => {
      if (!defaultTreeAdapter.isTextNode(node)) throw new Error(`not a text: ${node.nodeName}`)
      return node.value
    })
    .join('')
}

test.each([
  ['a & b < c', 'a &amp; b &lt; c'],
  [`"'\``, '&quot;&#39;&#96;'],
  ['a\nb', 'a\\nb'],
])('%j is written %j', (text, written) => {
  expect(html(text)).toBe(written)
})

test('any text is the text of its element', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('summary', 'p', 'td', 'title', 'textarea'), (text, name) => {
      if (name === 'td') expect(textIn(only(`<p>${html(text)}</p>`))).toBe(visible(text))
      else expect(textIn(only(`<${name}>${html(text)}</${name}>`))).toBe(visible(text))
    }),
    MANY,
  )
})

test('any text is the value of its attribute, and makes no other', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('"', "'"), (text, quote) => {
      const { attrs, childNodes } = only(`<p title=${quote}${html(text)}${quote}></p>`)
      expect({ attrs: attrs.map(({ name, value }) => ({ name, value })), childNodes }).toEqual({
        attrs: [{ name: 'title', value: visible(text) }],
        childNodes: [],
      })
    }),
    MANY,
  )
})

test('the title of a folded section is one text, also after Markdown has been read', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const [, title] =
        /^<details><summary>([^<]*)<\/summary>\n<p>body<\/p>\n<\/details>$/.exec(page(fold(text, 'body'))) ?? []
      expect(textIn(only(`<p>${title ?? '?'}</p>`))).toBe(visible(text))
    }),
    MANY,
  )
})
