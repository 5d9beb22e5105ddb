"""What a reading in pinyin looks like: one syllable or those of a word, with tone marks, numbers or without."""

from __future__ import annotations

from functools import lru_cache

from guibiao.expressions import expression

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_PLAIN = str.maketrans(TONED, "aaaaeeeeiiiioooouuuuüüüü")
_SYLLABLE = (
    "(?:(?:[zcs]h|[zcsr])(?:i|[ae](?:ng?)?|ai|ei|ao|ou|ong|u|ua|uai|uang?|ui|uo|un)"
    "|[bpmf](?:a|o|ai|ei|ao|ou|ang?|eng?|i|iao|ie|iu|ian|ing?|u)|me"
    "|[dtnl](?:a|e|ai|ei|ao|ou|ang?|eng?|ong|i|ia|iao|ie|iu|iang?|ing?|u|uo|uan|ui|un|[üv]e?|ue)"
    "|[gkh](?:a|e|ai|ei|ao|ou|ang?|eng?|ong|u|ua|uo|uai|ui|uang?|un)"
    "|[jqx](?:i|ia|iao|ie|iu|iang?|ing?|iong|[uü]|[uü]e|[uü]an|[uü]n)"
    "|y(?:a|ao|e|ou|ang?|ing?|i|o|ong|u|ue|uan|un)|w(?:a|o|ai|ei|ang?|eng?|u)"
    "|ang?|ai|ao|a|eng?|ei|er?|ou?)"
)
_WORD = expression(rf"{_SYLLABLE}[1-5]?(?:[\s'’·-]*{_SYLLABLE}r?[1-5]?){{0,7}}")


@lru_cache(maxsize=4096)
def is_pinyin(said: str) -> bool:
    """Whether letters in brackets read like the pinyin of a character or a word.

    >>> is_pinyin("zhuàng"), is_pinyin("zhōng guó"), is_pinyin("bao4"), is_pinyin("café"), is_pinyin("kwh")
    (True, True, True, False, False)
    """
    return _WORD.fullmatch(said.lower().translate(_PLAIN)) is not None
