"""A large office's data for benchmarks of the desk: departments, people, plans, figures handed in, documents.

Plans and a tenth of the documents go in the desk's own way (`save_plan`, the reading job); the other documents are
copies of these in the database, each under its own name, year and digest.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from guibiao.plan import Indicator, Observation, Plan, Source, Target
from guibiao.quantity import Period

BASE = 2020
PLANS = (
    "国民经济和社会发展", "现代农业", "先进制造业", "服务业", "数字经济", "综合交通运输", "教育事业",
    "卫生健康", "养老服务",
    "生态环境保护", "水利", "能源", "城镇化", "科技创新", "人才", "文化旅游", "应急管理", "自然资源",
    "民政事业", "商务",
)  # fmt: skip
FIELDS = (
    "农业", "林业", "畜牧业", "渔业", "采矿业", "食品加工", "装备制造", "电子信息", "新材料",
    "生物医药", "建筑业", "批发业", "零售业",
    "住宿餐饮", "仓储物流", "金融业", "软件服务", "文化创意", "旅游业", "体育产业", "学前教育",
    "义务教育", "高中教育", "职业教育",
    "医疗服务",
)  # fmt: skip
THINGS = (
    ("增加值", "亿元"), ("投资额", "亿元"), ("营业收入", "亿元"), ("就业人数", "万人"),
    ("企业数", "家"), ("研发投入", "亿元"),
    ("用地面积", "公顷"), ("服务人数", "万人"), ("设施数", "个"), ("电子化率", "%"), ("达标率", "%"), ("覆盖率", "%"),
    ("从业人员培训人次", "万人次"), ("出口额", "亿元"), ("专利数", "件"), ("项目数", "个"), ("税收", "亿元"),
    ("能耗", "万吨标准煤"), ("用水量", "万立方米"), ("床位数", "张"),
)  # fmt: skip
CLASSES = ("经济发展", "创新发展", "民生福祉", "绿色发展", "安全保障")
ROLES = (("administrator", 1), ("planner", 5), ("supervisor", 3), ("leader", 5))
FORMS = (("mean_growth", "7.0"), ("level", "140"), ("cumulative", "600"), ("floor", "95"), ("cumulative_change", "30"))
TOWNS = ("青石镇", "河口镇", "东坪镇", "南山乡", "柳林镇")
SECTIONS = ("一、经济运行", "二、产业发展", "三、项目建设", "四、民生保障", "五、生态环境", "六、明年工作")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much there is to be."""

    departments: int = 100
    plans: int = 20
    indicators: int = 500
    documents: int = 1000


def fill(sizes: Sizes) -> dict[str, int]:
    """Fill an empty database; call `prepare` of `guibiao.desk.serving` before. Gives the rows of every table."""
    from django.apps import apps

    names = [f"县{field}{what}局" for field in FIELDS for what in ("发展", "管理", "服务", "监督")][: sizes.departments]
    people = _people(names)
    for number in range(sizes.plans):
        _handed_in(_plan(number, sizes.indicators, names), people)
    _documents(sizes.documents, people["planner-0"])
    return {model._meta.model_name: model.objects.count() for model in apps.get_app_config("desk").get_models()}


def _people(departments: list[str]) -> dict[str, Any]:
    """An administrator, planners, supervisors, leaders; a head and a clerk of every department. By user name."""
    from guibiao.desk.models import Department, User

    Department.objects.bulk_create(Department(name=name) for name in departments)
    units = list(Department.objects.order_by("id"))
    people = [User(username=f"{role}-{n}", role=role) for role, many in ROLES for n in range(many)]
    for role in ("head", "clerk"):
        people += [User(username=f"{role}-{n}", role=role, department=unit) for n, unit in enumerate(units)]
    for one in people:
        one.set_unusable_password()
    User.objects.bulk_create(people)
    return {one.username: one for one in User.objects.select_related("department")}


def _plan(number: int, indicators: int, departments: list[str]) -> Any:
    from guibiao.desk.plans import save_plan

    name = f"示例县{PLANS[number % len(PLANS)]}第十四个五年规划"
    chance = random.Random(number)
    return save_plan(
        Plan(
            name,
            "示例县",
            BASE,
            Period("2021/2025"),
            indicators=tuple(_indicator(n, departments[n % len(departments)], chance) for n in range(indicators)),
        )
    )


def _indicator(n: int, lead: str, chance: random.Random) -> Indicator:
    """One of every form in turn, with figures of three years."""
    form, value = FORMS[n % len(FORMS)]
    thing, unit = THINGS[n // len(FIELDS) % len(THINGS)]
    source = Source(document="示例县统计公报", section="综合")
    level, figures = Decimal(100), []
    for year in (2021, 2022, 2023):
        rate = Decimal(chance.randint(-20, 120)) / 10
        level = (level * (1 + rate / 100)).quantize(Decimal("0.01"))
        measure, told = ("growth", rate) if form == "mean_growth" else ("level", level)
        figures.append(Observation(Period(str(year)), told, measure, source=source))
    return Indicator(
        f"i{n}", f"{FIELDS[n % len(FIELDS)]}{thing}", Target(form, Decimal(value), "ge", source=source),
        CLASSES[n * 5 // 500 % 5], unit, "binding" if n % 5 == 0 else "expected", "up",
        Decimal(100), lead, tuple(figures),
    )  # fmt: skip


def _handed_in(record: Any, people: dict[str, Any]) -> None:
    """Two rounds: last year's half year, all accepted; the one that runs, a third of it handed in."""
    from guibiao.desk.models import Chapter, Entry, Round
    from guibiao.desk.owing import due_in

    today = date.today()  # noqa: DTZ011
    clerks = {one.department_id: one for one in people.values() if one.role == "clerk"}
    chance = random.Random(record.pk)
    for period, due, share in (("2024-H1", today - timedelta(60), 1.0), ("2024", today + timedelta(4), 0.33)):
        opened = Round.objects.create(plan=record, period=period, due=due)
        entries, chapters = [], []
        for owing in due_in(opened):
            clerk = clerks[owing.department.pk]
            for item in owing.items:
                if chance.random() < share:
                    state = "accepted" if share == 1 else chance.choice(("draft", "submitted", "approved", "returned"))
                    value = f"{chance.randint(900, 1600) / 10}"
                    entries.append(Entry(
                        round=opened, indicator=item.indicator, department=owing.department, part=item.part,
                        measure=item.measure, written=value, value=value, state=state, author=clerk,
                        explanation="项目陆续投产，带动增长。", reason="请核对" if state == "returned" else "",
                    ))  # fmt: skip
            text = "重点项目进展顺利，全年完成投资12.5亿元，增长6.5%。"
            chapters.append(Chapter(
                round=opened, department=owing.department, key="progress", text=text, author=clerk, state="submitted"
            ))  # fmt: skip
        Entry.objects.bulk_create(entries, batch_size=1000)
        Chapter.objects.bulk_create(chapters)


def _documents(count: int, owner: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from guibiao.desk.uploading import take_in
    from guibiao.desk.worker import work_one

    own = max(count // 10, 1)
    for number in range(own):
        take_in(SimpleUploadedFile(f"报告{number}.txt", report(number).encode()), owner)
    while work_one():
        pass
    _copy(count - own, own)


def _copy(more: int, own: int) -> None:
    """Copies of the documents that were read, as rows alone."""
    from django.db import connection

    sets = ", ".join(f"({n // own + 1}, {n % own})" for n in range(more))
    if not sets:
        return
    steps = (
        f"CREATE TEMP TABLE copies AS SELECT d.id AS old, nextval('desk_documentrecord_id_seq') AS new, s.turn"
        f" FROM (VALUES {sets}) AS s(turn, at) JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at"
        f" FROM desk_documentrecord) AS d ON d.at = s.at",
        "INSERT INTO desk_documentrecord (id, name, file, digest, size, kind, title, region, year, problem,"
        " uploader_id, uploaded) SELECT c.new, c.turn || '-' || d.name, d.file, md5(c.new::text), d.size, d.kind,"
        " d.title, d.region, d.year, d.problem, d.uploader_id, d.uploaded FROM copies c"
        " JOIN desk_documentrecord d ON d.id = c.old",
        "CREATE TEMP TABLE parts AS SELECT r.id AS old, nextval('desk_reading_id_seq') AS new, c.new AS record"
        " FROM copies c JOIN desk_reading r ON r.record_id = c.old",
        "INSERT INTO desk_reading (id, record_id, number, name, title, kind, region, year, summary, passages) SELECT"
        " p.new, p.record, r.number, r.name, r.title, r.kind, r.region, r.year, r.summary, r.passages"
        " FROM parts p JOIN desk_reading r ON r.id = p.old",
        'INSERT INTO desk_statementrecord (reading_id, number, start, "end", text, found, corrected, decision, version)'
        ' SELECT p.new, s.number, s.start, s."end", s.text, s.found, s.corrected, s.decision, s.version'
        " FROM parts p JOIN desk_statementrecord s ON s.reading_id = p.old",
        "INSERT INTO desk_findingrecord (reading_id, passage, kind, claim, message, working) SELECT p.new, f.passage,"
        " f.kind, f.claim, f.message, f.working FROM parts p JOIN desk_findingrecord f ON f.reading_id = p.old",
        "INSERT INTO desk_sentence (kind, key, reading_id, passage, department_id, text, words) SELECT s.kind,"
        " p.record, p.new, s.passage, s.department_id, s.text, s.words"
        " FROM parts p JOIN desk_sentence s ON s.reading_id = p.old",
        "ANALYZE",
    )
    with connection.cursor() as cursor:
        for step in steps:
            cursor.execute(step)


def report(number: int) -> str:
    """A work report of a fictional county, of about 12,000 characters."""
    chance = random.Random(number)
    year = 2014 + number % 10
    lines = [f"{('云河县', '青山县', '白石县', '河东县')[number % 4]}{year}年政府工作报告", ""]
    for section in SECTIONS:
        lines += [section, *_paragraphs(chance, 9)]
    return "\n\n".join(lines)


def _paragraphs(chance: random.Random, count: int) -> Iterator[str]:
    for _n in range(count):
        field, town = chance.choice(FIELDS), chance.choice(TOWNS)
        yield (
            f"{field}稳步发展。全年{field}增加值{chance.randint(20, 900) / 10}亿元，"
            f"增长{chance.randint(10, 120) / 10}%；"
            f"固定资产投资增长{chance.randint(10, 150) / 10}%，一般公共预算收入{chance.randint(30, 200) / 10}亿元。"
            f"{town}新建改建道路{chance.randint(5, 60)}公里，新增就业{chance.randint(200, 3000)}人，"
            f"改造老旧小区{chance.randint(2, 30)}个，受到群众欢迎。{town}的项目按计划推进，各项手续办理完毕，"
            f"施工单位已经进场，预计明年建成投用。县里组织专班到现场解决用地、用电、用水和资金方面的困难。"
        )


def folder_size(folder: Path) -> int:
    """Bytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
