"""How many planted slips the audit finds, and how often it cries out over a clean text, by rule.

Each case is a report put together from seeded wordings (audit_slips.yaml) in which everything fits, and the same report
with one figure changed. A slip counts as found where a failing claim quotes it first, under whatever rule; `as named`
counts those found under the rule that it was planted for.

Usage: python benchmarks/audit_slips.py [--cases N] [--seed N] [--show missed|alarms] [--rule RULE]
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import yaml

from guibiao.audit import Finding, audit_documents, failures
from guibiao.documents import document_of_text
from guibiao.extract import extract

WORDINGS: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
_MARK = re.compile(r"⟦([^|⟧]*)\|([^⟧]*)⟧")

MONEY = {
    "社会消费品零售总额": (30, 900), "一般公共预算收入": (4, 90), "旅游总收入": (8, 300), "进出口总额": (3, 400),
    "金融机构各项存款余额": (90, 3000), "税收收入": (3, 60), "电子商务交易额": (5, 200), "一般公共预算支出": (20, 400),
    "金融机构各项贷款余额": (60, 2500),
}  # fmt: skip
REAL = ["地区生产总值", "规模以上工业增加值", "第三产业增加值", "农林牧渔业增加值", "建筑业增加值", "服务业增加值"]
THINGS = {
    "规模以上工业企业": (60, 500, "家"), "高新技术企业": (30, 400, "家"), "森林面积": (80, 400, "万亩"),
    "接待游客": (80, 900, "万人次"), "发明专利授权量": (60, 900, "件"), "民用汽车保有量": (5, 60, "万辆"),
    "市场主体": (2, 40, "万户"), "公路通车里程": (900, 9000, "公里"), "科技型中小企业": (50, 600, "家"),
}  # fmt: skip
RATES = {
    "常住人口城镇化率": (40, 75), "森林覆盖率": (30, 80), "空气质量优良天数比率": (80, 97), "研发经费投入强度": (1, 4),
    "高中阶段毛入学率": (85, 96), "农村自来水普及率": (80, 97), "基本养老保险参保率": (85, 97),
}  # fmt: skip
COVERS = ["九年义务教育巩固率", "农村卫生厕所普及率", "基本医疗保险参保率", "生活垃圾无害化处理率"]
ASPECTS = ["经济发展", "创新驱动", "民生福祉", "绿色生态", "安全保障", "改革开放", "城乡融合", "文化繁荣"]
DEEDS = ["稳定工业运行", "扩大有效投资", "促进消费升级", "办好民生实事", "防范重大风险", "深化重点改革", "守牢生态底线"]
HAN = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Case:
    """A rule, the documents of a clean case, those of its slip, and where in the last one the slip stands."""

    rule: str
    wording: int
    clean: tuple[str, ...]
    slip: tuple[str, ...]
    start: int
    end: int


class Draw:
    """Random figures and names, no indicator twice in one case."""

    def __init__(self, seed: str) -> None:
        self.random = random.Random(seed)
        self._used: set[str] = set()

    def one(self, names: Sequence[str]) -> str:
        left = [n for n in names if n not in self._used]
        chosen = self.random.choice(left)
        self._used.add(chosen)
        return chosen

    def number(self, low: float, high: float, places: int) -> Decimal:
        return rounded(Decimal(str(self.random.uniform(low, high))), places)

    def count(self, low: int, high: int) -> int:
        return self.random.randint(low, high)

    def money(self) -> tuple[str, Decimal]:
        name = self.one(list(MONEY))
        return name, self.number(*MONEY[name], self.random.choice([1, 2]))

    def thing(self) -> tuple[str, Decimal, str]:
        name = self.one(list(THINGS))
        low, high, unit = THINGS[name]
        return name, self.number(low, high, 1 if "万" in unit else 0), unit

    def off(self, value: Decimal, least: Decimal) -> Decimal:
        """Another figure with as many decimals, at least so far off: a digit, a swap, or ten times."""
        step = least * Decimal(str(self.random.uniform(1.0, 4.0))) * self.random.choice([1, -1])
        wrong = (value + step).quantize(value)
        if abs(wrong - value) < least or (wrong <= 0 < value):
            wrong = value + max(least.quantize(value), least, Decimal(1).scaleb(value.as_tuple().exponent))
        return wrong.quantize(value)


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def mark(right: object, wrong: object) -> str:
    return f"⟦{right}|{wrong}⟧"


def grew(rate: Decimal, up: str = "增长", down: str = "下降") -> str:
    return f"{up}{rate}%" if rate >= 0 else f"{down}{-rate}%"


def marked_growth(rate: Decimal, wrong: Decimal) -> str:
    """A growth whose figure is marked, its direction as it should be."""
    return f"{'增长' if rate >= 0 else '下降'}{mark(f'{abs(rate)}%', f'{abs(wrong)}%')}"


def mean_growth(d: Draw) -> dict[str, object]:
    g1, g2 = d.number(1.5, 12, 1), d.number(0.4, 9, 1)
    mean = rounded(Decimal((float(1 + g1 / 100) * float(1 + g2 / 100)) ** 0.5 * 100 - 100), 1)
    wrong = d.off(mean, Decimal("0.7"))
    a1, a2 = d.number(80, 200, 1), d.number(200, 300, 1)
    both = rounded((1 + g1 / 100) * (1 + g2 / 100) * 100 - 100, 1)
    return {
        "cum": mark(f"{both}%", f"{d.off(both, Decimal(1))}%"),
        "ind": d.one(REAL), "g1": grew(g1), "g2": grew(g2), "g1n": grew(g1), "g2n": f"{g2}%", "r1": f"{g1}%",
        "r2": f"{g2}%", "mean": marked_growth(mean, wrong), "mr": mark(f"{mean}%", f"{wrong}%"),
        "t": f"{d.number(5, 9, 1)}%", "a1": f"{a1}亿元", "a2": f"{a2}亿元",
    }  # fmt: skip


def _pair(d: Draw, grow: tuple[float, float]) -> tuple[str, Decimal, Decimal, str]:
    """An indicator in money or things with two levels."""
    if d.random.random() < 0.6:
        name, a = d.money()
        unit = "亿元"
    else:
        name, a, unit = d.thing()
    b = (a * Decimal(str(1 + d.random.uniform(*grow) / 100))).quantize(a)
    return name, a, b if b != a else b + Decimal(1).scaleb(a.as_tuple().exponent), unit


def cagr(d: Draw) -> dict[str, object]:
    name, a, b, unit = _pair(d, (12, 50))
    rate = rounded(Decimal((float(b / a) ** 0.5 - 1) * 100), 1)
    wrong = d.off(rate, max(Decimal("1.5"), rate / 6))
    return {"ind": name, "a": f"{a}{unit}", "b": f"{b}{unit}", "rate": mark(f"{rate}%", f"{wrong}%")}


def growth_of_levels(d: Draw) -> dict[str, object]:
    name, a, b, unit = _pair(d, d.random.choice([(6, 30), (6, 30), (-25, -6)]))
    rate = rounded((b / a - 1) * 100, 1)
    wrong = d.off(abs(rate), max(Decimal("1.5"), abs(rate) / 6))
    return {
        "more": "增加" if b > a else "减少", "c": f"{abs(b - a)}{unit}",
        "ind": name, "a": f"{a}{unit}", "b": f"{b}{unit}", "g": marked_growth(rate, wrong),
        "to": "增加到" if b > a else "下降到",
    }  # fmt: skip


def change_of_levels(d: Draw) -> dict[str, object]:
    if d.random.random() < 0.6:
        name = d.one(list(RATES))
        a = d.number(*RATES[name], 2 if RATES[name][1] < 10 else 1)
        b = a + d.number(0.3, 2.4, 1).quantize(a)
        step = mark(f"{b - a}个百分点", f"{d.off(b - a, Decimal('0.5'))}个百分点")
        return {"ind": name, "a": f"{a}%", "b": f"{b}%", "d": f"提高{step}", "to": "提高到"}
    name, a, b, unit = _pair(d, (6, 40))
    step = mark(f"{b - a}{unit}", f"{d.off(b - a, max(abs(b - a) / 5, Decimal('0.3') if a % 1 else Decimal(2)))}{unit}")
    return {"ind": name, "a": f"{a}{unit}", "b": f"{b}{unit}", "d": f"增加{step}", "to": "增加到"}


def sum_of_parts(d: Draw) -> dict[str, object]:
    p = [d.count(4, 60) for _ in range(4)]
    m = [d.number(8, 90, 1) for _ in range(3)]
    h = [d.number(10, 60, 1) for _ in range(2)]
    w = [d.count(100, 3000) for _ in range(3)]

    y1 = d.number(2, 9, 1)

    def total(parts: Sequence[Any]) -> str:
        right = sum(parts)
        least = max(abs(Decimal(right)) / 40, Decimal(1) if isinstance(right, int) else Decimal("0.4"))
        return mark(right, d.off(Decimal(right), least))

    return {
        "total4": total(p), "y5": y1 * 5, "y1": mark(y1, d.off(y1, y1 / 8)),
        **{f"p{i}": v for i, v in enumerate(p, 1)}, **{f"m{i}": v for i, v in enumerate(m, 1)},
        **{f"w{i}": v for i, v in enumerate(w, 1)}, "h1": h[0], "h2": h[1],
        "total": total(p), "total2": total(p[:2]), "total3": total(p[:3]), "m": total(m), "mm": total(m[:2]),
        "hh": total(h), "mmm": total(w),
    }  # fmt: skip


def count_of_items(d: Draw) -> dict[str, object]:
    n = d.count(3, 6)
    wrong = n + d.random.choice([1, -1])
    aspects = [d.one(ASPECTS) for _ in range(n)]
    deeds = [d.one(DEEDS) for _ in range(n)]
    k = d.count(2, 4)
    met = [d.count(1, 5) for _ in range(k)]
    unmet = [d.count(1, 3) for _ in range(k)]
    classes = "\n".join(
        f"{i}．{a}类指标{m + u}项，达标{m}项，未达标{u}项。"
        for i, (a, m, u) in enumerate(zip(aspects, met, unmet, strict=False), 1)
    )
    all_, ok = sum(met) + sum(unmet), sum(met)
    ok_marked = mark(f"{ok}项", f"{ok + d.random.choice([1, -1, 2])}项")
    bullets = [f"——{name}：2022年进展顺利。" for name in [d.one(list(RATES)) for _ in range(k)]]
    return {
        "list": "、".join(aspects), "n": mark(HAN[n], HAN[wrong]),
        "ordinals": "".join(f"{HAN[i]}是{deed}。" for i, deed in enumerate(deeds, 1)),
        "summary": f"规划提出主要指标{all_}项，其中达到进度要求的{ok_marked}，未达到进度要求的{all_ - ok}项。",
        "summary2": f"从{all_}项指标的进展情况看，{ok_marked}指标达标，{all_ - ok}项指标未达标。",
        "classes": classes,
        "headed": f"1．民生保障类指标{mark(f'{k}项', f'{k + 1}项')}，达标1项，未达标{k - 1}项。",
        "bullets": "\n".join(bullets),
    }  # fmt: skip


def share(d: Draw) -> dict[str, object]:
    part, whole, low, high = d.random.choice([
        ("工业投资", "固定资产投资", 60, 400), ("税收收入", "一般公共预算收入", 5, 60),
        ("教育支出", "一般公共预算支出", 30, 300), ("第三产业增加值", "地区生产总值", 100, 900),
        ("数字经济核心产业增加值", "地区生产总值", 100, 900), ("高新技术产业产值", "规模以上工业总产值", 80, 900),
    ])  # fmt: skip
    w = d.number(low, high, 1)
    p = (w * d.number(0.1, 0.85, 3)).quantize(w)
    n = d.count(20, 180)
    k = d.count(n // 5, n - 3)
    w0 = d.number(200, 900, 1)
    p0 = d.number(20, 150, 1)

    pop = d.number(20, 90, 1)
    urban = (pop * d.number(0.4, 0.7, 3)).quantize(pop)
    days = Decimal(d.count(290, 360))

    def pct(a: Decimal, b: Decimal) -> str:
        right = rounded(a / b * 100, 1)
        return mark(f"{right}%", f"{d.off(right, max(Decimal('1.5'), right / 15))}%")

    return {
        "wpop": pop, "ppop": urban, "spop": pct(urban, pop), "days": days, "sdays": pct(days, Decimal(365)),
        "part": part, "whole": whole, "p": f"{p}亿元", "w": f"{w}亿元", "s": pct(p, w), "n": n, "k": k,
        "sn": pct(Decimal(k), Decimal(n)), "p0": p0, "w0": w0, "s0": pct(p0, w0),
    }  # fmt: skip


def shares_to_100(d: Draw) -> dict[str, object]:
    a, b = d.number(5, 20, 1), d.number(30, 50, 1)
    c = 100 - a - b
    wrong = d.off(c, Decimal("0.6"))
    return {
        "ratio": mark(f"{a}:{b}:{c}", f"{a}:{b}:{wrong}"), "ratio2": mark(f"{a}：{b}：{c}", f"{a}：{b}：{wrong}"),
        "ratio3": mark(f"{a}∶{b}∶{c}", f"{a}∶{b}∶{wrong}"), "list": mark(f"{a}%、{b}%和{c}%", f"{a}%、{b}%和{wrong}%"),
    }  # fmt: skip


def attainment(d: Draw) -> dict[str, object]:
    name, a = d.money()
    t = (a * d.number(0.9, 1.4, 3)).quantize(a)
    right = rounded(a / t * 100, 1)
    n = d.count(40, 900)
    k = d.count(n // 2, n)
    rn = rounded(Decimal(k) / n * 100, 1)
    verb, u = d.random.choice(
        [("新建改建农村公路", "公里"), ("改造老旧小区", "个"), ("新增学位", "个"), ("改造危房", "户")]
    )
    return {
        "ind": name, "a": f"{a}亿元", "t": f"{t}亿元", "s": mark(f"{right}%", f"{d.off(right, Decimal('2.5'))}%"),
        "n": n, "k": k, "u": u, "verb": verb, "sn": mark(f"{rn}%", f"{d.off(rn, Decimal('2.5'))}%"),
    }  # fmt: skip


def gap(d: Draw) -> dict[str, object]:
    x, t = d.number(2, 9, 1), d.number(5, 9, 1)
    t = t if t != x else t + Decimal("0.8")
    apart = abs(x - t)
    rate = d.one(list(RATES))
    p = d.number(*RATES[rate], 1)
    q = p + d.number(0.6, 4, 1)
    return {
        "ind": d.one(REAL), "x": f"{x}%", "t": f"{t}%", "side": "高于" if x > t else "低于",
        "lowhigh": "高" if x > t else "低",
        "d": mark(f"{apart}个百分点", f"{d.off(apart, Decimal('0.5'))}个百分点"),
        "rate": rate, "p": f"{p}%", "q": f"{q}%", "side2": "低于", "short": "低",
        "e": mark(f"{q - p}个百分点", f"{d.off(q - p, Decimal('0.5'))}个百分点"),
    }  # fmt: skip


def multiple(d: Draw) -> dict[str, object]:
    name, a, b, unit = _pair(d, (30, 260))
    x = rounded(b / a, 2)
    rural, urban = Decimal(d.count(14000, 26000)), Decimal(d.count(30000, 52000))
    ratio = rounded(urban / rural, 2)
    return {
        "ind": name, "a": f"{a}{unit}", "b": f"{b}{unit}", "x": mark(f"{x}倍", f"{d.off(x, Decimal('0.25'))}倍"),
        "urban": urban, "rural": rural, "cr": mark(ratio, d.off(ratio, Decimal("0.2"))),
    }  # fmt: skip


def target_consistency(d: Draw) -> dict[str, object]:
    name, a, t, unit = _pair(d, (25, 80))
    pace = rounded(Decimal((float(t / a) ** 0.2 - 1) * 100), 1)
    rate = d.one(list(RATES))
    p = d.number(*RATES[rate], 1)
    step = d.number(0.3, 1.2, 1)
    return {
        "ind": name, "a": f"{a}{unit}", "t": f"{t}{unit}", "pace": mark(f"{pace}%", f"{d.off(pace, Decimal('1.4'))}%"),
        "rate": rate, "p": f"{p}%", "q": f"{p + 5 * step}%",
        "step": mark(f"{step}个百分点", f"{d.off(step, Decimal('0.4'))}个百分点"),
    }  # fmt: skip


def verdict(d: Draw) -> dict[str, object]:
    name, a, b, unit = _pair(d, d.random.choice([(5, 20), (-20, -5)]))
    up = b > a
    z = (a * (Decimal("0.9") if up else Decimal("1.1"))).quantize(a)
    rate = d.one(list(RATES))
    p = d.number(*RATES[rate], 1)
    q = p + d.number(0.4, 2, 1)
    ok = d.random.random() < 0.5
    t = q - d.number(0.4, 2, 1) if ok else q + d.number(0.5, 3, 1)
    x = d.number(2, 9, 1)
    g = x - Decimal("0.9") if ok else x + Decimal("1.6")

    def either(yes: bool, right: str, wrong: str) -> str:
        return mark(right, wrong) if yes else mark(wrong, right)

    return {
        "moved": "提高到", "trendm": mark("呈持续上升趋势", "呈持续下降趋势"),
        "ind": name, "a": f"{a}{unit}", "b": f"{b}{unit}", "z": f"{z}{unit}", "rate": rate, "p": f"{p}%", "q": f"{q}%",
        "trend": either(up, "呈上升趋势", "呈下降趋势"), "trendr": mark("稳步上升", "持续下滑"),
        "trend3": either(up, "逐年增长", "逐年下降"), "rose": either(up, "呈增长态势", "呈下滑态势"),
        "t": f"{t}%", "g": f"{g}%", "x": f"{x}%",
        "early": either(ok, "提前完成规划目标", "尚未达到规划目标"),
        "early2": either(ok, "已提前达到", "尚未达到"),
        "reach": either(ok, "达到进度要求", "未达到进度要求"),
    }  # fmt: skip


def same_figure(d: Draw) -> dict[str, object]:
    name, a = d.money()
    x = d.number(2, 9, 1)
    rate = d.one(list(RATES))
    p = d.number(*RATES[rate], 1)
    n = d.count(60, 400)
    return {
        "firm": d.one(["电商企业", "规模养殖场", "家庭农场", "农民专业合作社"]),
        "n": n, "n2": mark(n, n + d.count(9, 50)),
        "ind": name, "a": f"{a}亿元", "a2": mark(f"{a}亿元", f"{d.off(a, max(a / 20, Decimal('0.3')))}亿元"),
        "g": f"增长{d.number(2, 9, 1)}%", "x": f"{x}%", "x2": mark(f"{x}%", f"{d.off(x, Decimal('0.6'))}%"),
        "rate": rate, "p": f"{p}%", "p2": mark(f"{p}%", f"{d.off(p, Decimal('0.6'))}%"),
        "filler": d.random.choice(WORDINGS["fillers"]),
    }  # fmt: skip


def outlier(d: Draw) -> dict[str, object]:
    part = d.number(91, 99.5, 2)
    m = [d.number(2000, 26000, 1) for _ in range(3)]
    return {
        "cover": d.one(COVERS), "over": mark(f"{part}%", f"{d.number(100.3, 112, 2)}%"),
        "thing": d.random.choice(["乡村振兴衔接", "水利建设", "教育专项", "污染防治"]), "m1": m[0], "m3": m[2],
        "m2": mark(f"{m[1]}万元", f"{rounded(m[1] / 1000, 0)}万元"),
    }  # fmt: skip


def chain(d: Draw) -> dict[str, object]:
    name, a, b, unit = _pair(d, d.random.choice([(6, 30), (-20, -6)]))
    rate = rounded((b / a - 1) * 100, 1)
    named = d.one(list(RATES))
    p = d.number(*RATES[named], 1)
    q = p + d.number(0.4, 2.5, 1)
    return {
        "ind": name, "a": f"{a}{unit}", "b": f"{b}{unit}", "rate": named, "p": f"{p}%", "q": f"{q}%",
        "g": marked_growth(rate, d.off(abs(rate), max(Decimal("2.0"), abs(rate) / 5))),
        "d": mark(f"{q - p}个百分点", f"{d.off(q - p, Decimal('0.6'))}个百分点"),
    }  # fmt: skip


def promise(d: Draw) -> dict[str, object]:
    t = d.number(5, 9, 1)
    x = t + d.number(0.2, 2, 1)
    return {
        "ind": d.one([*REAL[:4], *MONEY]), "t": f"{t}%", "x": mark(f"{x}%", f"{t - d.number(0.5, 3, 1)}%"),
        "done": d.random.choice(["圆满完成年度目标", "超额完成预期目标", "完成年初目标任务"]),
    }  # fmt: skip


WORLDS: dict[str, Callable[[Draw], dict[str, object]]] = {
    "mean-growth": mean_growth, "cagr": cagr, "growth-of-levels": growth_of_levels,
    "change-of-levels": change_of_levels, "sum-of-parts": sum_of_parts,
    "count-of-items": count_of_items, "share": share, "shares-to-100": shares_to_100,
    "attainment": attainment, "gap": gap, "multiple": multiple, "target-consistency": target_consistency,
    "verdict": verdict, "same-figure": same_figure, "outlier": outlier, "chain": chain, "promise": promise,
}  # fmt: skip
YEARLY = (
    "{place}人民政府工作报告\n\n——{next}年1月10日在{place}第十届人民代表大会第{n}次会议上\n\n"
    "一、{year}年工作回顾\n\n{body}"
)


def case_of(rule: str, number: int, seed: int) -> Case:
    """The case of a rule with this number: the wordings are taken in turn, the figures are drawn."""
    draw = Draw(f"{seed}/{rule}/{number}")
    wordings = WORDINGS[rule]
    which = number % len(wordings)
    fields = WORLDS[rule](draw)
    if isinstance(wordings[which], list):
        earlier, later = (text.format(**fields, area=_area("云河县")) for text in wordings[which])
        frames = [
            YEARLY.format(place="云河县", year=y, next=y + 1, n=HAN[y - 2020], body="{body}") for y in (2022, 2023)
        ]
        before = frames[0].replace("{body}", earlier)
        return _marked(rule, which, (before,), frames[1].replace("{body}", later))
    evaluates = "：" in wordings[which][:8] or wordings[which][0] in "—（"  # a list of indicators, each with a lead
    frame = draw.random.choice([f for f in WORDINGS["frames"] if "中期评估" in f or not evaluates])
    fillers = draw.random.sample(WORDINGS["fillers"], 3)
    body = "\n\n".join([*fillers[:2], wordings[which].format(**fields, area=_area(frame)), fillers[2]])
    return _marked(rule, which, (), frame.replace("{body}", body))


def _area(title: str) -> str:
    """What a document calls the whole of its place: 县, 市 or 区."""
    return next(c for c in title if c in "县市区")


def _marked(rule: str, which: int, before: tuple[str, ...], text: str) -> Case:
    found = _MARK.search(text)
    assert found, (rule, which)
    clean, slip = (_MARK.sub(rf"\{n}", text) for n in (1, 2))
    return Case(rule, which, (*before, clean), (*before, slip), found.start(), found.start() + len(found[2]))


def failing(texts: Sequence[str]) -> list[Finding]:
    """The errors and warnings of a set of documents, and notes of the last one."""
    documents = [document_of_text(text, f"d{n}") for n, text in enumerate(texts)]
    return failures(audit_documents((d, extract(d)) for d in documents))


def main() -> None:
    """Print recall and false alarms of each rule."""
    options = _options()
    rows = []
    for rule in [options.rule] if options.rule else WORLDS:
        cases = [case_of(rule, n, options.seed) for n in range(options.cases)]
        rows.append((rule, *_measured(cases, options.show)))
    print(f"{'rule':20} {'cases':>6} {'found':>7} {'as named':>9} {'clean cases with a false alarm':>32}")
    for rule, cases, found, named, alarms in [*rows, ("all", *(sum(r[i] for r in rows) for i in (1, 2, 3, 4)))]:
        print(f"{rule:20} {cases:6} {found / cases:7.1%} {named / cases:9.1%} {alarms / cases:32.1%}")


def _measured(cases: Sequence[Case], show: str) -> tuple[int, int, int, int]:
    found = named = alarms = 0
    missed: Counter[int] = Counter()
    for case in cases:
        last = f"d{len(case.slip) - 1}"
        hits = [f for f in failing(case.slip) if f.doc == last and _quotes(f, case)]
        found += bool(hits)
        named += any(f.rule == case.rule for f in hits)
        if not hits:
            missed[case.wording] += 1
            if show == "missed" and missed[case.wording] <= 1:
                print(f"- {case.rule} {case.wording}: {_line(case)}")
                for f in failing(case.slip):
                    print(f"    {f.rule}: {f.message}")
        cried = [f for f in failing(case.clean) if f.severity != "note"]
        alarms += bool(cried)
        if show == "alarms" and cried:
            print(f"- {case.rule} {case.wording}: {_line(case)}")
            for f in cried:
                print(f"    {f.rule}: {f.message}")
    if show == "missed" and missed:
        print(
            f"  missed in {cases[0].rule}, by wording: {dict(missed)} of {len(cases) // len(WORDINGS[cases[0].rule])}"
        )
    return len(cases), found, named, alarms


def _quotes(finding: Finding, case: Case) -> bool:
    return any(s.start < case.end and case.start < s.end and not s.doc for s in finding.spans)


def _line(case: Case) -> str:
    text = case.slip[-1]
    start = text.rfind("\n", 0, case.start) + 1
    return f"{text[start : case.start]}【{text[case.start : case.end]}】{text[case.end :].split(chr(10))[0]}"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=60, help="cases of each rule")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--show", choices=["missed", "alarms", ""], default="")
    parser.add_argument("--rule", choices=[*WORLDS, ""], default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()
