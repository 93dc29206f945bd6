"""``hervat invite-beheerder``: the first account of an installation, or one when nobody can log in any more."""

from __future__ import annotations

import argparse

from hervat.domain.text import say
from hervat.project.commands.arguments import Parser
from hervat.project.commands.prepare import prepare_databases, start_django
from hervat.project.commands.speaker import Failure, Speaker, WrongInput
from hervat.project.working.in_use import in_use

ORGANISATION = "Beheer van Hervat"
LONGEST_NAME = 200


def add_arguments(parser: Parser, speaker: Speaker) -> None:
    """The words after ``hervat invite-beheerder``."""
    parser.add_argument("email", metavar="EMAIL", help=speaker(say("aan wie de uitnodiging gaat")))
    parser.add_option("--organisation", say("voor wie deze beheerder werkt; wordt gemaakt als zij er nog niet is"), default=ORGANISATION)


def run(arguments: argparse.Namespace, speaker: Speaker) -> int:
    """Prints the address at which somebody becomes systeembeheerder; it is mailed too, where mail is set up."""
    config = start_django(speaker)
    from django.conf import settings
    from django.db import DatabaseError, transaction
    from django.urls import reverse

    from hervat.apps.audit.entries import Channel  # here: tables can be named only once Django is loaded
    from hervat.apps.organisations.care.bodies import wrong_address
    from hervat.apps.organisations.invitations import invite
    from hervat.apps.organisations.models import Organisation
    from hervat.domain.access.roles import Role

    errors = list(wrong_address(arguments.email))
    if errors:
        raise WrongInput(("EMAIL", errors[0].message))
    if not 0 < len(arguments.organisation.strip()) <= LONGEST_NAME:
        raise WrongInput(("--organisation", say("Vul een naam in van 1 tot {most} tekens.", most=LONGEST_NAME)))

    def address(token: str) -> str:
        return f"{settings.BASE_URL}{reverse('account_pages:invitation', kwargs={'token': token})}"

    with in_use(config.home):
        prepare_databases(config.home, speaker)
        try:
            with transaction.atomic():
                organisation = Organisation.objects.filter(name=arguments.organisation.strip()).first()
                organisation = organisation or Organisation.objects.create(name=arguments.organisation.strip())
                made = invite(
                    email=arguments.email,
                    role=Role.SYSTEEMBEHEERDER,
                    made_by=None,
                    address=address,
                    organisation=organisation,
                    is_admin=True,
                    channel=Channel.COMMAND,
                )
        except DatabaseError:
            raise Failure(say("De database {alias} antwoordt niet.", alias="default")) from None
    speaker.tell(speaker(say("Open dit adres om het account te maken. Het werkt één keer, veertien dagen lang:")))
    speaker.tell(address(made.token))
    return 0
