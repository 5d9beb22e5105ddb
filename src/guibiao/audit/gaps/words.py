"""The words by which a gap names what it is from."""

from __future__ import annotations

from guibiao.expressions import expression

YARDSTICK = expression(
    r"承诺|目标|任务|计划|要求|预期|(?<!公共)预算|规划|纲要|考核|标准|平均|全国|全省|全区|全市|全州|到20\d\d年(?!末?[为已])"
)
GROWTH = expression(r"(?:增速|增幅|增长率?|水平)\Z")  # of a name
SHORTEST = 2  # characters of a name
AREA = expression(r"全国|全省|全区|全市|全州|自治区|国家")
WIDER = expression(r"全[国省市县区州部]|整体|总体")
