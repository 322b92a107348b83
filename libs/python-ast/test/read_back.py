"""Reads generated modules back: their trees and positions as Python sees them, and what ruff thinks of them.

Takes on standard input {"directory": …, "modules": [code, …]} and writes, in the same order,
[{"tree": …, "positions": {path: [line, column, end_line, end_column]}, "formatted": code}, …].
"""

import ast
import json
import pathlib
import subprocess
import sys

OPERATORS = {
    ast.Add: "+",
    ast.Sub: "-",
    ast.Mult: "*",
    ast.Div: "/",
    ast.FloorDiv: "//",
    ast.Mod: "%",
    ast.Pow: "**",
    ast.MatMult: "@",
    ast.USub: "-",
    ast.UAdd: "+",
    ast.Not: "not",
    ast.And: "and",
    ast.Or: "or",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}


def operator(node):
    return OPERATORS[type(node)]


class Reader:
    """Turns Python's tree into the JSON of ours and keeps where each piece stands."""

    def __init__(self):
        self.positions = {}

    def read(self, node, path):
        if hasattr(node, "lineno"):
            self.positions[path] = [
                node.lineno,
                node.col_offset,
                node.end_lineno,
                node.end_col_offset,
            ]
        return getattr(self, "read_" + type(node).__name__)(node, path)

    def read_all(self, nodes, path):
        return [self.read(node, f"{path}.{index}") for index, node in enumerate(nodes)]

    def read_Module(self, node, path):
        return {"body": self.read_all(node.body, "body")}

    def read_Name(self, node, path):
        return {"kind": "name", "name": node.id}

    def read_Constant(self, node, path):
        value = node.value
        if isinstance(value, bool):
            return {"kind": "boolean", "value": value}
        if value is None:
            return {"kind": "none"}
        if isinstance(value, str):
            return {"kind": "string", "value": value}
        if isinstance(value, complex):
            return {"kind": "imaginary", "value": value.imag}
        if isinstance(value, float):
            return {"kind": "number", "value": value, "float": True}
        return {"kind": "number", "value": value}

    def read_JoinedStr(self, node, path):
        parts = []
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append(part.value)
            else:
                spec = part.format_spec
                read = {"value": Reader().read(part.value, "")}
                if spec is not None:
                    read["format"] = "".join(piece.value for piece in spec.values)
                parts.append(read)
        return {"kind": "fstring", "parts": parts}

    def read_Attribute(self, node, path):
        return {
            "kind": "attribute",
            "value": self.read(node.value, f"{path}.value"),
            "name": node.attr,
        }

    def read_Call(self, node, path):
        return {
            "kind": "call",
            "callee": self.read(node.func, f"{path}.callee"),
            "args": self.read_all(node.args, f"{path}.args"),
            "keywords": [
                {"name": item.arg, "value": self.read(item.value, f"{path}.keywords.{index}.value")}
                for index, item in enumerate(node.keywords)
            ],
        }

    def read_Subscript(self, node, path):
        return {
            "kind": "subscript",
            "value": self.read(node.value, f"{path}.value"),
            "index": self.read(node.slice, f"{path}.index"),
        }

    def read_Slice(self, node, path):
        parts = {"from": node.lower, "to": node.upper, "step": node.step}
        given = {name: part for name, part in parts.items() if part is not None}
        return {
            "kind": "slice",
            **{name: self.read(part, f"{path}.{name}") for name, part in given.items()},
        }

    def read_List(self, node, path):
        return {"kind": "list", "items": self.read_all(node.elts, f"{path}.items")}

    def read_Tuple(self, node, path):
        return {"kind": "tuple", "items": self.read_all(node.elts, f"{path}.items")}

    def read_Dict(self, node, path):
        return {
            "kind": "dict",
            "entries": [
                {
                    "key": self.read(key, f"{path}.entries.{index}.key"),
                    "value": self.read(value, f"{path}.entries.{index}.value"),
                }
                for index, (key, value) in enumerate(zip(node.keys, node.values))
            ],
        }

    def read_Starred(self, node, path):
        return {"kind": "starred", "value": self.read(node.value, f"{path}.value")}

    def read_UnaryOp(self, node, path):
        return {
            "kind": "unary",
            "operator": operator(node.op),
            "value": self.read(node.operand, f"{path}.value"),
        }

    def read_BinOp(self, node, path):
        return {
            "kind": "binary",
            "operator": operator(node.op),
            "left": self.read(node.left, f"{path}.left"),
            "right": self.read(node.right, f"{path}.right"),
        }

    def read_Compare(self, node, path):
        (comparison,), (right,) = node.ops, node.comparators
        return {
            "kind": "compare",
            "operator": operator(comparison),
            "left": self.read(node.left, f"{path}.left"),
            "right": self.read(right, f"{path}.right"),
        }

    def read_BoolOp(self, node, path):
        return {
            "kind": "boolean-operation",
            "operator": operator(node.op),
            "values": self.read_all(node.values, f"{path}.values"),
        }

    def read_IfExp(self, node, path):
        return {
            "kind": "conditional",
            "test": self.read(node.test, f"{path}.test"),
            "then": self.read(node.body, f"{path}.then"),
            "otherwise": self.read(node.orelse, f"{path}.otherwise"),
        }

    def read_Lambda(self, node, path):
        return {
            "kind": "lambda",
            "parameters": self.read_parameters(node.args, path),
            "body": self.read(node.body, f"{path}.body"),
        }

    def read_parameters(self, arguments, path):
        missing = len(arguments.args) - len(arguments.defaults)
        defaults = [None] * missing + arguments.defaults
        return [
            {"name": argument.arg}
            if default is None
            else {
                "name": argument.arg,
                "default": self.read(default, f"{path}.parameters.{index}.default"),
            }
            for index, (argument, default) in enumerate(zip(arguments.args, defaults))
        ]

    def read_ListComp(self, node, path):
        return {"kind": "list-comprehension", **self.read_comprehension(node, path)}

    def read_GeneratorExp(self, node, path):
        return {"kind": "generator", **self.read_comprehension(node, path)}

    def read_comprehension(self, node, path):
        return {
            "element": self.read(node.elt, f"{path}.element"),
            "clauses": [
                {
                    "target": self.read(clause.target, f"{path}.clauses.{index}.target"),
                    "iterable": self.read(clause.iter, f"{path}.clauses.{index}.iterable"),
                    "conditions": self.read_all(clause.ifs, f"{path}.clauses.{index}.conditions"),
                }
                for index, clause in enumerate(node.generators)
            ],
        }

    def read_Expr(self, node, path):
        return {"kind": "expression", "value": self.read(node.value, f"{path}.value")}

    def read_Assign(self, node, path):
        (target,) = node.targets
        return {
            "kind": "assign",
            "target": self.read(target, f"{path}.target"),
            "value": self.read(node.value, f"{path}.value"),
        }

    def read_AugAssign(self, node, path):
        return {
            "kind": "augmented-assign",
            "operator": operator(node.op),
            "target": self.read(node.target, f"{path}.target"),
            "value": self.read(node.value, f"{path}.value"),
        }

    def read_Return(self, node, path):
        return {"kind": "return", **self.read_optional(node.value, path)}

    def read_Raise(self, node, path):
        return {"kind": "raise", **self.read_optional(node.exc, path)}

    def read_optional(self, value, path):
        return {} if value is None else {"value": self.read(value, f"{path}.value")}

    def read_Pass(self, node, path):
        return {"kind": "pass"}

    def read_If(self, node, path):
        read = {
            "kind": "if",
            "test": self.read(node.test, f"{path}.test"),
            "body": self.read_all(node.body, f"{path}.body"),
        }
        if node.orelse:
            read["otherwise"] = self.read_all(node.orelse, f"{path}.otherwise")
        return read

    def read_For(self, node, path):
        return {
            "kind": "for",
            "target": self.read(node.target, f"{path}.target"),
            "iterable": self.read(node.iter, f"{path}.iterable"),
            "body": self.read_all(node.body, f"{path}.body"),
        }

    def read_FunctionDef(self, node, path):
        return {
            "kind": "function",
            "name": node.name,
            "parameters": self.read_parameters(node.args, path),
            "body": self.read_all(node.body, f"{path}.body"),
        }

    def read_ClassDef(self, node, path):
        return {
            "kind": "class",
            "name": node.name,
            "bases": self.read_all(node.bases, f"{path}.bases"),
            "body": self.read_all(node.body, f"{path}.body"),
        }

    def read_Try(self, node, path):
        (handler,) = node.handlers
        return {
            "kind": "try",
            "body": self.read_all(node.body, f"{path}.body"),
            "exception": handler.type.id,
            "name": handler.name,
            "handler": self.read_all(handler.body, f"{path}.handler"),
        }

    def read_ImportFrom(self, node, path):
        names = [alias.name for alias in node.names]
        if names == ["*"]:
            return {"kind": "import-all", "module": node.module}
        return {"kind": "import-from", "module": node.module, "names": names}

    def read_Import(self, node, path):
        (alias,) = node.names
        read = {"kind": "import", "module": alias.name}
        return read if alias.asname is None else {**read, "alias": alias.asname}


def read_back(code):
    reader = Reader()
    try:
        tree = reader.read(ast.parse(code), "")
    except SyntaxError as error:
        return {"tree": str(error), "positions": {}}
    return {"tree": tree, "positions": reader.positions}


def main():
    request = json.load(sys.stdin)
    directory = pathlib.Path(request["directory"])
    files = [directory / f"case_{index}.py" for index in range(len(request["modules"]))]
    for file, code in zip(files, request["modules"]):
        file.write_bytes(code.encode())
    ruff = pathlib.Path(sys.executable).with_name("ruff")
    command = [ruff, "format", "--isolated", "--quiet", "--line-length", "100", directory]
    subprocess.run(command, check=False)
    answers = [
        {**read_back(code), "formatted": file.read_bytes().decode()}
        for file, code in zip(files, request["modules"])
    ]
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
