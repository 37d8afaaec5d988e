import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import ts from 'typescript'

const repository = new URL('../../', import.meta.url)

/** The report that the tests show, too. It is TypeScript and belongs to them, so it is translated and asked for. */
async function sampleReport() {
  const source = readFileSync(new URL('__tests__/core/support/usage-report.ts', repository), 'utf8')
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 },
  })
  const home = mkdtempSync(join(tmpdir(), 'picture-report-'))
  try {
    const path = join(home, 'usage-report.mjs')
    writeFileSync(path, outputText.replaceAll("'../../../src/", `'${new URL('lib/', repository).href}`))
    return (await import(pathToFileURL(path).href)).sampleUsageReport()
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/**
 * The page of the sample report, as `npm run compile` has made its renderer.
 *
 * @returns {Promise<string>} a complete document that needs no network
 */
export async function usagePage() {
  const { usageHtml } = await import(fileURLToPath(new URL('lib/render/usage/html/usage-html.js', repository)))
  return usageHtml(await sampleReport())
}
