"""Mutants of the checks: each module changed in one place, and tried by all that is kept for it.

``python -m tests.checking.mutants`` tries every mutant of every check and names those that nobody
noticed; with names of modules or codes (``B01 wholes``) only theirs. What cannot be noticed stands
in ``equivalent_mutants.yaml`` with its reason. A mutant is noticed when a case, a planted fault or
a clean filing is answered otherwise: by another code, at another line, in other words.
"""

from __future__ import annotations

import ast
import copy
import signal
import sys
import tempfile
import types
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import yaml

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]  # the tests beside it, as pytest finds them

import planting  # noqa: E402
import test_between  # noqa: E402
import test_rules  # noqa: E402
import test_voices  # noqa: E402

from generator import checking, pipeline  # noqa: E402
from generator.checking import Dossier  # noqa: E402
from generator.filing import find_companions  # noqa: E402

LONGEST = 5.0  # seconds that a mutant may take: one that hangs is noticed
PACKAGE = "generator.checking"
NO_CHECKS = {"registry", "dossier"}  # how checks are found and called
KEPT = {"word_lists", "rules.s13_level_names"}  # remember what was read from files: costly to lose
COMPARED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
CALLS = {"any": "all", "all": "any", "min": "max", "max": "min"}


@dataclass(frozen=True)
class Mutant:
    """One change in one module: in which function, from what into what; ``nth`` of the same."""

    module: str
    function: str
    old: str
    new: str
    tree: ast.Module
    nth: int = 1

    @property
    def name(self):
        """How it is called in the list of those that cannot be noticed."""
        more = f" #{self.nth}" if self.nth > 1 else ""
        return f"{self.function}: {self.old} -> {self.new}{more}"


def modules():
    """Return the names of all modules of checks and of what they share, without the package's."""
    package = import_module(PACKAGE)
    found = (one.name for one in walk_packages(package.__path__, f"{PACKAGE}.") if not one.ispkg)
    names = [name for one in found if (name := one.removeprefix(f"{PACKAGE}.")) not in NO_CHECKS]
    return sorted(names, key=lambda name: "." not in name)


def mutants(module):
    """Yield every mutant of a module, in the order of its text."""
    path = Path(import_module(f"{PACKAGE}.{module}").__file__)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    seen = {}
    for at, (node, function) in enumerate(nodes(tree)):
        for changed in changes(node):
            whole = copy.deepcopy(tree)
            target, _ = nodes(whole)[at]
            new = changed(target)
            told = (function, line_of(node), line_of(new))
            seen[told] = seen.get(told, 0) + 1
            replace(whole, target, new)
            yield Mutant(module, *told, ast.fix_missing_locations(whole), seen[told])


def line_of(node):
    """Write a node as one line, without what is nested in a statement."""
    if isinstance(node, ast.For | ast.If | ast.While):
        node = node.iter if isinstance(node, ast.For) else node.test
    return " ".join(ast.unparse(node).split())


def nodes(tree):
    """Return the nodes that run, each with the name of its function: no types, no docstrings."""
    found = []

    def walk(node, function):
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_comment"):
                continue
            for below in value if isinstance(value, list) else [value]:
                if not isinstance(below, ast.AST) or is_left_out(below):
                    continue
                named = isinstance(below, ast.FunctionDef | ast.ClassDef)
                found.append((below, below.name if named else function))
                walk(*found[-1])

    walk(tree, "")
    return found


def is_left_out(node):
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name):
        return node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def changes(node):
    """Yield what may be changed at a node: functions from its copy to what takes its place."""
    for kind, ways in WAYS.items():
        if isinstance(node, kind):
            yield from ways(node)


def of_comparison(node):
    for at, sign in enumerate(node.ops):
        yield partial(with_sign, at=at, sign=COMPARED[type(sign)]())


def of_condition(node):
    yield lambda one: ast.BoolOp(swapped(one.op), one.values)
    yield from (partial(without, at=at) for at in range(len(node.values)))


def of_branch(_):
    yield lambda one: with_test(one, ast.UnaryOp(ast.Not(), one.test))


def of_comprehension(node):
    yield from (partial(without_condition, at=at) for at in range(len(node.ifs)))


def of_sign(node):
    if isinstance(node.op, ast.Not | ast.USub):
        yield lambda one: one.operand


def of_sum(node):
    if type(node.op) in OPERATORS:
        yield lambda one: ast.BinOp(one.left, OPERATORS[type(one.op)](), one.right)


def of_constant(node):
    if type(node.value) in (int, float, bool):
        yield another_constant


def of_call(node):
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    if name in CALLS:
        yield other_function
    if name == "Decimal" and is_text(node.args[0]):
        yield lambda one: ast.Call(one.func, [ast.Constant(f"1{one.args[0].value}")], [])


def of_loop(_):
    yield lambda one: ast.For(one.target, rest_of(one.iter), one.body, one.orelse)


def of_statement(node):
    if isinstance(node.value, ast.Yield | ast.YieldFrom):
        yield nothing


def of_return(node):
    if node.value is not None and not is_nothing(node.value):
        yield lambda _: ast.Return(ast.Constant(None))


def nothing(_):
    return ast.Pass()


WAYS = {
    ast.Compare: of_comparison,
    ast.BoolOp: of_condition,
    ast.If | ast.IfExp | ast.While: of_branch,
    ast.comprehension: of_comprehension,
    ast.UnaryOp: of_sign,
    ast.Continue | ast.Break: lambda _: [nothing],
    ast.BinOp: of_sum,
    ast.Constant: of_constant,
    ast.Call: of_call,
    ast.For: of_loop,
    ast.Expr: of_statement,
    ast.Return: of_return,
}


def another_constant(one):
    new = not one.value if isinstance(one.value, bool) else one.value + 1
    return ast.Constant(new)


def other_function(one):
    return ast.Call(ast.Name(CALLS[one.func.id], ast.Load()), one.args, one.keywords)


def is_text(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def is_nothing(node):
    empty = isinstance(node, ast.Tuple | ast.List) and not node.elts
    return empty or (isinstance(node, ast.Constant) and node.value in (None, "", False))


def with_sign(one, at, sign):
    return ast.Compare(one.left, [*one.ops[:at], sign, *one.ops[at + 1 :]], one.comparators)


def with_test(one, test):
    one = copy.copy(one)
    one.test = test
    return one


def swapped(op):
    return ast.Or() if isinstance(op, ast.And) else ast.And()


def without(one, at):
    values = [*one.values[:at], *one.values[at + 1 :]]
    return values[0] if len(values) == 1 else ast.BoolOp(one.op, values)


def without_condition(one, at):
    ifs = [*one.ifs[:at], *one.ifs[at + 1 :]]
    return ast.comprehension(one.target, one.iter, ifs, one.is_async)


def rest_of(iterated):
    """Return what leaves the first out: list(…)[1:]."""
    whole = ast.Call(ast.Name("list", ast.Load()), [iterated], [])
    return ast.Subscript(whole, ast.Slice(ast.Constant(1)), ast.Load())


def replace(tree, old, new):
    for node in ast.walk(tree):
        for name, value in ast.iter_fields(node):
            if value is old:
                setattr(node, name, new)
            elif isinstance(value, list):
                value[:] = [new if one is old else one for one in value]


# --- What a mutant is tried by -------------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """What was read and scored once, and for which code it was kept.

    ``words`` tells whether a test holds every word that is said of it, or only code and line.
    """

    code: str
    case: checking.Case
    dossier: Dossier
    words: bool


@cache
def kept_for(code):
    """Read and score the cases and planted faults of a code, for "" the clean filings."""
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    kinds = (_cases, _between, _planted) if code else (_voices, _clean)
    return tuple(kept for make in kinds for kept in make(folder, code))


def _kept(code, text, path, *, words=False):
    read = planting.filing_of(planting.read_tree_text(text, name=str(path)), planting.HOUSES, None)
    case = pipeline.review(read, path, planting.HOUSES).case
    if case is not None:
        others = find_companions(path, case.filing, case.form.kind, planting.HOUSES)
        yield Kept(code, case, Dossier(case, others.declaration, others.previous), words)


def _cases(folder, code):
    for text in test_rules.cases(code).values() if code in test_rules.FILES else ():
        path = folder / "某某中心.yaml"
        yield from _kept(code, test_rules.composed(text), path, words=True)


def _between(folder, code):
    for number, documents in enumerate(test_between.CASES.get(code, {}).values()):
        for role, (name, base) in test_between.BASES.items():
            change = documents.get(role, "")
            path = folder / f"{number}" / "inputs" / name
            if change != test_between.LEFT_OUT:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(test_between.composed(change, base), encoding="utf-8")
        path = folder / f"{number}" / "inputs" / test_between.BASES["自评"][0]
        yield from _kept(code, path.read_text(encoding="utf-8"), path, words=True)


def _voices(folder, _):
    for fields in [*test_voices.TROUBLES.values(), *test_voices.DOUBTS.values()]:
        yield from _kept("", test_voices.filing(fields), folder / "某某中心.yaml")


def _clean(*_):
    for clean in planting.clean_filings():
        yield from _kept("", planting.written(clean.data), planting.NOWHERE)


def _planted(folder, code):
    for fault in planting.faults():
        for one in planting.tries(fault) if fault.code == code else ():
            path = planting.filed(one, folder / fault.name / one.clean.name)
            yield from _kept(code, one.text, path)


def answers(kept, codes):
    """Return all that some checks say of a filing, as one value."""
    ignored = [code for code in checking.codes() if code not in codes]
    said = checking.check(kept.case, ignore=ignored)
    said += checking.check_between(kept.dossier, ignore=ignored)
    if kept.words:
        return [words_of(one) for one in said]
    return [(one.code, one.position.line if one.position else 0) for one in said]


def words_of(one):
    """Return all that a finding says, as ``test_said`` keeps it."""
    places = [f"  {what}：{place.line}" for what, place in one.related]
    line = one.position.line if one.position else 0
    told = f"{line} {one.code} {one.severity.value}：{one.message}"
    return "\n".join(filter(None, [told, f"  提示：{one.hint}" if one.hint else "", *places]))


@cache
def codes_of(module):
    """Return the codes that a module decides about: its own, or all where it is shared."""
    own = getattr(import_module(f"{PACKAGE}.{module}"), "CODE", None)
    return (own,) if own and "." in module else checking.codes()


@cache
def right_answers(codes, kept):
    """Return what unchanged checks answer to the filings that are kept for a code."""
    return tuple((one, answers(one, codes)) for one in kept_for(kept))


# --- How a mutant takes the place of its module --------------------------------------------------


@contextmanager
def in_place(mutant):
    """Let the functions of a module run the mutant's code, and its constants be the mutant's."""
    module = import_module(f"{PACKAGE}.{mutant.module}")
    namespace = {"__name__": module.__name__, "__file__": module.__file__}
    other = types.ModuleType(module.__name__)
    other.__dict__.update(namespace)
    with registered(module.__name__, other):
        exec(compile(mutant.tree, module.__file__, "exec"), other.__dict__)  # noqa: S102 - our own
    undone = [*swapped_code(module, other), *swapped_values(module, other)]
    forget(mutant.module)
    try:
        yield
    finally:
        for undo in reversed(undone):
            undo()
        forget(mutant.module)


@contextmanager
def registered(name, other):
    """Dataclasses and named tuples look their module up while they are made."""
    module = sys.modules[name]
    sys.modules[name] = other
    try:
        yield
    finally:
        sys.modules[name] = module


def functions_of(owner, name):
    """Yield the plain functions of a module or class by their dotted names."""
    for key, value in list(vars(owner).items()):
        function = unwrapped(value)
        if isinstance(function, types.FunctionType) and function.__module__ == name:
            yield key, function
        elif isinstance(value, type) and value.__module__ == name:
            for inner, method in functions_of(value, name):
                yield f"{key}.{inner}", method


def unwrapped(value):
    value = value.fget if isinstance(value, property) else value
    value = getattr(value, "__func__", value)
    return getattr(value, "__wrapped__", value)


def swapped_code(module, other):
    changed = dict(functions_of(other, module.__name__))
    for name, function in functions_of(module, module.__name__):
        new, old = changed[name].__code__, function.__code__
        if new != old and len(new.co_freevars) == len(old.co_freevars):
            function.__code__ = new
            yield lambda function=function, old=old: setattr(function, "__code__", old)


def swapped_values(module, other):
    """Put changed constants into the module, and wherever they were taken over by name."""
    for name, old in list(vars(module).items()):
        new = vars(other).get(name)
        if name.startswith("__") or callable(old) or isinstance(old, types.ModuleType):
            continue
        if old == new:
            continue
        for holder in [one for key, one in sys.modules.items() if key.startswith(PACKAGE)]:
            if vars(holder).get(name) is old:
                setattr(holder, name, new)
                yield lambda holder=holder, name=name, old=old: setattr(holder, name, old)


def forget(changed):
    """Empty what checks remember of filings; what they read from files only where that changed."""
    for name in modules():
        if name not in KEPT or name == changed:
            for value in vars(import_module(f"{PACKAGE}.{name}")).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def is_noticed(mutant, *, by_others=True):
    """Tell whether anything is answered otherwise, or the mutant breaks or hangs.

    What is kept for other codes takes longer to try, and may be left out.
    """
    codes = codes_of(mutant.module)
    others = [code for code in (*checking.codes(), "") if code not in codes and by_others]
    return any(_is_noticed(mutant, codes, kept) for kept in (*codes, *others))


def _is_noticed(mutant, codes, kept):
    right = right_answers(codes, kept)
    signal.signal(signal.SIGALRM, too_long)
    try:
        work_out_again(right, mutant)
        with in_place(mutant):
            signal.setitimer(signal.ITIMER_REAL, LONGEST)
            try:
                return any(answers(one, codes) != before for one, before in right)
            finally:
                signal.setitimer(signal.ITIMER_REAL, 0)
                work_out_again(right, mutant)
    except Exception:  # noqa: BLE001 - whatever it breaks with
        return True


def work_out_again(right, mutant):
    """Empty what is kept with the cases where a module is changed that may have worked it out."""
    module = import_module(f"{PACKAGE}.{mutant.module}")
    shared = "." not in mutant.module or hasattr(module, "once_a_case")
    for one, _ in right if shared else ():
        one.case.kept.clear()


def too_long(*_):
    raise TimeoutError


@cache
def equivalent():
    """Return the names of the mutants that nothing can notice, by module, with their reasons."""
    return yaml.safe_load((HERE / "equivalent_mutants.yaml").read_text(encoding="utf-8")) or {}


def unnoticed(which):
    """Yield the mutants of some modules that nobody noticed, and at last how many there were."""
    for module in which:
        every = list(mutants(module))
        lived = [one for one in every if not is_noticed(one)]
        yield module, len(every), lived


def asked_for(names):
    """Return the modules that were named, by the whole or the beginning of their names."""
    starts = tuple(name.lower() for name in names)
    return [one for one in modules() if not starts or one.rpartition(".")[2].startswith(starts)]


def main():
    total = survivors = known = 0
    for module, count, lived in unnoticed(asked_for(sys.argv[1:])):
        new = [one for one in lived if one.name not in equivalent().get(module, {})]
        told = len(lived) - len(new)
        tell(f"{module}：{count} 个，没有发现 {len(lived)} 个，其中写明理由的 {told} 个")
        for one in new:
            tell(f"    {one.name}")
        total, survivors, known = total + count, survivors + len(lived), known + told
    caught = total - survivors
    tell(f"合计 {total} 个，发现 {caught} 个（{caught / total:.1%}），写明理由的 {known} 个")


def tell(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
