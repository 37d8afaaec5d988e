import { REPOSITORY, VERSION } from '../../version.js'
import { jsonText } from '../escape/json.js'
import { sarifRules } from './sarif-rules.js'

/** SARIF 2.1.0 with one run of this program: what the run is of, then what came of it. */
export function sarifLog(
  identity: Readonly<Record<string, unknown>>,
  outcome: Readonly<Record<string, unknown>>,
): string {
  return jsonText({
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Kiro Governance',
            informationUri: REPOSITORY,
            semanticVersion: VERSION,
            rules: sarifRules(),
          },
        },
        ...identity,
        columnKind: 'utf16CodeUnits',
        ...outcome,
      },
    ],
  })
}
