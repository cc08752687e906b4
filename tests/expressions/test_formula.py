import pytest
from pydantic import TypeAdapter, ValidationError

from generator.expressions.formula import Condition, Formula


@pytest.mark.parametrize(
    ("wanted", "text", "code"),
    [
        (Formula, "1+", "E01"),
        (Formula, "甲 > 1", "E02"),
        (Condition, "甲 + 1", "E02"),
        (Formula, ["甲"], "E01"),
    ],
    ids=["没写完", "要数给了条件", "要条件给了数", "列表"],
)
def test_mistake_has_its_code(wanted: object, text: object, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(wanted).validate_python(text)
    assert [error["type"] for error in caught.value.errors()] == [code]


def test_an_endless_expression_is_not_repeated_in_the_message() -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Formula).validate_python("+".join(["甲"] * 20_000))
    (error,) = caught.value.errors()
    assert error["type"] == "E01"
    assert len(error["ctx"]["text"]) < 100


def test_a_name_alone_serves_as_either() -> None:
    assert TypeAdapter(Formula).validate_python("甲") == TypeAdapter(Condition).validate_python(
        "甲"
    )


def test_json_schema_and_dump_are_plain_text() -> None:
    adapter = TypeAdapter(Formula)
    assert adapter.json_schema() == {"type": ["string", "number"]}
    assert adapter.dump_json(adapter.validate_python("甲+1")) == '"甲+1"'.encode()
