/** Compiles src to lib and copies what tsc leaves behind: the validators compiled ahead of time. */
import { execFileSync } from 'node:child_process'
import { copyFile, rm } from 'node:fs/promises'

const root = new URL('../', import.meta.url)
await rm(new URL('lib', root), { recursive: true, force: true })
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
for (const name of ['core/surfaces/settings-validator', 'core/policy/policy-validator']) {
  for (const ending of ['.cjs', '.d.cts'])
    await copyFile(new URL(`src/${name}${ending}`, root), new URL(`lib/${name}${ending}`, root))
}
