import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.expressions import ErrorKind, Expression, ExpressionError, Sort

REFUSED = {
    "空": ("", ErrorKind.EMPTY, 1),
    "只有空白": ("　 ", ErrorKind.EMPTY, 1),
    "属性": ("甲.__class__", ErrorKind.BAD_CHARACTER, 2),
    "下标": ("甲[0]", ErrorKind.BAD_CHARACTER, 2),
    "引号": ("“三公”经费", ErrorKind.BAD_CHARACTER, 1),
    "乘方": ("2**3", ErrorKind.UNEXPECTED, 3),
    "科学记数": ("1e5", ErrorKind.BAD_NUMBER, 2),
    "两个小数点": ("1.2.3", ErrorKind.BAD_NUMBER, 4),
    "小数点开头": (".5", ErrorKind.BAD_CHARACTER, 1),
    "孤立百分号": ("甲%", ErrorKind.BAD_CHARACTER, 2),
    "数太长": ("1" * 31, ErrorKind.LONG_NUMBER, 1),
    "一万位的数": ("9" * 10_000, ErrorKind.TOO_LONG, 501),
    "太深": ("(" * 60 + "1" + ")" * 60, ErrorKind.TOO_DEEP, 51),
    "负号太多": ("-" * 60 + "1", ErrorKind.TOO_DEEP, 51),
    "太多": ("+".join(["1"] * 150), ErrorKind.TOO_MANY_PARTS, 200),
    "没有右括号": ("(1+2", ErrorKind.UNCLOSED, 1),
    "多了右括号": ("1+2)", ErrorKind.UNEXPECTED, 4),
    "没写完": ("1+", ErrorKind.UNEXPECTED, 3),
    "缺运算符": ("甲 乙", ErrorKind.UNEXPECTED, 3),
    "未知函数": ("求和(1)", ErrorKind.UNKNOWN_FUNCTION, 1),
    "导入": ("__import__(1)", ErrorKind.UNKNOWN_FUNCTION, 1),
    "没有参数": ("最小()", ErrorKind.UNEXPECTED, 4),
    "参数太多": ("绝对值(1，2)", ErrorKind.ARGUMENTS, 1),
    "连写比较": ("1<2<3", ErrorKind.CHAINED, 4),
    "数加是非": ("1+(2>1)", ErrorKind.MIXED, 2),
    "数且是非": ("1 且 甲>1", ErrorKind.MIXED, 3),
    "非数": ("非 1", ErrorKind.MIXED, 1),
    "数等于是非": ("1 = 是", ErrorKind.MIXED, 3),
    "且字没留空格": ("甲>1且乙>2", ErrorKind.BAD_NUMBER, 4),
    "看不见的字符": ("甲\u200b+1", ErrorKind.BAD_CHARACTER, 2),
}


@pytest.mark.parametrize(("text", "kind", "column"), REFUSED.values(), ids=REFUSED)
def test_refused_with_its_column(text: str, kind: ErrorKind, column: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        Expression.parse(text)
    assert (caught.value.kind, caught.value.column) == (kind, column)
    assert caught.value.reason


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("100*在职人数/编制数", {"在职人数", "编制数"}),
        ("最大(甲, 0) + 绝对值(乙)", {"甲", "乙"}),
        ("上年_2021", {"上年_2021"}),
        ("5%", set()),
        ("甲 = 是 或 非 乙", {"甲", "乙"}),
    ],
)
def test_names(text: str, names: set[str]) -> None:
    assert Expression.parse(text).names == names


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("1+甲", Sort.NUMBER),
        ("甲>1", Sort.TRUTH),
        ("甲", None),
        ("最小(甲)", Sort.NUMBER),
        ("否", Sort.TRUTH),
    ],
)
def test_sort_is_known_from_the_text_where_it_can_be(text: str, sort: Sort | None) -> None:
    assert Expression.parse(text).sort == sort


def test_equal_texts_are_equal_expressions() -> None:
    first = Expression.parse("甲+1")
    assert first is Expression.parse("甲+1")
    assert {first, pickle.loads(pickle.dumps(first))} == {first}  # noqa: S301  our own bytes


def column_refused(text: str) -> int:
    """The column at which a text is refused, 1 for one that can be worked out."""
    try:
        Expression.parse(text).evaluate({})
    except ExpressionError as error:
        return error.column
    return 1


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert 1 <= column_refused(text) <= len(text) + 1


@given(st.text(alphabet="甲乙1.9+-*/()（）＞<=≥且或非 ，%最小是否", max_size=40))
def test_near_expressions_are_read_or_refused(text: str) -> None:
    assert 1 <= column_refused(text) <= len(text) + 1
