/** What a mutation is: a place in a source file, and the other texts that could be there. The table below says which for each kind. */
import ts from 'typescript'

const { SyntaxKind: Kind } = ts

const OPERATORS = new Map([
  [Kind.LessThanToken, ['<=', '>=']],
  [Kind.LessThanEqualsToken, ['<', '>']],
  [Kind.GreaterThanToken, ['>=', '<=']],
  [Kind.GreaterThanEqualsToken, ['>', '<']],
  [Kind.EqualsEqualsEqualsToken, ['!==']],
  [Kind.ExclamationEqualsEqualsToken, ['===']],
  [Kind.PlusToken, ['-']],
  [Kind.MinusToken, ['+']],
  [Kind.AsteriskToken, ['/']],
  [Kind.SlashToken, ['*']],
  [Kind.PercentToken, ['*']],
  [Kind.PlusEqualsToken, ['-=']],
  [Kind.MinusEqualsToken, ['+=']],
  [Kind.AmpersandAmpersandToken, ['||']],
  [Kind.BarBarToken, ['&&']],
])

/** A method, and the one that is mistaken for it; the rest of the call stays. */
const METHODS = new Map(
  [
    ['find', 'findLast'],
    ['findIndex', 'findLastIndex'],
    ['indexOf', 'lastIndexOf'],
    ['some', 'every'],
    ['min', 'max'],
    ['startsWith', 'endsWith'],
  ].flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
)
/** Calls that give what they were called on, in another order or number. */
const DROPPED = ['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'trim', 'toLowerCase', 'toUpperCase']
const SORTS = ['sort', 'toSorted']
const VISITS = ['map', 'flatMap', 'forEach', 'filter', 'some', 'every']

/** Messages, and texts that only the documentation shows: also the rows of policy/merge/rows. */
const PROSE = ['summary', 'why', 'fix', 'title', 'description', 'sentence', 'remedy', 'examples', 'example']
const MESSAGES = ['say', 'words', 'describe', 'Error', 'UserError', 'RegExp', 'row']

const RETURNED = ['[]', 'null', 'undefined', 'true', 'false', '0', "''"]

/** kind → whether a node is one of its kind: the places in it, `[place, other texts]`, where a place is a node or a range. */
export const KINDS = {
  operator: (node) =>
    ts.isBinaryExpression(node) && OPERATORS.has(node.operatorToken.kind)
      ? [[node.operatorToken, OPERATORS.get(node.operatorToken.kind)]]
      : [],
  fallback: (node) =>
    ts.isBinaryExpression(node) && node.operatorToken.kind === Kind.QuestionQuestionToken
      ? [[node, [node.left.getText(), node.right.getText()]]]
      : [],
  condition: (node) => {
    if (ts.isIfStatement(node)) return [[node.expression, [`!(${node.expression.getText()})`]]]
    if (ts.isConditionalExpression(node)) {
      const branches = [node.whenTrue.getText(), node.whenFalse.getText()]
      return [[node, branches.map((text) => `(${text})`)]]
    }
    return ts.isPrefixUnaryExpression(node) && node.operator === Kind.ExclamationToken
      ? [[node, [node.operand.getText()]]]
      : []
  },
  statement: (node) => {
    const acts =
      ts.isExpressionStatement(node) && (ts.isCallExpression(node.expression) || ts.isBinaryExpression(node.expression))
    return acts || (ts.isIfStatement(node) && !node.elseStatement) ? [[node, [';']]] : []
  },
  jump: (node) =>
    ts.isContinueStatement(node) ? [[node, ['break']]] : ts.isBreakStatement(node) ? [[node, [';']]] : [],
  list: (node) => (ts.isArrayLiteralExpression(node) && node.elements.length > 0 ? [[node, ['[]']]] : []),
  spread: (node) => {
    if (ts.isSpreadAssignment(node)) return [[node, ['...{}']]]
    return ts.isSpreadElement(node) ? [[node, ['...[]']]] : []
  },
  'first only': (node) => {
    if (ts.isForOfStatement(node)) return [[node.expression, [`[...${node.expression.getText()}].slice(0, 1)`]]]
    return methodOf(node, VISITS)
      ? [[node.expression.expression, [`${node.expression.expression.getText()}.slice(0, 1)`]]]
      : []
  },
  method: (node) => {
    const name = methodOf(node, [...METHODS.keys()])
    return name ? [[name, [METHODS.get(name.text)]]] : []
  },
  dropped: (node) => (methodOf(node, DROPPED) ? [[node, [node.expression.expression.getText()]]] : []),
  order: (node) =>
    methodOf(node, SORTS) && node.arguments.length === 1
      ? [[node.arguments[0], [`(a, b) => (${node.arguments[0].getText()})(b, a)`]]]
      : [],
  end: (node) => {
    if (methodOf(node, ['at'])) return [[node.arguments[0], [node.arguments[0].getText() === '-1' ? '0' : '-1']]]
    const isFirst = ts.isElementAccessExpression(node) && node.argumentExpression.getText() === '0'
    return isFirst ? [[node, [`${node.expression.getText()}.at(-1)`]]] : []
  },
  number: (node) => {
    if (!ts.isNumericLiteral(node) || isName(node)) return []
    const value = Number(node.text.replaceAll('_', ''))
    return [[node, [String(value + 1), `(${value - 1})`]]]
  },
  boolean: (node) => {
    if (node.kind === Kind.TrueKeyword) return [[node, ['false']]]
    return node.kind === Kind.FalseKeyword ? [[node, ['true']]] : []
  },
  text: (node) =>
    ts.isStringLiteral(node) && /^[^\sA-Z]\S*$/.test(node.text) && !isName(node) && !isMessage(node)
      ? [[node, [`${node.getText().slice(0, -1)}_${node.getText().at(-1)}`]]]
      : [],
  returned: (node) => {
    const value = ts.isReturnStatement(node)
      ? node.expression
      : ts.isArrowFunction(node) && !ts.isBlock(node.body)
        ? node.body
        : undefined
    return value ? [[value, RETURNED.filter((text) => text !== value.getText())]] : []
  },
  'optional chain': (node) =>
    ts.isOptionalChain(node) && !ts.isOptionalChain(node.parent) ? [[node, ['undefined']]] : [],
}

/** The name of the method that a node calls, if it is one of these. */
function methodOf(node, names) {
  return ts.isCallExpression(node) &&
    ts.isPropertyAccessExpression(node.expression) &&
    names.includes(node.expression.name.text)
    ? node.expression.name
    : null
}

function isName(node) {
  const { parent } = node
  return (ts.isPropertyAssignment(parent) && parent.name === node) || ts.isLiteralTypeNode(parent)
}

function isMessage({ parent }) {
  return (ts.isCallExpression(parent) || ts.isNewExpression(parent)) && MESSAGES.includes(lastName(parent.expression))
}

const lastName = (node) => (ts.isPropertyAccessExpression(node) ? node.name.text : node.getText())

/** Whether nothing in a node is mutated: types, imports, and words for people. */
export function isLeftAlone(node) {
  if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isThrowStatement(node)) return true
  return ts.isPropertyAssignment(node) && PROSE.includes(node.name.getText())
}

/**
 * Whether a node is the literal of `list[index] ?? 0`. Where the index is always one of the list it is there for noUncheckedIndexedAccess alone, and
 * never reached; where a test reaches it, it is mutated as anything else.
 */
export function isIndexFallback(node) {
  if (!ts.isNumericLiteral(node) && !ts.isStringLiteral(node)) return false
  const whole = ts.isPrefixUnaryExpression(node.parent) ? node.parent : node
  const { parent } = whole
  return (
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === Kind.QuestionQuestionToken &&
    parent.right === whole &&
    ts.isElementAccessExpression(parent.left)
  )
}
