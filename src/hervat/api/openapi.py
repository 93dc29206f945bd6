"""The published description of the API (OpenAPI 3.1), made from the operations and their schemas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.views.decorators.http import require_safe
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

    def __init__(self, *, bodies: Iterable[type[BaseModel]], **options: Any) -> None:
        self._bodies = tuple(bodies)
        self._described: OpenAPISchema | None = None
        super().__init__(
            title="Hervat",
            version=VERSION,
            description="The legal clock of a Dutch re-integration case, the dossiers of whoever you act for, and vacancies.",
            docs_url=None,
            docs_decorator=require_safe,
            urls_namespace="api",
            servers=[{"url": "/api/v1", "description": "This installation"}],
            openapi_extra={
                "info": {"license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}},
                "tags": [
                    {
                        "name": "timeline",
                        "description": "What the law asks in a case, of whom and by when. Nothing that is sent is stored.",
                    },
                    {
                        "name": "cases",
                        "description": "Dossiers: what is recorded of them, and what follows from it. Every look is recorded.",
                    },
                    {
                        "name": "vacancies",
                        "description": "Vacancies of all sources, one of each. Who asks is not known, and what is asked is not kept.",
                    },
                ],
            },
            **options,
        )

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description, with addresses relative to its server. Made once: that takes a tenth of a second, and nothing in it changes."""
        if self._described is None:
            self._described = self._describe(options.get("path_params"))
        return self._described

    def _describe(self, path_params: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix="", path_params=path_params)
        for body in self._bodies:
            described = body.model_json_schema(ref_template=REFERENCE)
            schema.schemas.update(described.pop("$defs", {}))
            schema.schemas[body.__name__] = described
        for operations in schema["paths"].values():
            for operation in operations.values():
                _complete_responses(operation["responses"])
        return schema


def json_body(model: type[BaseModel], description: str, examples: dict[str, Any]) -> dict[str, Any]:
    """Describes a JSON body that an operation reads by hand, for its ``openapi_extra``; name the model in the API's ``bodies`` too."""
    content = {"schema": {"$ref": REFERENCE.format(model=model.__name__)}, "examples": examples}
    return {"description": description, "required": True, "content": {"application/json": content}}


def _complete_responses(responses: dict[int, dict[str, Any]]) -> None:
    for status, response in responses.items():
        response["headers"] = HEADERS | ({"Retry-After": RETRY_AFTER} if status == 429 else {})
        if status >= 400:
            response["content"] = {CONTENT_TYPE: next(iter(response["content"].values()))}
