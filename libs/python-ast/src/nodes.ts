/** The node (path in subgraphs) and the parameter or input that a piece of Python comes from. */
export interface Origin {
  readonly node_id: string;
  readonly handle?: string;
}

interface Marked {
  /** Becomes an entry of the source map when the piece is printed. */
  readonly origin?: Origin;
}

export type UnaryOperator = '-' | '+' | 'not';
export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@';
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

export interface Keyword {
  readonly name: string;
  readonly value: PyExpr;
}

/** `for target in iterable if condition` of a comprehension. */
export interface ComprehensionClause {
  readonly target: PyExpr;
  readonly iterable: PyExpr;
  readonly conditions?: readonly PyExpr[];
}

export interface LambdaParameter {
  readonly name: string;
  readonly default?: PyExpr;
}

/** Python expressions, as far as generated scenes need them. There is no node that holds raw source text. */
export type PyExpr = Marked &
  (
    | { readonly kind: 'name'; readonly name: string }
    /** An `int` when the number is integral and `float` is not set, else a `float`; printed shortest. */
    | { readonly kind: 'number'; readonly value: number; readonly float?: boolean }
    /** A complex literal `value * 1j`. */
    | { readonly kind: 'imaginary'; readonly value: number }
    | { readonly kind: 'string'; readonly value: string }
    | { readonly kind: 'boolean'; readonly value: boolean }
    | { readonly kind: 'none' }
    /** An f-string; texts are escaped by the printer, formats are Manim-free format specs such as `.1f`. */
    | {
        readonly kind: 'fstring';
        readonly parts: readonly (string | { readonly value: PyExpr; readonly format?: string })[];
      }
    | { readonly kind: 'attribute'; readonly value: PyExpr; readonly name: string }
    | {
        readonly kind: 'call';
        readonly callee: PyExpr;
        readonly args: readonly PyExpr[];
        readonly keywords: readonly Keyword[];
      }
    | { readonly kind: 'subscript'; readonly value: PyExpr; readonly index: PyExpr }
    | { readonly kind: 'slice'; readonly from?: PyExpr; readonly to?: PyExpr; readonly step?: PyExpr }
    | { readonly kind: 'list'; readonly items: readonly PyExpr[] }
    | { readonly kind: 'tuple'; readonly items: readonly PyExpr[] }
    | { readonly kind: 'dict'; readonly entries: readonly { readonly key: PyExpr; readonly value: PyExpr }[] }
    | { readonly kind: 'starred'; readonly value: PyExpr }
    | { readonly kind: 'unary'; readonly operator: UnaryOperator; readonly value: PyExpr }
    | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: PyExpr; readonly right: PyExpr }
    | { readonly kind: 'compare'; readonly operator: CompareOperator; readonly left: PyExpr; readonly right: PyExpr }
    | { readonly kind: 'boolean-operation'; readonly operator: 'and' | 'or'; readonly values: readonly PyExpr[] }
    | { readonly kind: 'conditional'; readonly test: PyExpr; readonly then: PyExpr; readonly otherwise: PyExpr }
    | { readonly kind: 'lambda'; readonly parameters: readonly LambdaParameter[]; readonly body: PyExpr }
    | {
        readonly kind: 'list-comprehension';
        readonly element: PyExpr;
        readonly clauses: readonly ComprehensionClause[];
      }
    | { readonly kind: 'generator'; readonly element: PyExpr; readonly clauses: readonly ComprehensionClause[] }
  );

export interface FunctionParameter {
  readonly name: string;
  readonly kind?: 'positional' | 'args' | 'kwargs';
  readonly default?: PyExpr;
}

export type PyStmt = Marked &
  (
    | { readonly kind: 'expression'; readonly value: PyExpr }
    | { readonly kind: 'assign'; readonly target: PyExpr; readonly value: PyExpr }
    | {
        readonly kind: 'augmented-assign';
        readonly operator: BinaryOperator;
        readonly target: PyExpr;
        readonly value: PyExpr;
      }
    | { readonly kind: 'return'; readonly value?: PyExpr }
    | { readonly kind: 'raise'; readonly value?: PyExpr }
    | { readonly kind: 'pass' }
    | {
        readonly kind: 'if';
        readonly test: PyExpr;
        readonly body: readonly PyStmt[];
        readonly otherwise?: readonly PyStmt[];
      }
    | { readonly kind: 'for'; readonly target: PyExpr; readonly iterable: PyExpr; readonly body: readonly PyStmt[] }
    | {
        readonly kind: 'function';
        readonly name: string;
        readonly parameters: readonly FunctionParameter[];
        readonly body: readonly PyStmt[];
      }
    | {
        readonly kind: 'class';
        readonly name: string;
        readonly bases: readonly PyExpr[];
        readonly body: readonly PyStmt[];
      }
    | {
        readonly kind: 'try';
        readonly body: readonly PyStmt[];
        readonly exception: string;
        readonly name: string;
        readonly handler: readonly PyStmt[];
      }
    | { readonly kind: 'import-all'; readonly module: string }
    | { readonly kind: 'import'; readonly module: string; readonly alias?: string }
    | { readonly kind: 'import-from'; readonly module: string; readonly names: readonly string[] }
  );

export interface PyModule {
  readonly body: readonly PyStmt[];
}
