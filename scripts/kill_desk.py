"""Kill the desk's server and worker (kill -9) at random points of uploads, imports and approvals; see what is left.

Every upload that was answered must be there with its bytes and be read in the end, exactly once; a reading is whole or
absent; an import or a step (of a figure, of a project's progress) that was answered is done, one that was not is done
whole or not at all; the search's index and the history agree with the rows. `--rounds` and `--seed` choose the length
and the points, DATABASE_URL the database. Prints counts; exits 1 with the reason where something is lost or half-done.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

UNIT = "县统计局"
STALE = 2.0  # seconds: a dead worker is given up soon
_SERVE = """
import sys
from pathlib import Path
from guibiao.desk.serving import set_up
set_up(Path(sys.argv[1]))
from waitress import create_server
from guibiao.desk.wsgi import application
server = create_server(application, host="127.0.0.1", port=0)
print(server.effective_port, flush=True)
server.run()
"""
_WORK = f"""
import sys
from pathlib import Path
from guibiao.desk.serving import set_up
set_up(Path(sys.argv[1]))
from guibiao.desk import jobs, worker
jobs.ATTEMPTS = 1000
print("ready", flush=True)
worker.work(stale={STALE}, pause=0.05)
"""


@dataclass
class Told:
    """What the server answered: the digests of files that it said it has, the acts that it said it has done."""

    accepted: set[str] = field(default_factory=set)
    tried: int = 0
    done: Counter[str] = field(default_factory=Counter)
    begun: int = 0  # acts of the office
    problem: str = ""
    acted: threading.Event = field(default_factory=threading.Event)  # the same of the office
    warm: threading.Event = field(default_factory=threading.Event)  # the server of this round has answered


def main() -> None:
    """Run the loop."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=40)
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        problem = kill_in_a_loop(Path(folder), asked.rounds, asked.seed)
    if problem:
        print(problem)
        sys.exit(1)


def kill_in_a_loop(folder: Path, rounds: int, seed: int) -> str:
    """Kill both processes `rounds` times; gives what is wrong afterwards, "" where nothing is."""
    chance, told = random.Random(seed), Told()
    sessions = _prepare(folder)
    for number in range(rounds):
        server, worker = _start(_SERVE, folder), _start(_WORK, folder)
        try:
            told.warm.clear()
            told.acted.clear()
            port = int(_line(server))
            _line(worker)
            sent = (port, sessions["planner"], told, chance.random(), number)
            office = Office(port, sessions, told)
            senders = [threading.Thread(target=_upload, args=sent), threading.Thread(target=office.work)]
            for sender in senders:
                sender.start()
            told.warm.wait(60)
            told.acted.wait(60)
            time.sleep(chance.uniform(0.0, 1.5))
        finally:
            for process in chance.sample([server, worker], 2):
                process.kill()
                process.wait()
        for sender in senders:
            sender.join()
    return _judge(folder, told)


def _start(program: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, text=True)


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def _prepare(folder: Path) -> dict[str, dict[str, str]]:
    """The database, a plan with a round, the people; the session and token of each as cookies."""
    from guibiao.desk.serving import prepare

    prepare(folder)
    from datetime import date

    from django.conf import settings
    from django.test import Client

    from guibiao.desk.models import Department, Round, User
    from guibiao.desk.plans import save_plain

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    Round.objects.create(plan=save_plain(_plan(0)), period="2023", due=date(2024, 1, 28))
    unit, cookies = Department.objects.get(name=UNIT), {}
    for role in ("planner", "clerk", "head"):
        own = None if role == "planner" else unit
        person = User.objects.create_user(role, password="Yunhe-desk-2026", role=role, department=own)
        client = Client()
        client.force_login(person)
        client.get("/documents")
        cookies[role] = {name: client.cookies[name].value for name in ("sessionid", "csrftoken")}
    _close()
    return cookies


def _plan(number: int) -> dict[str, Any]:
    """A plan of many rows, each of which names the number: a plan of two numbers is half an import."""
    rows = [
        {
            "id": f"i{n}", "name": f"指标{n}", "category": f"第{number}版", "unit": "亿元", "direction": "up",
            "base": f"{number}", "target": {"form": "level", "value": "99999"}, "lead": UNIT,
        }
        for n in range(40)
    ]  # fmt: skip
    card = {"name": "云河县规划", "region": "云河县", "base": 2020, "period": "2021/2025"}
    project = {"id": "p0", "name": "云河水厂", "lead": UNIT, "total": "12000", "done": "0"}
    return {"plan": card, "indicators": rows, "projects": [project]}


class Office:
    """People who import plans and pass a figure on, one act after another, until the server is gone."""

    def __init__(self, port: int, sessions: dict[str, dict[str, str]], told: Told) -> None:
        self._port, self._sessions, self._told = port, sessions, told

    def work(self) -> None:
        """Act; an act that is answered counts as done."""
        import http.client

        try:
            while not self._told.problem:
                self._step()
                self._report()
                self._import()
        except (OSError, http.client.HTTPException):
            return
        finally:
            _close()

    def _step(self) -> None:
        from guibiao.desk.models import Entry, Round

        opened, entry = Round.objects.get(), Entry.objects.first()
        state, version = (entry.state, entry.version) if entry else ("draft", 0)
        who, step = {
            "submitted": ("head", "approve"), "approved": ("planner", "accept"), "accepted": ("planner", "reopen"),
        }.get(state, ("clerk", "save"))  # fmt: skip
        self._told.begun += 1
        if step == "save":
            said = {"value": f"{version}.5", "version": str(version), "then": "submit"}
            self._post(who, f"/rounds/{opened.pk}/figures/i0/level", said)
        else:
            said = {"step": step, "version": str(version), "reason": "重报"}
            self._post(who, f"/entries/{entry.pk}/step", said)
        now = Entry.objects.first()
        if now is None or now.version == version:
            self._told.problem = f"{step} was answered and not done"
        self._told.done[f"entry.{'submit' if step == 'save' else step}"] += 1
        self._told.acted.set()

    def _report(self) -> None:
        """The next step of what is told of the project; accepted, it is in the plan's row."""
        from guibiao.desk.models import Progress, ProjectRecord

        row, told = ProjectRecord.objects.get(), Progress.objects.exclude(state="accepted").first()
        state, version = (told.state, told.version) if told else ("draft", 0)
        who, step = {"submitted": ("head", "approve"), "approved": ("planner", "accept")}.get(state, ("clerk", "save"))
        self._told.begun += 1
        said = {"version": str(version), "step": step}
        if step == "save":
            said = {"version": str(version), "done": str(row.version), "then": "submit"}
        self._post(who, f"/projects/{row.pk}", said)
        now = Progress.objects.get(pk=told.pk) if told else Progress.objects.exclude(state="accepted").first()
        if now is None or now.version == version:
            self._told.problem = f"{step} of progress was answered and not done"
        if step == "accept" and ProjectRecord.objects.get().data["done"] != told.said["done"]:
            self._told.problem = "progress was accepted and is not in the plan"
        self._told.done[f"progress.{'submit' if step == 'save' else step}"] += 1

    def _import(self) -> None:
        import json

        from guibiao.desk.models import PlanRecord

        record = PlanRecord.objects.get()
        number = record.version
        data = json.dumps(_plan(number), ensure_ascii=False).encode()  # JSON is YAML
        self._told.begun += 1
        place = self._post("planner", "/plans/import", {"plan": str(record.pk)}, ("plan.yaml", data))
        self._post("planner", f"{place}/confirmed", {})
        kept = PlanRecord.objects.get().indicatorrecord_set.first()
        if kept is None or kept.data["base"] != str(number):
            self._told.problem = "an import was answered and not done"
        self._told.done["plan.imported"] += 1

    def _post(self, who: str, path: str, fields: dict[str, str], file: tuple[str, bytes] | None = None) -> str:
        """Send a form; gives where the answer leads. Raises OSError where the server is gone."""
        import http.client

        parts = [
            f'--part\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode() for k, v in fields.items()
        ]
        if file:
            head = f'--part\r\nContent-Disposition: form-data; name="file"; filename="{file[0]}"\r\n\r\n'
            parts.append(head.encode() + file[1] + b"\r\n")
        body = b"".join(parts) + b"--part--\r\n"
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        connection.request("POST", path, body, _headers(self._sessions[who]))
        answer = connection.getresponse()
        answer.read()
        if answer.status != 302:
            self._told.problem = f"{path} answered {answer.status}"
        return answer.headers.get("Location", "")


def _upload(port: int, session: dict[str, str], told: Told, seed: float, number: int) -> None:
    """Upload reports, each of its own words, until the server is gone."""
    import hashlib
    import http.client

    chance = random.Random(seed)
    for count in range(1000):
        text = _report(number, count, chance)
        told.tried += 1
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
            connection.request("POST", "/documents/upload", *_form(text, session))
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return
        told.warm.set()
        if answer.status == 200:
            told.accepted.add(hashlib.sha256(text).hexdigest())


def _report(number: int, count: int, chance: random.Random) -> bytes:
    lines = [f"云河县{2000 + number % 30}年政府工作报告", "", "一、工作回顾"]
    lines += [f"第{n}项：全年完成投资{chance.randint(10, 999)}亿元，增长{n % 9 + 1}.5%。" for n in range(40)]
    return "\n".join([*lines, f"编号{number}之{count}。"]).encode()


def _form(text: bytes, session: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    head = b'--part\r\nContent-Disposition: form-data; name="files"; filename="report.txt"\r\n\r\n'
    return head + text + b"\r\n--part--\r\n", {**_headers(session), "Accept": "application/json"}


def _headers(session: dict[str, str]) -> dict[str, str]:
    return {
        "Content-Type": "multipart/form-data; boundary=part",
        "Cookie": "; ".join(f"{name}={value}" for name, value in session.items()),
        "X-CSRFToken": session["csrftoken"],
    }


def _judge(folder: Path, told: Told) -> str:
    """Let a worker finish the queue, then look at everything."""
    from guibiao.desk.models import DocumentRecord, Job, Sentence

    deadline = time.monotonic() + 300
    worker = _start(_WORK, folder)
    while Job.objects.filter(state__in=("waiting", "running")).exists() and time.monotonic() < deadline:
        time.sleep(0.2)
    worker.kill()
    worker.wait()
    records = {one.digest: one for one in DocumentRecord.objects.all()}
    print(
        f"uploads tried {told.tried}, answered {len(told.accepted)}, kept {len(records)};"
        f" jobs {Job.objects.count()}, tried again {Job.objects.filter(attempts__gt=1).count()};"
        f" sentences {Sentence.objects.count()};"
        f" acts begun {told.begun}, answered {sum(told.done.values())}: {dict(sorted(told.done.items()))}"
    )
    try:
        return (
            told.problem
            or _lost(told, records)
            or _half_done(records)
            or _office(told)
            or _index()
            or _history(records)
        )
    finally:
        _close()


def _lost(told: Told, records: dict[str, Any]) -> str:
    import hashlib

    missing = told.accepted - set(records)
    if missing:
        return f"{len(missing)} accepted uploads are lost"
    for digest, record in records.items():
        if hashlib.sha256(Path(record.file.path).read_bytes()).hexdigest() != digest:
            return f"the file of document {record.pk} is not what was uploaded"
    return "" if told.accepted else "nothing was accepted: the loop tests nothing"


def _half_done(records: dict[str, Any]) -> str:
    for record in records.values():
        jobs = list(record.job_set.values_list("state", flat=True))
        readings = list(record.readings.all())
        if jobs != ["done"] or len(readings) != 1:
            return f"document {record.pk}: jobs {jobs}, {len(readings)} readings"
        [reading] = readings
        sentences = reading.sentence_set.filter(text__contains="完成投资").count()
        if reading.statements.count() != 80 or sentences != 40:
            return f"document {record.pk}: {reading.statements.count()} statements, {sentences} sentences"
    return ""


def _office(told: Told) -> str:
    """Acts that were answered are in the history; a plan is of one import; the rows are as the history has them."""
    from guibiao.desk.checking import file_faults, history_faults
    from guibiao.desk.models import HistoryRecord, IndicatorRecord

    for action, count in told.done.items():
        noted = HistoryRecord.objects.filter(action=action).count()
        if noted < count:
            return f"{action}: {count} answered, {noted} in the history"
    if not told.done:
        return "nothing was handed in or imported: the loop tests nothing"
    versions = {(row.category, row.data["base"]) for row in IndicatorRecord.objects.all()}
    if len(versions) != 1:
        return f"half an import: {versions}"
    made_here = ("账号",)  # the people of this loop have no history
    faults = [str(one) for one in (*history_faults(), *file_faults()) if not one.about.startswith(made_here)]
    return faults[0] if faults else ""


def _index() -> str:
    from guibiao.desk.models import Sentence, User
    from guibiao.desk.search import find

    found = find(User.objects.get(username="planner"), "投资").count()
    there = Sentence.objects.filter(text__contains="投资").count()
    return "" if found == there else f"the search finds {found} of {there} sentences"


def _history(records: dict[str, Any]) -> str:
    from guibiao.desk.history import first_broken
    from guibiao.desk.models import HistoryRecord

    if first_broken() is not None:
        return "the history's chain is broken"
    noted = HistoryRecord.objects.filter(action="document.uploaded").count()
    return "" if noted == len(records) else f"{noted} records of {len(records)} uploads"


def _close() -> None:
    from django.db import connection

    connection.close()


if __name__ == "__main__":
    os.environ.setdefault("TZ", "Asia/Shanghai")
    main()
