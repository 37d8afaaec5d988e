/** For `node --import`: writes the most memory that the process took, in bytes, to the file that PEAK_FILE names. */
import { readFileSync, writeFileSync } from 'node:fs'

process.on('exit', () => {
  writeFileSync(process.env.PEAK_FILE, String(peak()))
})

/** Linux tells it of this program alone; what every system tells begins with the memory of whoever started it. */
function peak() {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024
  } catch {
    return process.resourceUsage().maxRSS * 1024
  }
}
