"""Classes of characters that the steps of repair share, as the inside of a regular expression's brackets."""

HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
PUNCTUATION = "，。；：、！？“”‘’《》〈〉（）【】〔〕…—·"
WIDE = HAN + PUNCTUATION
