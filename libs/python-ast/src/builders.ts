import type {
  BinaryOperator,
  ComprehensionClause,
  CompareOperator,
  LambdaParameter,
  Origin,
  PyExpr,
  PyStmt,
  UnaryOperator,
} from './nodes';

type Values = Readonly<Record<string, PyExpr | undefined>>;

/** `circle_1`, or with dots an attribute of it: `np.pi`. */
export function name(path: string): PyExpr {
  const [first = '', ...rest] = path.split('.');
  return rest.reduce<PyExpr>(attr, { kind: 'name', name: first });
}

/** A number as Python writes it: an `int` when it is integral, unless `float` is set; negative ones as `-` and a literal. */
export function num(value: number, options: { readonly float?: boolean } = {}): PyExpr {
  const negative = value < 0 || Object.is(value, -0);
  // Python has no integer -0, so that zero is a float.
  const float = options.float === true || Object.is(value, -0);
  const literal: PyExpr = { kind: 'number', value: Math.abs(value), ...(float && { float }) };
  return negative ? neg(literal) : literal;
}

/** `2j`; a negative one is `-2j`. */
export function imaginary(value: number): PyExpr {
  const literal: PyExpr = { kind: 'imaginary', value: Math.abs(value) };
  return value < 0 ? neg(literal) : literal;
}

export const str = (value: string): PyExpr => ({ kind: 'string', value });

export const bool = (value: boolean): PyExpr => ({ kind: 'boolean', value });

export const none: PyExpr = { kind: 'none' };

/** `value.name`. */
export function attr(value: PyExpr, name: string): PyExpr {
  return { kind: 'attribute', value, name };
}

/** `callee(*args, **keywords)`. A callee may be a dotted name; keywords that are `undefined` are left out. */
export function call(callee: PyExpr | string, args: readonly PyExpr[] = [], keywords: Values = {}): PyExpr {
  return {
    kind: 'call',
    callee: typeof callee === 'string' ? name(callee) : callee,
    args,
    keywords: Object.entries(keywords).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
  };
}

/** `value.name(*args, **keywords)`. */
export function method(value: PyExpr, name: string, args: readonly PyExpr[] = [], keywords: Values = {}): PyExpr {
  return call(attr(value, name), args, keywords);
}

/** `value[index]`. */
export function subscript(value: PyExpr, index: PyExpr): PyExpr {
  return { kind: 'subscript', value, index };
}

/** `from:to:step`, to stand in a subscript. */
export function slice(from?: PyExpr, to?: PyExpr, step?: PyExpr): PyExpr {
  return {
    kind: 'slice',
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(step !== undefined && { step }),
  };
}

export const list = (items: readonly PyExpr[]): PyExpr => ({ kind: 'list', items });

export const tuple = (items: readonly PyExpr[]): PyExpr => ({ kind: 'tuple', items });

/** `{key: value, …}` in the order of the entries. */
export function dict(entries: readonly (readonly [PyExpr, PyExpr])[]): PyExpr {
  return { kind: 'dict', entries: entries.map(([key, value]) => ({ key, value })) };
}

/** `*value`, to stand among arguments or items. */
export const starred = (value: PyExpr): PyExpr => ({ kind: 'starred', value });

export function unary(operator: UnaryOperator, value: PyExpr): PyExpr {
  return { kind: 'unary', operator, value };
}

export const neg = (value: PyExpr): PyExpr => unary('-', value);

export const not = (value: PyExpr): PyExpr => unary('not', value);

export function binary(left: PyExpr, operator: BinaryOperator, right: PyExpr): PyExpr {
  return { kind: 'binary', operator, left, right };
}

export function compare(left: PyExpr, operator: CompareOperator, right: PyExpr): PyExpr {
  return { kind: 'compare', operator, left, right };
}

/** `a and b and …`, of at least two values. */
export const and = (...values: readonly PyExpr[]): PyExpr => ({ kind: 'boolean-operation', operator: 'and', values });

/** `a or b or …`, of at least two values. */
export const or = (...values: readonly PyExpr[]): PyExpr => ({ kind: 'boolean-operation', operator: 'or', values });

/** `then if test else otherwise`. */
export function conditional(test: PyExpr, then: PyExpr, otherwise: PyExpr): PyExpr {
  return { kind: 'conditional', test, then, otherwise };
}

/** `lambda params: body`; a parameter is a name or a name with a default, which binds a value early. */
export function lambda(parameters: readonly (string | LambdaParameter)[], body: PyExpr): PyExpr {
  return {
    kind: 'lambda',
    parameters: parameters.map((parameter) => (typeof parameter === 'string' ? { name: parameter } : parameter)),
    body,
  };
}

/** `for target in iterable if condition …` of a comprehension. */
export function clause(target: PyExpr, iterable: PyExpr, conditions: readonly PyExpr[] = []): ComprehensionClause {
  return { target, iterable, conditions };
}

/** `[element for …]`. */
export function listComprehension(element: PyExpr, clauses: readonly ComprehensionClause[]): PyExpr {
  return { kind: 'list-comprehension', element, clauses };
}

/** `(element for …)`, without its parentheses where it is the only argument of a call. */
export function generator(element: PyExpr, clauses: readonly ComprehensionClause[]): PyExpr {
  return { kind: 'generator', element, clauses };
}

/** An f-string of texts and values. */
export function fstring(parts: readonly (string | { readonly value: PyExpr; readonly format?: string })[]): PyExpr {
  return { kind: 'fstring', parts };
}

export function assign(target: PyExpr | string, value: PyExpr): PyStmt {
  return { kind: 'assign', target: typeof target === 'string' ? name(target) : target, value };
}

export const exprStmt = (value: PyExpr): PyStmt => ({ kind: 'expression', value });

export function returnStmt(value?: PyExpr): PyStmt {
  return { kind: 'return', ...(value !== undefined && { value }) };
}

/** `def name(parameters): body`; the parameters are plain names. */
export function functionDef(name: string, parameters: readonly string[], body: readonly PyStmt[]): PyStmt {
  return { kind: 'function', name, parameters: parameters.map((parameter) => ({ name: parameter })), body };
}

/** The same piece of Python, marked with the node that it comes from. */
export function withOrigin<Piece extends PyExpr | PyStmt>(piece: Piece, origin: Origin): Piece {
  return { ...piece, origin };
}
