/**
 * Unpacks the browser into TMPDIR and prints where it is. A process of its own (see browser.mjs), because
 * @sparticuz/chromium reads the directory, and whether to unpack its system libraries too, from the environment.
 */
import chromium from '@sparticuz/chromium'

process.stdout.write(await chromium.executablePath())
