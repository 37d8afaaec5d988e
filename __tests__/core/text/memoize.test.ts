import { memoize, memoizeByObject, once } from '../../../src/core/text/memoize.js'

test('an answer is computed once for each argument, undefined among them', () => {
  const asked: number[] = []
  const half = memoize((value: number) => {
    asked.push(value)
    return value === 0 ? undefined : value / 2
  })
  expect([half(4), half(0), half(4), half(0)]).toEqual([2, undefined, 2, undefined])
  expect(asked).toEqual([4, 0])
})

test('arguments of one key share an answer', () => {
  const first = memoize(
    ({ name }: { name: string }) => ({ name }),
    ({ name }) => name.toLowerCase(),
  )
  expect(first({ name: 'Auto' })).toBe(first({ name: 'auto' }))
  expect(first({ name: 'opus' })).not.toBe(first({ name: 'auto' }))
})

test('objects are distinguished by identity, not by content', () => {
  const copy = memoizeByObject((list: readonly string[]) => [...list])
  const list = ['a']
  expect(copy(list)).toBe(copy(list))
  expect(copy(['a'])).not.toBe(copy(list))
})

test('what is made once is made when it is asked for', () => {
  let made = 0
  const value = once(() => (made += 1))
  expect(made).toBe(0)
  expect([value(), value()]).toEqual([1, 1])
})
