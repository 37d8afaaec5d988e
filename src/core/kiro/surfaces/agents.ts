import { say, words } from '../../text/message.js'
import { digestOf } from './content.js'
import { isName, isRecord, TOO_LONG, type Path } from './document.js'
import { noObject } from './no-object.js'
import { placeIn, type Surface, type SurfaceFile } from './surface.js'
import { unreadModels } from './unread-models.js'

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
    if (!isRecord(value)) return noObject(document, file, words('An agent is one object: { … }.'))
    const unread = unreadModels(document, file, { read: [['model']], foreign: FOREIGN })
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
    if (model === undefined || model === null) return { uses: [{ ...use, model: null }], complaints: unread }
    if (isName(model)) return { uses: [{ ...use, model: { name: model, place } }], complaints: unread }
    return {
      uses: [{ ...use, model: null }],
      complaints: [
        {
          rule: 'schema',
          place,
          value: 'model',
          content: digestOf(model),
          message:
            typeof model === 'string' && model !== ''
              ? say`${'model'} ${words(TOO_LONG)}`
              : say`${'model'} must be the id of a model in quotes, or null to inherit`,
        },
        ...unread,
      ],
    }
  },
}

/** Settings of tools and servers, whose models are not Kiro's. */
const FOREIGN: readonly Path[] = [['mcpServers'], ['toolsSettings']]

/** The name of an agent that does not state one: its file's, without the ending. */
function stem(file: SurfaceFile): string {
  return file.name.replace(/\.(json|md)$/i, '')
}
