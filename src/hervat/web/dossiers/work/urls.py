"""Addresses of these pages."""

from django.urls import path

from hervat.web.dossiers.work.views import advices, listing, occupation, papers, profile, questions, trying, withdrawing

urlpatterns = [
    path("<str:nummer>/passend-werk/", listing.listing, name="work"),
    path("<str:nummer>/passend-werk/wat-als/", trying.what_if, name="work_what_if"),
    path("<str:nummer>/passend-werk/vergelijk/", trying.compare, name="work_compare"),
    path("<str:nummer>/passend-werk/vragen/", questions.listed, name="work_questions"),
    path("<str:nummer>/passend-werk/vragen/nieuw/", questions.new, name="work_question_new"),
    path("<str:nummer>/passend-werk/<slug:beroep>/", occupation.occupation, name="work_occupation"),
    path("<str:nummer>/passend-werk/<slug:beroep>/antwoord/<str:item>/", occupation.answer, name="work_answer"),
    path("<str:nummer>/persoonsprofiel/", profile.profile, name="profile"),
    path("<str:nummer>/werkadviezen/", advices.listed, name="work_advices"),
    path("<str:nummer>/werkadviezen/nieuw/", advices.new, name="work_advice_new"),
    path("<str:nummer>/werkadviezen/<uuid:advies>/intrekken/", withdrawing.withdraw, name="work_advice_withdraw"),
    path("<str:nummer>/werkadviezen/<uuid:advies>/richtingen.pdf", papers.directions, name="work_advice_directions"),
    path("<str:nummer>/werkadviezen/<uuid:advies>/onderbouwing.pdf", papers.reasoning, name="work_advice_reasoning"),
]
