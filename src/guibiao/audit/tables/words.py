"""What heads say of their columns: that they hold targets, growth, shares, what was reached, or how far off it is."""

from __future__ import annotations

from guibiao.expressions import expression

DERIVED = expression(r"±|增(?!加值)|减|变化|同比|比上年|比重|占比|率|进度|倍|排名|位次|序号|备注|单位|属性|类型|平均")
MEAN = expression(r"年均")
GROWTH = expression(r"±|增长|增速|增幅|同比|比上年|增减率|增减幅|变化率")
CHANGE = expression(r"增减|增加|变化|净增")
ATTAINED = expression(
    r"执行率|支出进度|实现程度|实现率|完成率|完成情况|完成比例|完成进度|完成程度|达成率|(?:完成|占|为)(?:年初|全年|年度|调整)?(?:目标|计划|任务|预算)"
)
SHORT = expression(r"差距|相差|差额|差值|缺口|[尚还]差|剩余|余下|未完成(?!率)|待完成")
PERCENT = expression(r"[%％]")
IN_BRACKETS = expression(r"[（(]([^（）()]{1,8})[）)]")
GOAL = expression(
    r"目标|计划|任务|(?<!公共)(?<!基金)(?<!经营)预算(?![内外]|单位|科目|执行|级次)|规划值|规划数|规划期末"
)
