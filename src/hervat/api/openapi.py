"""The published description of the API (OpenAPI 3.1), made from the operations and their schemas."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from pydantic import BaseModel

from hervat.api.middleware import VERSION
from hervat.api.problems import CONTENT_TYPE

REFERENCE = "#/components/schemas/{model}"
HEADERS = {
    "API-Version": {"description": "The full version of the API that answered.", "schema": {"type": "string"}, "example": VERSION},
}
RETRY_AFTER = {"description": "Seconds after which it can be tried again.", "schema": {"type": "integer"}}


class DocumentedAPI(NinjaAPI):
    """An API whose description also tells what the framework does not know: bodies read by hand, problem+json and headers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            title="Hervat",
            version=VERSION,
            description="The legal clock of a Dutch re-integration case. Nothing that is sent is stored or logged.",
            docs_url=None,
            urls_namespace="api",
            servers=[{"url": "/api/v1", "description": "This installation"}],
            openapi_extra={
                "info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
                "tags": [{"name": "timeline", "description": "What the law asks in a case, of whom and by when."}],
            },
            **options,
        )

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description, with addresses relative to its server."""
        schema = super().get_openapi_schema(path_prefix="", path_params=options.get("path_params"))
        for operations in schema["paths"].values():
            for operation in operations.values():
                _complete(operation, schema)
        return schema


def json_body(model: type[BaseModel], description: str, examples: dict[str, Any]) -> dict[str, Any]:
    """The description of a JSON body that an operation reads by hand; goes into its ``openapi_extra``."""
    content = {"schema": {"model": model}, "examples": examples}
    return {"description": description, "required": True, "content": {"application/json": content}}


def _complete(operation: dict[str, Any], schema: OpenAPISchema) -> None:
    for content in operation.get("requestBody", {}).get("content", {}).values():
        model = content["schema"].pop("model", None)
        if model is not None:
            content["schema"] = _component(model, schema)
    for status, response in operation["responses"].items():
        response["headers"] = HEADERS | ({"Retry-After": RETRY_AFTER} if int(status) == 429 else {})
        if int(status) >= 400 and "content" in response:
            response["content"] = {CONTENT_TYPE: next(iter(response["content"].values()))}


def _component(model: type[BaseModel], schema: OpenAPISchema) -> dict[str, str]:
    """Adds the model and all it uses to the components of the description; gives the reference to it."""
    described = model.model_json_schema(ref_template=REFERENCE)
    schema.schemas.update(described.pop("$defs", {}))
    schema.schemas[model.__name__] = described
    return {"$ref": REFERENCE.format(model=model.__name__)}
