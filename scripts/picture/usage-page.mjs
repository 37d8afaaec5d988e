import '../../__tests__/support/runner/typescript.mjs'

const repository = new URL('../../', import.meta.url)
const load = (path) => import(new URL(path, repository).href)

/**
 * The page of the report that the tests show, too.
 *
 * @returns {Promise<string>} a complete document that needs no network
 */
export async function usagePage() {
  const { sampleUsageReport } = await load('__tests__/core/support/usage-report.ts')
  const { usageHtml } = await load('src/render/usage/html/usage-html.ts')
  return usageHtml(sampleUsageReport())
}
