import { say, words } from '../../text/message.js'
import { isName, isRecord, TOO_LONG } from './document.js'
import { placeIn, type Surface, type SurfaceFile } from './surface.js'

/**
 * `.kiro/agents/*.json` and `*.md` with front matter: an agent may name its model; null or nothing inherits.
 * Source: aws/amazon-q-developer-cli schemas/agent-v1.json; the IDE ignores the model of an .md agent (kirodotdev/Kiro#6637).
 */
export const agents: Surface = {
  id: 'agents',
  title: 'agents',
  files: ['.kiro/agents/*.json', '.kiro/agents/*.md'],
  appliedBy: 'kiro',
  owns: (path) => /^agents\/[^/]+\.(json|md)$/.test(path),
  read(document, file) {
    const value = document.value
    const top = placeIn(file, document.at([]))
    if (!isRecord(value)) {
      return {
        uses: [],
        complaints: [{ rule: 'schema', place: top, value: 'root', message: words('An agent is one object: { … }.') }],
      }
    }
    const agent = typeof value.name === 'string' && value.name !== '' ? value.name : stem(file)
    const model = value.model
    const place = placeIn(file, document.at(['model']))
    const note = file.name.toLowerCase().endsWith('.md')
      ? 'Kiro IDE may ignore the model of an .md agent (kirodotdev/Kiro#6637)'
      : undefined
    const use = {
      work: { kind: 'agent', agent },
      place: 'model' in value ? place : top,
      ...(note ? { note } : {}),
    } as const
    if (model === undefined || model === null) return { uses: [{ ...use, model: null }], complaints: [] }
    if (isName(model)) return { uses: [{ ...use, model: { name: model, place } }], complaints: [] }
    return {
      uses: [{ ...use, model: null }],
      complaints: [
        {
          rule: 'schema',
          place,
          value: 'model',
          message:
            typeof model === 'string' && model !== ''
              ? say`${'model'} ${words(TOO_LONG)}`
              : say`${'model'} must be the id of a model in quotes, or null to inherit`,
        },
      ],
    }
  },
}

/** The name of an agent that does not state one: its file's, without the ending. */
function stem(file: SurfaceFile): string {
  return file.name.replace(/\.(json|md)$/i, '')
}
