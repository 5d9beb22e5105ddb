"""Documents for people: the evaluation report in Word, its annexes in Excel, one self-contained HTML page.

Takes a `PlanAssessment` and the audit's findings; `evaluation_content` says what a report says, the rest how it looks.
"""

from guibiao.report.content import Content, Place
from guibiao.report.editions import Edition
from guibiao.report.editions.evaluation import evaluation_content
from guibiao.report.findings.page import findings_list, findings_page
from guibiao.report.findings.sheet import findings_workbook
from guibiao.report.findings.word import findings_word
from guibiao.report.glance import Glance, glances
from guibiao.report.narrative import FOLDER as WORDS_FOLDER
from guibiao.report.page.evaluation import evaluation_page
from guibiao.report.promises.page import promises_page
from guibiao.report.promises.reported_sheet import reported_workbook
from guibiao.report.promises.sheet import promises_workbook
from guibiao.report.reading_back import ReadBack, accept_words, read_back
from guibiao.report.screen import screen_table
from guibiao.report.source.compared import compared
from guibiao.report.source.passages import Passage, passage_at, passages
from guibiao.report.source.reading_page import reading_page
from guibiao.report.source.statements_page import statements_page
from guibiao.report.word.dress import Dress
from guibiao.report.word.fonts_here import font_substitutions
from guibiao.report.wording import verdict_name
from guibiao.report.workbook.annexes import assessment_workbook
from guibiao.report.workbook.project_ledger import projects_workbook
from guibiao.report.workbook.task_ledger import tasks_workbook
from guibiao.report.writing.files import write_report
from guibiao.report.writing.rebuilding import Rebuilt, rebuild_report
from guibiao.report.writing.templating import write_templates

__all__ = [
    "WORDS_FOLDER",
    "Content",
    "Dress",
    "Edition",
    "Glance",
    "Passage",
    "Place",
    "ReadBack",
    "Rebuilt",
    "accept_words",
    "assessment_workbook",
    "compared",
    "evaluation_content",
    "evaluation_page",
    "findings_list",
    "findings_page",
    "findings_word",
    "findings_workbook",
    "font_substitutions",
    "glances",
    "passage_at",
    "passages",
    "projects_workbook",
    "promises_page",
    "promises_workbook",
    "read_back",
    "reading_page",
    "rebuild_report",
    "reported_workbook",
    "screen_table",
    "statements_page",
    "tasks_workbook",
    "verdict_name",
    "write_report",
    "write_templates",
]
