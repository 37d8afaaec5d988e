import { json } from '../../render/json/json.js'
import type { Output } from './output.js'

/** The JSON report, written to the input `report-file`. */
export const reportFile: Output = {
  name: 'report-file',
  required: true,
  publish: async ({ result, day, files: { report } }, to) => {
    if (report !== null) to.setOutput('report-file', await to.writeFile(report, json(result, day)))
  },
}
