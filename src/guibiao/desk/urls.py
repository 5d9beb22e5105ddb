"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from guibiao.desk.views import accounts, home, library, people, planning, reminding, reporting, reports, searching

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
    path("documents", library.documents, name="documents"),
    path("documents/upload", library.upload, name="upload"),
    path("documents/<int:pk>", library.document, name="document"),
    path("documents/<int:pk>/file", library.document_file, name="document-file"),
    path("statements/<int:pk>", library.statement, name="statement"),
    path("statements/<int:pk>/decision", library.decide, name="decide"),
    path("compare", library.compare, name="compare"),
    path("compare/<int:pk>", library.comparison, name="comparison"),
    path("jobs", library.jobs, name="jobs"),
    path("search", searching.search, name="search"),
    path("plans/<int:pk>/reports", reports.reports, name="reports"),
    path("plans/<int:pk>/reports/new", reports.make_report, name="make-report"),
    path("plans/<int:pk>/reports/words", reports.words, name="report-words"),
    path("reports/<int:pk>/<int:number>", reports.report_file, name="report-file"),
]
