"""The desk (案头): the web application in which departments keep a plan up to date together.

Django on SQLite, or on PostgreSQL where `DATABASE_URL` names it. It computes nothing itself: rows become the core's
`Plan` and back in `plans.py`, and every figure on a page comes from the core's public functions.
"""
