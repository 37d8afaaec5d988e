/** A function that computes an answer once for each argument, or for each `keyOf` the argument; what it computes must depend on nothing else. */
export function memoize<Argument, Answer>(
  compute: (argument: Argument) => Answer,
  keyOf: (argument: Argument) => unknown = (argument) => argument,
): (argument: Argument) => Answer {
  return remembering(new Map<unknown, Answer>(), compute, keyOf)
}

/** The same by the identity of an object, and only as long as the object itself is kept. */
export function memoizeByObject<Argument extends object, Answer>(
  compute: (argument: Argument) => Answer,
): (argument: Argument) => Answer {
  return remembering(new WeakMap<Argument, Answer>(), compute, (argument) => argument)
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

function remembering<Argument, Key, Answer>(
  answers: Answers<Key, Answer>,
  compute: (argument: Argument) => Answer,
  keyOf: (argument: Argument) => Key,
): (argument: Argument) => Answer {
  return (argument) => {
    const key = keyOf(argument)
    const known = answers.get(key)
    if (known !== undefined || answers.has(key)) return known as Answer
    const answer = compute(argument)
    answers.set(key, answer)
    return answer
  }
}
