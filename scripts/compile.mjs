/** Compiles src to lib. */
import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { generateSettings } from './generate-settings.mjs'

const root = new URL('../', import.meta.url)
await generateSettings()
await rm(new URL('lib', root), { recursive: true, force: true })
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
