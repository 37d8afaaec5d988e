/** A function that computes an answer once for each argument, or for each `keyOf` the argument; what it computes must depend on nothing else. */
export function memoize<Argument, Answer>(
  compute: (argument: Argument) => Answer,
  keyOf: (argument: Argument) => unknown = (argument) => argument,
): (argument: Argument) => Answer {
  const answers = new Map<unknown, Answer>()
  return (argument) => {
    const key = keyOf(argument)
    const known = answers.get(key)
    return known !== undefined ? known : remember(answers, key, () => compute(argument))
  }
}

/** The same by the identity of an object, and only as long as the object itself is kept. */
export function memoizeByObject<Argument extends object, Answer>(
  compute: (argument: Argument) => Answer,
): (argument: Argument) => Answer {
  const answers = new WeakMap<Argument, Answer>()
  return (argument) => answers.get(argument) ?? remember(answers, argument, () => compute(argument))
}

/** What `make` makes, made when it is first asked for. */
export function once<Answer>(make: () => Answer): () => Answer {
  const answer = memoize<null, Answer>(make)
  return () => answer(null)
}

interface Answers<Key, Answer> {
  readonly has: (key: Key) => boolean
  readonly get: (key: Key) => Answer | undefined
  readonly set: (key: Key, answer: Answer) => unknown
}

function remember<Key, Answer>(answers: Answers<Key, Answer>, key: Key, compute: () => Answer): Answer {
  const known = answers.get(key)
  if (known !== undefined || answers.has(key)) return known as Answer
  const answer = compute()
  answers.set(key, answer)
  return answer
}
