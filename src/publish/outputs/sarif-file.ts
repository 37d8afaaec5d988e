import { sarif } from '../../render/sarif/sarif.js'
import type { Output } from './output.js'

/** The findings for code scanning, where the input `sarif-file` says. */
export const sarifFile: Output = {
  name: 'sarif-file',
  required: true,
  publish: async ({ result, files, provenance }, to) => {
    if (files.sarif === null) return
    to.setOutput('sarif-file', await to.writeFile(files.sarif, sarif(result, provenance)))
  },
}
