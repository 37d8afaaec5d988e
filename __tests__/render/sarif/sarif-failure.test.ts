import { sarif } from '../../../src/render/sarif/sarif.js'
import { ERROR_CLASSES } from '../../core/support/failures.js'
import { runOf } from '../../support/sarif/log.js'
import { failure } from './sarif-run.js'

describe('a check that could not be made', () => {
  test('is no empty success', () => {
    for (const errorClass of ERROR_CLASSES) {
      const run = runOf(sarif(failure({ errorClass })))
      expect(run.invocations).toEqual([
        {
          executionSuccessful: false,
          properties: { errorClass },
          toolExecutionNotifications: [
            {
              level: 'error',
              message: { text: 'team is wrong. Correct it.' },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'p.yml', uriBaseId: '%SRCROOT%' },
                    region: { startLine: 2, startColumn: 3 },
                  },
                },
              ],
            },
          ],
        },
      ])
      expect(run).not.toHaveProperty('results')
    }
  })

  test('has no endless list of reasons', () => {
    const problems = Array.from({ length: 5000 }, (_, line) => ({ file: null, line, column: null, message: 'x' }))
    const notes = runOf(sarif(failure({ problems }))).invocations[0]?.toolExecutionNotifications
    expect([notes?.length, notes?.at(-1)?.message.text, notes?.[0]?.locations]).toEqual([
      101,
      '4900 more problems.',
      undefined,
    ])
  })
})
