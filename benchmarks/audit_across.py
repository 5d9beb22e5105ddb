"""Whether linking documents takes time in proportion to their number: made-up reports of many counties and years.

Prints, for growing numbers of documents, the processor time of extraction, of the whole audit and of linking alone, and
how many errors and warnings there are: one report in twenty has a slip.

Usage: python benchmarks/audit_across.py [--documents N]
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from typing import TypeVar

from guibiao.audit import audit_documents, failures
from guibiao.audit.across import account_of, linked
from guibiao.audit.ledger import Ledger
from guibiao.documents import Document, document_of_text
from guibiao.extract import extract

REPORT = """{place}人民政府工作报告

——{next}年1月10日在{place}第{session}届人民代表大会上

一、{year}年工作回顾

全县地区生产总值完成{gdp:.1f}亿元，增长{real:.1f}%。社会消费品零售总额{retail:.2f}亿元，增长{retail_growth:.1f}%。
一般公共预算收入{budget:.2f}亿元，增长{budget_growth:.1f}%。常住人口城镇化率{urban:.1f}%，提高{urban_change:.1f}个百分点。

二、{next}年工作安排

主要预期目标是：地区生产总值增长6%以上，社会消费品零售总额增长{target:.1f}%以上，一般公共预算收入增长4%以上。
"""
SESSIONS = ["十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十"]
T = TypeVar("T")
YEARS = range(2014, 2024)
NAMES = "云江岭平澜青浦沙河明泽桥溪禾垣临浔南麓澜兰宁安和永丰泰嘉昌"


def main() -> None:
    """Print a line for each number of documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=3000)
    most = parser.parse_args().documents
    print(f"{'documents':>10} {'extract s':>10} {'audit s':>9} {'link s':>8} {'link ms/document':>17} {'errors':>8}")
    for number in (most // 8, most // 4, most // 2, most):
        print(_line(number))


def _line(number: int) -> str:
    read, extracting = _timed(lambda: [(d, extract(d)) for d in reports(number)])
    found, auditing = _timed(lambda: audit_documents(read))
    accounts = [a for d, s in read if (a := account_of(Ledger(d, s)))]
    _, linking = _timed(lambda: list(linked(accounts)))
    failed = sum(f.severity != "note" for f in failures(found))
    return f"{number:10} {extracting:10.2f} {auditing:9.2f} {linking:8.3f} {linking / number * 1000:17.3f} {failed:8}"


def reports(number: int) -> Iterator[Document]:
    """So many reports: counties over ten years, each level following from the year before but for one in twenty."""
    for county in range((number + len(YEARS) - 1) // len(YEARS)):
        yield from _of_county(county, min(len(YEARS), number - county * len(YEARS)))


def _of_county(county: int, years: int) -> Iterator[Document]:
    draw = random.Random(county)
    place = NAMES[county % len(NAMES)] + NAMES[county // len(NAMES) % len(NAMES)] + NAMES[county % 7] + "县"
    retail, budget, urban = draw.uniform(20, 90), draw.uniform(3, 20), draw.uniform(35, 60)
    for year in list(YEARS)[:years]:
        rates = draw.uniform(2, 9), draw.uniform(1, 8)
        step = round(draw.uniform(0.3, 1.4), 1)
        retail, budget, urban = retail * (1 + rates[0] / 100), budget * (1 + rates[1] / 100), urban + step
        slip = 3 if draw.random() < 0.05 else 0
        text = REPORT.format(
            place=place, year=year, next=year + 1, session=SESSIONS[year - YEARS[0]], gdp=retail * 3, real=rates[0],
            retail=retail, retail_growth=rates[0] + slip, budget=budget, budget_growth=rates[1], urban=urban,
            urban_change=step, target=draw.uniform(4, 8),
        )  # fmt: skip
        yield document_of_text(text, f"{county}-{year}")


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    start = time.process_time()
    result = work()
    return result, time.process_time() - start


if __name__ == "__main__":
    main()
