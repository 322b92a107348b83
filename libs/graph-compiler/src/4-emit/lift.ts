import { call, clause, name, tuple, bool, type ComprehensionClause, type PyExpr } from '@manim-nodes/python-ast';

/** Names that would mean something else if an element had them. */
const reserved: ReadonlySet<string> = new Set([
  'range',
  'list',
  'zip',
  'from',
  'lambda',
  'in',
  'is',
  'if',
  'for',
  'self',
  'def',
  'class',
  'np',
  'm',
]);

interface Element {
  readonly name: string;
  readonly iterable: PyExpr;
}

/** The lists that one lifted node runs over at the same time, each with the name of its current item. */
export class Lift {
  private readonly elements = new Map<string, Element>();

  /** The name of the current item of a list; the same key is the same list. */
  element(key: string, wanted: string, iterable: () => PyExpr): PyExpr {
    const known = this.elements.get(key);
    if (known) return name(known.name);
    const taken = new Set([...this.elements.values()].map((element) => element.name));
    let free = reserved.has(wanted) ? `${wanted}_item` : wanted;
    for (let number = 2; taken.has(free); number++) free = `${wanted}${String(number)}`;
    this.elements.set(key, { name: free, iterable: iterable() });
    return name(free);
  }

  get names(): readonly string[] {
    return [...this.elements.values()].map((element) => element.name);
  }

  /** `for a, b in zip(…, strict=True)`: lists that run together must be equally long. */
  clause(): ComprehensionClause {
    const elements = [...this.elements.values()];
    const [only] = elements;
    if (only && elements.length === 1) return clause(name(only.name), only.iterable);
    return clause(
      tuple(elements.map((element) => name(element.name))),
      call(
        'zip',
        elements.map((element) => element.iterable),
        { strict: bool(true) },
      ),
    );
  }
}
