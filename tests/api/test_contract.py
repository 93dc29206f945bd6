"""The API keeps to its own description, whatever is sent: made-up requests by the hundred, right and wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

# Not among these: that everything the description allows is accepted. The order of dates cannot be described in a schema.
CHECKS = [
    not_a_server_error,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
]

# Days of this time, so that enough made-up cases hold together; the first sick days come out as early as any.
schemathesis.openapi.format("date", st.dates(date(2024, 1, 1), date(2027, 12, 31)).map(date.isoformat))


@pytest.mark.usefixtures("no_databases")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_keeps_to_its_description(mode: GenerationMode) -> None:
    description = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    operation = description["/timeline"]["POST"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=80, suppress_health_check=list(HealthCheck))
    def keeps(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})  # in-process, nobody unpacks

    keeps()
