/** Stands for a mistake of ours: rounding, which the judgement does and nothing before it, throws what nobody expects. */
Math.floor = () => {
  throw new TypeError('a mistake')
}
