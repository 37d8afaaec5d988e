import { publish } from '../../src/publish/publish.js'
import { NO_CONTEXT } from '../../src/render/markdown/context.js'
import { comment } from '../../src/render/markdown/comment.js'
import { annotations } from '../../src/render/github/annotations.js'
import { FORMATS, format, type Format } from '../../src/render/index.js'
import type { Failure } from '../../src/core/report.js'
import { agent, contract, DAY, judged } from '../core/support/repository.js'

/** A file name may hold all of these: ESC, a bell, right-to-left override, zero width, a tag, a variation selector, a Hangul filler. */
const HIDDEN = '\u001b[31m\u0007\u202e\u200b\u{e0041}\ufe0f\u3164'
const UNSEEN = /(?!\n)(?:\p{Cc}|\p{Cf}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|\p{Default_Ignorable_Code_Point})/gu
/** What is left of it in a text; our own signs have a variation selector. */
const unseen = (text: string): string[] =>
  [...text.replace(/[⚠ℹ✔]\ufe0f/g, '').matchAll(UNSEEN)].map(([found]) => found)
const PATHS = [`.kiro/agents/a${HIDDEN}.json`, `web${HIDDEN}/.kiro/settings.json`, `.kiro/hooks/${HIDDEN}.kiro.hook`]
const [AGENT = '', SETTINGS = '', HOOK = ''] = PATHS

const files = (model: string) => ({
  [AGENT]: agent('a', model),
  [SETTINGS]: contract({ primary: model, [`x${HIDDEN}`]: model }, { codeReview: 'primary' }),
  [HOOK]: { when: { type: 'fileEdited' }, then: { type: 'askAgent', model } },
})
const REPORT = judged({
  before: files('auto'),
  after: { ...files('claude-opus-4-8'), [`.kiro/agents/${HIDDEN}broken.json`]: '{' },
  policy: 'version: 1\nmodels: { allow: [auto] }\nteam: { developers: 2 }\n',
})
const FAILURE: Failure = {
  verdict: 'error',
  errorClass: 'config',
  problems: [{ file: AGENT, line: 2, column: 3, message: `${AGENT} cannot be read` }],
  hint: 'Mend it.',
  policy: null,
}

describe.each([
  ['a report', REPORT],
  ['a failure', FAILURE],
])('%s with paths that a terminal obeys or that are invisible', (_, result) => {
  test.each(Object.keys(FORMATS) as Format[])('--format %s shows them as what they are', (name) => {
    const shown = format(name, result, { day: DAY, token: 'token' })
    expect(unseen(shown)).toEqual([])
    expect(shown).toMatch(/\\u\{?(?:00)?1b|%1B/)
  })

  test('so does every output of the action', async () => {
    const said: string[] = []
    await publish(
      {
        result,
        context: NO_CONTEXT,
        commentUrl: null,
        remarks: [],
        files: { report: 'r.json', sarif: 'r.sarif' },
        provenance: null,
        day: DAY,
      },
      0,
      {
        print: (text) => said.push(text),
        annotate: ({ title, message, place }) => said.push(title, message, place?.file ?? ''),
        summarize: (text) => void said.push(text),
        setOutput: (name, value) => said.push(name, value),
        writeFile: (path, text) => {
          said.push(text)
          return Promise.resolve(path)
        },
      },
    )
    if ('findings' in result) said.push(comment(result, NO_CONTEXT))
    expect(said.flatMap(unseen)).toEqual([])
  })
})

test('an annotation names such a path in its message; any other stays where GitHub finds the file', () => {
  const failure = (file: string): Failure => ({
    ...FAILURE,
    problems: [{ file, line: 2, column: 3, message: 'Wrong' }],
  })
  expect(annotations(failure('.kiro/é.json'))[0]).toMatchObject({
    message: 'Wrong. Mend it.',
    place: { file: '.kiro/é.json', line: 2, column: 3 },
  })
  expect(annotations(failure('.kiro/\u001b.json'))[0]).toMatchObject({
    message: '.kiro/\\u{1b}.json:2:3: Wrong. Mend it.',
    place: null,
  })
})
