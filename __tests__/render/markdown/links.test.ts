import { fileLink, placeLink, ruleLink } from '../../../src/render/markdown/links.js'
import { LINKS } from '../../support/links.js'

const HERE = { commit: 'd4e5f6a', links: LINKS }

test.each([
  ['.kiro/settings.json', '.kiro/settings.json'],
  ['a b/.kiro/x.json', 'a%20b/.kiro/x.json'],
  ['a)b](x)/.kiro/y.json', 'a%29b%5D%28x%29/.kiro/y.json'],
  ['a?b#c/.kiro/y.json', 'a%3Fb%23c/.kiro/y.json'],
  ['ä/*_~/.kiro/y.json', '%C3%A4/%2A%5F%7E/.kiro/y.json'],
])('%s at the judged commit', (file, path) => {
  expect(placeLink({ file, line: 7 }, HERE)).toBe(
    `[\`${file}:7\`](https://github.com/acme/web/blob/d4e5f6a/${path}#L7)`,
  )
})

test.each([
  ['without a commit', '.kiro/a.json', { commit: null, links: LINKS }],
  ['without an address', '.kiro/a.json', { commit: 'd4e5f6a', links: null }],
  ['bytes that are not UTF-8', '.kiro/\udcff.json', HERE],
  ['a file of another repository', 'acme/.github/kiro-policy.yml@main', HERE],
  ['an address that is too long', `${'a/'.repeat(600)}.kiro/a.json`, HERE],
])('nothing is linked: %s', (_, file, context) => {
  expect(placeLink({ file, line: 1 }, context)).not.toContain('](')
  expect(fileLink(file, context)).not.toContain('](')
})

test('a rule, small, to its page', () => {
  expect(ruleLink('syntax')).toBe(
    '<sub>[syntax](https://github.com/kiro-governance/kiro-governance/blob/main/docs/rules/syntax.md)</sub>',
  )
})
