"""Kill the desk's server and worker (kill -9) at random points while files are uploaded and read, and see what is left.

Every upload that was answered must be there with its bytes and be read in the end, exactly once; a reading is whole or
absent; the search's index and the history agree with the rows. `--rounds` and `--seed` choose the length and the
points, DATABASE_URL the database. Prints counts; exits 1 with the reason where something is lost or half-done.
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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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
    """What the server answered: the digests of files that it said it has."""

    accepted: set[str] = field(default_factory=set)
    tried: int = 0
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
    session = _prepare(folder)
    for number in range(rounds):
        server, worker = _start(_SERVE, folder), _start(_WORK, folder)
        try:
            told.warm.clear()
            port = int(_line(server))
            _line(worker)
            sender = threading.Thread(target=_upload, args=(port, session, told, chance.random(), number), daemon=True)
            sender.start()
            told.warm.wait(60)
            time.sleep(chance.uniform(0.0, 1.5))
        finally:
            for process in chance.sample([server, worker], 2):
                process.kill()
                process.wait()
        sender.join()
    return _judge(folder, told)


def _start(program: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", program, str(folder)], stdout=subprocess.PIPE, text=True)


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def _prepare(folder: Path) -> dict[str, str]:
    """The database, a planner, and the planner's session and token as cookies."""
    from guibiao.desk.serving import prepare

    prepare(folder)
    from django.conf import settings
    from django.test import Client

    from guibiao.desk.models import User

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    planner = User.objects.create_user("planner", password="Yunhe-desk-2026", role="planner")
    client = Client()
    client.force_login(planner)
    client.get("/documents")
    _close()
    return {name: client.cookies[name].value for name in ("sessionid", "csrftoken")}


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
    headers = {
        "Content-Type": "multipart/form-data; boundary=part",
        "Accept": "application/json",
        "Cookie": "; ".join(f"{name}={value}" for name, value in session.items()),
        "X-CSRFToken": session["csrftoken"],
    }
    return head + text + b"\r\n--part--\r\n", headers


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
        f" sentences {Sentence.objects.count()}"
    )
    try:
        return _lost(told, records) or _half_done(records) or _index() or _history(records)
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
