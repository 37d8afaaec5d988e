import { capitalized } from '../text/capitalized.js'
import type { Violation } from '../finding.js'
import { words, type Message } from '../text/message.js'
import { layerName } from '../policy/policy.js'
import { exceptionWords, type ExceptionUse } from '../policy/exceptions.js'
import { onItsOwn } from './rule.js'

/** A violation about an exception, at its line in the policy. The text of a parent is not shown. */
export function aboutException(
  { exception, layer, index }: ExceptionUse,
  speak: (name: Message) => Message,
): Violation {
  const own = layer.role === 'repository'
  return {
    place: own ? { file: layer.source, ...layer.at(['exceptions', String(index)]) } : null,
    subjects: onItsOwn(`exception:${layerName(layer)}`),
    value: JSON.stringify([exception.rule, exception.path, exception.model, exception.expires]),
    say: () =>
      speak(own ? capital(exceptionWords(exception)) : words(`An exception of a parent policy for ${exception.rule}`)),
  }
}

function capital([first, ...rest]: Message): Message {
  return typeof first === 'string' ? [capitalized(first), ...rest] : [first ?? '', ...rest]
}
