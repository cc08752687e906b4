"""JSON Schema of a record as YAML may hold it: Chinese keys, numbers as numbers or as texts.

An editor resolves YAML (``9.40`` is a number to it, ``是`` a text), the reader of filings does not;
the schema allows what both make the same of. Drafts differ in what may stand beside ``$ref``, so
nothing ever does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from pydantic.json_schema import GenerateJsonSchema

from generator.reading import scalars

if TYPE_CHECKING:
    from pydantic_core import core_schema

    from generator.reading import Record

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
BLANK: Schema = {"type": ["string", "null"], "pattern": r"^\s*$"}
DASH = "|".join(sorted(scalars.DASHES))
FIGURE = r"([0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?|[0-9]+(\.[0-9]+)?|\.[0-9]+)"
NUMBER = rf"^\s*({DASH}|[+-]?{FIGURE})\s*$"
AMOUNT = rf"^\s*({DASH}|\+?{FIGURE}|-0+(\.0+)?)\s*$"
DAY = r"[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)"
DATE = rf"^\s*({DASH}|{DAY})\s*$"
COUNT = rf"^\s*({DASH}|[0-9]+)\s*$"
SCALARS: dict[object, Schema] = {
    scalars.number: {"type": ["number", "string"], "pattern": NUMBER},
    scalars.change: {"type": ["number", "string"], "pattern": NUMBER},
    scalars.amount: {"type": ["number", "string"], "pattern": AMOUNT, "minimum": 0},
    scalars.size: {"type": ["number", "string"], "pattern": AMOUNT, "minimum": 0},
    scalars.count: {"type": ["integer", "string"], "pattern": COUNT, "minimum": 0},
    scalars.year: {
        "type": ["integer", "string"],
        "pattern": r"^\s*(20[0-9]{2}|2100)\s*$",
        "minimum": scalars.FIRST_YEAR,
        "maximum": scalars.LAST_YEAR,
    },
    scalars.yes_no: {"enum": [scalars.YES, scalars.NO]},
    scalars.date: {"type": "string", "pattern": DATE},
}
CLOSED: Schema = {"type": "object", "additionalProperties": False}
TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}


class _YamlSchema(GenerateJsonSchema):
    """Pydantic's generator, told how scalars are written in YAML."""

    def str_schema(self, schema: core_schema.StringSchema) -> Schema:
        """Describe a text: a figure or a word that YAML resolves is one, too."""
        longest = schema.get("max_length")
        return dict(TEXT) if longest is None else {**TEXT, "maxLength": longest}

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> Schema:
        """Describe a scalar that a function of the reader reads."""
        return dict(SCALARS[schema["function"]["function"]])

    def literal_schema(self, schema: core_schema.LiteralSchema) -> Schema:
        """Describe a choice."""
        return {"enum": list(schema["expected"])}

    def dict_schema(self, schema: core_schema.DictSchema) -> Schema:
        """Describe a table by names of the unit's choice."""
        return {
            "type": "object",
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """Describe what may be left empty."""
        return {"anyOf": [self.generate_inner(schema["schema"]), dict(BLANK)]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """Describe what may be left out; what it is then is of no use to who fills it in."""
        return self.generate_inner(schema["schema"])


def schema_of(model: type[Record]) -> Schema:
    """Return the schema of a model: keys with the Chinese words of its fields, blanks allowed."""
    schema = model.model_json_schema(schema_generator=_YamlSchema)
    for record in (schema, *schema.get("$defs", {}).values()):
        _finish(record)
    return {"$schema": DRAFT, **schema}


def _finish(record: Schema) -> None:
    """Take the English names and docstrings off a record, and let optional keys be blank."""
    record.pop("title", None)
    record.pop("description", None)
    required = record.get("required", ())
    fields = record.get("properties", {})
    for key, field in fields.items():
        words = {word: field.pop(word) for word in ("description", "examples") if word in field}
        field.pop("title", None)
        shape = {"allOf": [field]} if key in required else {"anyOf": _or_blank(field)}
        fields[key] = {"title": key, **words, **shape}


def _or_blank(inner: Schema) -> list[Schema]:
    alternatives: list[Schema] = inner.get("anyOf", [inner]) if set(inner) == {"anyOf"} else [inner]
    return alternatives if BLANK in alternatives else [*alternatives, dict(BLANK)]
