import fc from 'fast-check'
import { loadCatalogue } from '../../../src/core/catalogue/catalogue.js'
import { FEW_RUNS } from '../../core/support/properties.js'
import { pathIn } from '../../support/sarif/log.js'
import { resultsOf } from './sarif-run.js'

/** The file as it is after the fixes that the report names. */
function fixed(path: string, text: string): string {
  const lines = text.replace(/^\ufeff/, '').split('\n')
  for (const { fixes = [] } of resultsOf({ after: { [path]: text } })) {
    for (const { artifactLocation, replacements } of fixes.flatMap(({ artifactChanges }) => artifactChanges)) {
      expect(pathIn(artifactLocation.uri)).toBe(path)
      for (const {
        deletedRegion: { startLine, startColumn, endLine, endColumn },
        insertedContent,
      } of replacements) {
        expect(endLine).toBe(startLine)
        const line = lines[startLine - 1] ?? ''
        lines[startLine - 1] = line.slice(0, startColumn - 1) + insertedContent.text + line.slice(endColumn - 1)
      }
    }
  }
  return lines.join('\n')
}

describe('a fix', () => {
  test.each([
    ['.kiro/agents/a.json', '{"name":"a","model":"claude-opus-4-8"}', '{"name":"a","model":"claude-opus-4.8"}'],
    [
      '.kiro/agents/a.json',
      '\ufeff{"name":"🙂", "model": "claude-opus-4-8" }\r\n',
      '{"name":"🙂", "model": "claude-opus-4.8" }\r\n',
    ],
    [
      '.kiro/settings/cli.json',
      '{\n  // "chat.defaultModel": "x"\n  "chat.defaultModel": "Claude Opus 4.8",\n}',
      '{\n  // "chat.defaultModel": "x"\n  "chat.defaultModel": "claude-opus-4.8",\n}',
    ],
    [
      '.kiro/agents/a.md',
      '---\nname: a\nmodel: claude-opus-4-8\n---\nx',
      '---\nname: a\nmodel: claude-opus-4.8\n---\nx',
    ],
    [
      '.kiro/agents/a.md',
      '---\r\nmodel:  claude-opus-4-8  # best\r\n---\r\n',
      '---\r\nmodel:  claude-opus-4.8  # best\r\n---\r\n',
    ],
    ['.kiro/agents/a.md', '---\nmodel: "claude-opus-4-8"\n---\n', '---\nmodel: "claude-opus-4.8"\n---\n'],
    [
      "web ü/.kiro/agents/a's.md",
      "---\nmodel: 'claude-opus-4-8' # x\n---\n",
      "---\nmodel: 'claude-opus-4.8' # x\n---\n",
    ],
  ])('in %s: %j', (path, before, after) => {
    expect(fixed(path, before)).toBe(after)
  })

  test.each([
    ['an escape', '.kiro/agents/a.json', '{"name":"a","model":"claude\\u002dopus-4-8"}'],
    ['an escape in YAML', '.kiro/agents/a.md', '---\nmodel: "claude\\x2dopus-4-8"\n---\n'],
    ['two lines', '.kiro/agents/a.md', '---\nmodel: Claude\n  Opus 4.8\n---\n'],
    ['a choice, the successor', '.kiro/agents/a.json', '{"name":"a","model":"claude-3.7-sonnet"}'],
    ['a guess', '.kiro/agents/a.json', '{"name":"a","model":"claude-sonet-5"}'],
  ])('never of %s', (_, path, text) => {
    const all = resultsOf({ after: { [path]: text } })
    expect(all.length).toBeGreaterThan(0)
    for (const { fixes } of all) expect(fixes).toBeUndefined()
  })

  test('whatever a file looks like, leaves a file in which that model is right and all else is as it was', () => {
    const wrong = loadCatalogue().models.flatMap(({ misspellings, id }) =>
      [...misspellings, id.replace(/\.(\d)/, '-$1')].filter((text) => text !== id),
    )
    const around = fc.constantFrom('', ' ', '\n', '\r\n', '/* 🙂 */', '// x\n', '\t')
    fc.assert(
      fc.property(fc.constantFrom(...wrong), around, around, around, (model, a, b, c) => {
        const write = (text: string): string => `${a}{${b}"name": "a",${c} "model":${b}${JSON.stringify(text)}${c}}${a}`
        const right = resultsOf({ after: { '.kiro/agents/a.json': write(model) } }).some(
          ({ ruleId }) => ruleId === 'misspelled-model',
        )
          ? (loadCatalogue().find(model)?.model.id ?? '')
          : model
        expect(fixed('.kiro/agents/a.json', write(model))).toBe(write(right))
      }),
      FEW_RUNS,
    )
  })
})
