import { execFile } from 'node:child_process'
import { existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

/** Open Sans comes with the browser; monospace and rarer characters come from the system's fonts. */
const fontConfiguration = (home) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <cachedir>${home}/font-cache</cachedir>
</fontconfig>
`

function packageVersion() {
  const root = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..')
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
}

/** The directory of the unpacked browser: one per version and user, and complete or absent, never half written. */
async function unpack() {
  const user = process.getuid?.() ?? 0
  const home = join(tmpdir(), `picture-chromium-${packageVersion()}-${user}`)
  if (existsSync(home)) {
    if (lstatSync(home).uid !== user) throw new Error(`${home} belongs to another user`)
    return home
  }
  const fresh = mkdtempSync(`${home}-`)
  try {
    // the name of a Lambda runtime makes the package unpack al2023.tar.br, the libraries a bare system lacks
    const env = { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' }
    await run(process.execPath, [fileURLToPath(new URL('./unpack.mjs', import.meta.url))], { env })
    writeFileSync(join(fresh, 'fonts.conf'), fontConfiguration(home))
    renameSync(fresh, home)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(home)) throw error // otherwise another process was first
  }
  return home
}

/** Undefined when the browser starts, else what it lacks. */
async function obstacle(executablePath, env) {
  try {
    await run(executablePath, ['--version'], { env })
    return undefined
  } catch (error) {
    const said = String(error.stderr || error.code || error.message).trim()
    const library =
      /error while loading shared libraries: ([^:\s]+)/.exec(said) ?? /version `([^']+)' not found/.exec(said)
    if (library) return `missing library ${library[1]}`
    return `it needs Linux on x64 with glibc (${said.split('\n')[0]})`
  }
}

/**
 * A browser that can start here: the system's libraries where they suffice, else those the package carries.
 *
 * @returns {Promise<{executablePath: string, env: NodeJS.ProcessEnv}>}
 */
export async function browser() {
  const home = await unpack()
  const executablePath = join(home, 'chromium')
  const env = { ...process.env, FONTCONFIG_FILE: join(home, 'fonts.conf') }
  if (!(await obstacle(executablePath, env))) return { executablePath, env }
  const carried = [join(home, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  const withCarried = { ...env, LD_LIBRARY_PATH: carried }
  const reason = await obstacle(executablePath, withCarried)
  if (reason) throw new Error(`cannot start Chromium: ${reason}`)
  return { executablePath, env: withCarried }
}
