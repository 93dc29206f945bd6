"""Made-up requests by the hundred, with a token of each role: never a server error, never a word of somebody else's dossier."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from hervat.domain.access.roles import Role
from tests.support.programs import token_for
from tests.support.world import World

CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance, status_code_conformance]
PROGRAMS = [role for role in Role if role is not Role.WERKNEMER]  # a werknemer makes no tokens
EXAMPLES = 5  # of each operation, role and mode


@pytest.mark.usefixtures("no_databases")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("role", PROGRAMS)
def test_every_operation_keeps_to_its_description(world: World, role: Role, mode: GenerationMode) -> None:
    token = token_for(world.own, role)
    description = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for found in description.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        if operation.path.startswith("/cases"):
            _try(operation, token, world, mode)


def _try(operation: Any, token: str, world: World, mode: GenerationMode) -> None:
    numbers = (world.own.dossier.number, world.other.dossier.number)

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    def keeps(case: Any) -> None:
        for number in numbers:
            if case.path_parameters:
                case.path_parameters["number"] = number
            headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
            response = case.call(headers=headers)
            case.validate_response(response, checks=CHECKS)
            assert world.other.dossier.family_name not in response.text

    keeps()
