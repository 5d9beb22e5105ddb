"""The words and marks that open a list of parts."""

from __future__ import annotations

from guibiao.expressions import expression

# 按项目类型分, | 按性质划分： | 从类型看， | 分领域看，
_ASPECT = (
    r"从[^，。；：、\n（）()\d]{0,6}(?:类[别型]?|性质|属性|领域|行业|产业|区域|地区|结构|构成|来源|层级|阶段|用途)来?看"
)
_TOPIC = r"[^，。；：、\n（）()\d]"
_DIVIDED = (
    rf"(?:[按从]{_TOPIC}{{1,10}}?(?:划分|分类|来分|分)|按{_TOPIC}{{1,10}}?看|{_ASPECT}|从{_TOPIC}{{2,6}}状态看"
    rf"|分{_TOPIC}{{2,6}}(?:看|(?=[：:]))|(?<=[，,；;])分(?:行业|类型|类别|领域|地区|区域|产业|性质|层次|部门|板块){{1,2}}为)[，,：:]?"
)
# 67项主要任务，由市发展改革委牵头13项、…
_BY_WHOM = rf"(?<=\d)[项个件]{_TOPIC}{{0,10}}[，,](?:分别)?由(?={_TOPIC}{{2,16}}(?:牵头|负责|承担|主办)\d)"
_BRACKET = r"[（(](?:其中[:：，,]?|包含|包括|含|分别为|分别是)"
_LABEL, _REST = r"[^（()）\d\n。；;]{2,16}\d", r"[^（()）\n。；;]*"
_BARE = rf"[（(](?={_LABEL}{_REST}[、，,]{_LABEL}{_REST}[)）])"  # 58个（教育10个、卫生22个）
_COLON = rf"[：:](?={_LABEL}{_REST}[、，,；;]{_LABEL})"  # 96个：产业41个，民生55个
_AMONG = r"(?<=[，,])(?:主要)?用于|其中(?:包含|包括|含|有)?[:：，,]?"
_NO_MARK = r"[^，,。；;（()）\d]"
_OF_THESE = rf"(?<=\d)[项个家件条户所座处]{_NO_MARK}{{0,8}}(?:[（(]{_NO_MARK}{{1,8}}[)）])?{_NO_MARK}{{0,4}}中[，,：:]"
_COMPRISING = r"(?:包括|包含|分为|分别为|分别是)(?!的)[:：]?|分(?:为|成)?[两二三四五六七八九十]类[：:]"
CUE = expression(
    f"(?P<bracket>{_BRACKET})|(?P<bare>{_BARE})|(?P<colon>{_COLON})|(?P<among>{_AMONG}|{_OF_THESE})|(?P<divided>{_DIVIDED}|{_BY_WHOM})|(?P<comprising>{_COMPRISING})"
)
BEGINS = "（ ( ： : 其中 包括 包含 分 按 从 用于 主要用于 项 个 家 件 条 户 所 座 处"
