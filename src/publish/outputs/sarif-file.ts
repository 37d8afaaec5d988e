import { sarif } from '../../render/sarif/sarif.js'
import type { Output } from './output.js'

/** The findings for code scanning, written to the input `sarif-file`. */
export const sarifFile: Output = {
  name: 'sarif-file',
  required: true,
  publish: async ({ result, files, provenance }, to) => {
    if (files.sarif === null) return
    to.setOutput('sarif-file', await to.writeFile(files.sarif, sarif(result, provenance)))
  },
}
