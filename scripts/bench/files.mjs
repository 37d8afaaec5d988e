/** Folders full of generated settings files: `count` before and after, of which one in a hundred differs. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const settings = (model) =>
  `${JSON.stringify(
    {
      models: {
        primary: { provider: 'anthropic', model },
        fast: { provider: 'anthropic', model: 'claude-haiku-4.5' },
        routing: { taskExecution: 'primary', codeReview: 'primary', interactiveChat: 'fast' },
      },
      budget: { monthly: { credits: 1000, alertThreshold: 0.8, action: 'restrict' } },
    },
    null,
    2,
  )}\n`

export async function writeSettings(folder, count) {
  for (const side of ['before', 'after']) {
    for (let index = 0; index < count; index += 1) {
      const below = join(folder, side, `group-${Math.floor(index / 100)}`, `package-${index}`, '.kiro')
      await mkdir(below, { recursive: true })
      await writeFile(
        join(below, 'settings.json'),
        settings(side === 'after' && index % 100 === 0 ? 'claude-opus-4.8' : 'claude-sonnet-4.5'),
      )
    }
  }
  return { before: join(folder, 'before'), after: join(folder, 'after') }
}
