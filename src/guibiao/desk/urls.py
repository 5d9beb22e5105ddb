"""The addresses of the desk."""

from __future__ import annotations

from django.urls import path

from guibiao.desk.views import accounts, home, people, planning

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
]
