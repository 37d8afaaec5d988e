/** How the values of several layers become one. */
export const LAWS = {
  'every layer': 'Every layer is asked; what one refuses is refused.',
  lowest: 'The lowest value of any layer binds.',
  strictest: 'The strictest value that any layer states binds.',
  together: 'What any layer names counts.',
  'outermost wins':
    'A fact: the value of the outermost layer that states it; inner layers fill in what is not stated above them. Layers above still judge once more by their own facts alone.',
  'own layer and below':
    'Acts on the layer that says it and those below it. Layers above still insist on what they say, unless they delegate the rule.',
  'innermost, above insists':
    'The innermost layer that states one; layers above insist on the severity that they state, and on error for what their own models, seats, budgets and limits refuse and for what hides content from them, unless they delegate the rule.',
} as const
export type Law = keyof typeof LAWS
