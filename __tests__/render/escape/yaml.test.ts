import fc from 'fast-check'
import { parse } from 'yaml'
import { yamlText } from '../../../src/render/escape/yaml.js'
import { HOSTILE } from '../../core/support/markdown.js'
import { runs } from '../../core/support/properties.js'

test.each([
  ['claude-opus-4.8', 'claude-opus-4.8'],
  ['.kiro/settings.json', '.kiro/settings.json'],
  ['claude-*', '"claude-*"'],
  ['true', '"true"'],
  ['1.0', '"1.0"'],
  ['a: b', '"a: b"'],
  ['\u202egpj', '"\\u202egpj"'],
])('%s', (value, written) => {
  expect(yamlText(value)).toBe(written)
})

test('law: YAML reads it back as the same text, and it has one line without characters that are not seen', () => {
  const same = (value: string): void => {
    expect(parse(`- ${yamlText(value)}`)).toEqual([value])
    expect(yamlText(value)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  }
  for (const value of HOSTILE) same(value)
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), same), runs(200))
})
