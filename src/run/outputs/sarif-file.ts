import type { Output } from './output.js'

/** The findings for code scanning, where the input `sarif-file` says. Loaded only when it is asked for. */
export const sarifFile: Output = {
  name: 'sarif-file',
  required: true,
  publish: async ({ result, files, provenance }, to) => {
    if (files.sarif === null) return
    const { sarif } = await import('../../render/sarif.js')
    to.setOutput('sarif-file', await to.writeFile(files.sarif, sarif(result, provenance)))
  },
}
