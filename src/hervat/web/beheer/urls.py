"""Addresses of running it."""

from django.urls import path

from hervat.web.beheer.views import audit, home, members, organisations, people, rules, sources

app_name = "beheer"
urlpatterns = [
    path("", home.home, name="home"),
    path("post/<uuid:mail>/opnieuw/", home.resend, name="resend"),
    path("post/<uuid:mail>/afsluiten/", home.settle, name="settle"),
    path("gebruikers/", people.people, name="people"),
    path("gebruikers/<uuid:account>/", people.person, name="person"),
    path("gebruikers/<uuid:account>/tweede-stap-wissen/", people.reset, name="reset"),
    path("gebruikers/<uuid:account>/sluiten/", people.close, name="close"),
    path("gebruikers/<uuid:account>/openen/", people.reopen, name="reopen"),
    path("organisaties/", organisations.organisations, name="organisations"),
    path("organisaties/nieuw/", organisations.new, name="new_organisation"),
    path("organisaties/<uuid:organisation>/", organisations.organisation, name="organisation"),
    path("organisaties/<uuid:organisation>/opdrachten/<uuid:engagement>/beeindigen/", organisations.end_engagement, name="end_engagement"),
    path("logboek/", audit.audit, name="audit"),
    path("logboek/nakijken/", home.verify, name="verify"),
    path("wetsregels/", rules.rules, name="rules"),
    path("vacaturebronnen/", sources.sources, name="sources"),
    path("collegas/", members.members, name="members"),
    path("collegas/uitnodigingen/<uuid:invitation>/intrekken/", members.revoke, name="revoke_invitation"),
    path("collegas/<uuid:membership>/", members.member, name="member"),
    path("collegas/<uuid:membership>/beeindigen/", members.end, name="end_member"),
    path("collegas/<uuid:membership>/beheerder/", members.admin, name="admin_member"),
    path("collegas/<uuid:membership>/overdragen/", members.transfer, name="transfer"),
]
