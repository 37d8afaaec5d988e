/** In place of a mistake of ours: rounding, which the judgement does and nothing before it, throws what no one expects. */
Math.floor = () => {
  throw new TypeError('a mistake')
}
