"""The JSON Schema of a questionnaire's file, made from the model: what an editor completes and marks as wrong.

The schema knows shapes and not meanings: a scale that does not exist, or an id that stands twice, is for `check`.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from digikap.checking.authored import Authored
from digikap.checking.extension import Extension

NAME = "digikap-questionnaire.schema.json"
"""What the file is called."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Schema(GenerateJsonSchema):
    """pydantic's own, closed and without what is English or only Python's.

    TOML has no null, so what may be left out is of its one type; the keys of a table are text, so those of `anchors`
    are held to the numbers of the levels.
    """

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        # the docstring is for those who read the code
        return {key: value for key, value in made.items() if key not in ("title", "description")}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if key != "default" or isinstance(value, bool)}

    def decimal_schema(self, schema: core_schema.DecimalSchema) -> JsonSchemaValue:
        limits = {"gt": "exclusiveMinimum", "le": "maximum"}
        return {"type": "number", **{name: int(schema[key]) for key, name in limits.items() if key in schema}}  # type: ignore[literal-required]

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys, values = self.generate_inner(schema["keys_schema"]), self.generate_inner(schema["values_schema"])
        if keys["type"] == "integer":
            pattern = f"^({'|'.join(map(str, range(keys['minimum'], keys['maximum'] + 1)))})$"
        else:
            pattern = keys["pattern"]
        return {"type": "object", "patternProperties": {pattern: values}, "additionalProperties": False}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        made = super().tagged_union_schema(schema)
        made.pop("discriminator", None)
        return made


def schema() -> dict[str, Any]:
    """The schema as a plain table; the same for the same version of digikap.

    A file that `extends` another has other keys than one that stands alone, and is held to those only.
    """
    _, made = models_json_schema([(Authored, "validation"), (Extension, "validation")], schema_generator=_Schema)
    return {
        "$schema": _DIALECT,
        "title": "Formulär för digikap",
        "type": "object",
        "if": {"required": ["extends"]},
        "then": {"$ref": "#/$defs/Extension"},
        "else": {"$ref": "#/$defs/Authored"},
        **made,
    }


def text() -> str:
    """The schema as the file has it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
