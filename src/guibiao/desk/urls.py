"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from guibiao.desk.views import accounts, home, people, planning, reminding, reporting

urlpatterns = [
    path("", home.home, name="home"),
    path("sign-in", accounts.sign_in, name="sign-in"),
    path("sign-out", accounts.sign_out, name="sign-out"),
    path("language", accounts.language, name="language"),
    path("password", accounts.password, name="password"),
    path("people", people.people, name="people"),
    path("people/new", people.new_person, name="new-person"),
    path("people/<int:pk>", people.person, name="person"),
    path("departments/new", people.new_department, name="new-department"),
    path("history", home.history, name="history"),
    path("plans", planning.plans, name="plans"),
    path("plans/import", planning.import_plan, name="import-plan"),
    path("plans/<int:pk>", planning.plan, name="plan"),
    path("plans/<int:pk>/export.<str:form>", planning.export, name="export-plan"),
    path("indicators/<int:pk>", planning.indicator, name="indicator"),
    path("rounds", reporting.rounds, name="rounds"),
    path("rounds/new", reporting.new_round, name="new-round"),
    path("rounds/office", reporting.office, name="office"),
    path("rounds/<int:pk>", reporting.round_page, name="round"),
    path("rounds/<int:pk>/figures/<path:code>/<slug:measure>", reporting.figure, name="figure"),
    path("rounds/<int:pk>/texts/<int:department>/<slug:key>", reporting.chapter, name="chapter"),
    path("entries/<int:pk>/step", reporting.entry_step, name="entry-step"),
    path("chapters/<int:pk>/step", reporting.chapter_step, name="chapter-step"),
    path("evidence/<int:pk>", reporting.evidence, name="evidence"),
    path("evidence/<int:pk>/removed", reporting.evidence_removed, name="evidence-removed"),
    path("chase", reminding.chase, name="chase"),
    path("chase/letters", reminding.letters, name="letters"),
    path("reminders", reminding.reminders, name="reminders"),
    path("reminders/feed", reminding.feed_made, name="feed-made"),
    path("feeds/<slug:token>.<slug:form>", reminding.feed, name="feed"),
]
