/**
 * Bundles the entries into dist with ncc and minifies what it wrote: the runner downloads and parses all of it before the
 * check begins. The result is committed, because GitHub runs an action without installing it; CI proves that it is current.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { minify } from 'terser'
import { eagerModules } from './eager-modules.mjs'
import { licencesOf } from './licences.mjs'

const root = new URL('../', import.meta.url)
const ENTRIES = {
  audit: 'lib/actions/audit.js',
  check: 'lib/actions/check.js',
  cli: 'lib/cli/main.js',
  report: 'lib/actions/report.js',
}

const scratch = await mkdtemp(join(tmpdir(), 'kiro-governance-bundle-'))
await rm(new URL('dist', root), { recursive: true, force: true })
for (const [name, entry] of Object.entries(ENTRIES)) {
  const folder = new URL(`dist/${name}/`, root)
  const stats = join(scratch, `${name}.json`)
  execFileSync(
    process.execPath,
    [
      'node_modules/@vercel/ncc/dist/ncc/cli.js',
      'build',
      entry,
      '-o',
      `dist/${name}`,
      '--stats-out',
      stats,
      '--quiet',
      '--no-cache',
    ],
    { cwd: root, stdio: 'inherit' },
  )
  for (const file of (await readdir(folder)).filter((path) => path.endsWith('.js'))) {
    const path = new URL(file, folder)
    const { code } = await minify(await readFile(path, 'utf8'), {
      module: true,
      ecma: 2020,
      compress: { passes: 1 },
      format: { comments: false },
    })
    await writeFile(path, `${eagerModules(code)}\n`)
  }
  await writeFile(new URL('licenses.txt', folder), await licencesOf(JSON.parse(await readFile(stats, 'utf8'))))
  await writeFile(new URL('package.json', folder), '{"type":"module"}\n')
}
await rm(scratch, { recursive: true })
