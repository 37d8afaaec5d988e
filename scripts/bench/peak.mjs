/** For `node --import`: writes the most memory that the process took, in bytes, to the file that PEAK_FILE names. */
import { readFileSync, writeFileSync } from 'node:fs'

process.on('exit', () => {
  writeFileSync(process.env.PEAK_FILE, String(peak()))
})

/** On Linux the peak of this program alone; the portable figure starts with the memory of the parent process. */
function peak() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
  } catch {
    return process.resourceUsage().maxRSS * 1024
  }
}
