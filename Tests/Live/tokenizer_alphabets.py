"""The characters that random tokens and texts are made of."""

HANGUL = "가각나다라마바사아자차카타파하이요뷁쀍입니다"
JAMO = "ㄱㅋㅎㅠㅏ"
LOOSE_JAMO = "\u1100\u1161\u11a8"
LATIN = "abcxyzABCXYZ"
ACCENTED = "éÉüÅñİ"
MARKS = "\u0301\u0308\u0327"
HAN = "刑中國語\U00020000"
KANA = "かカー"
DIGITS = "0129"
PUNCTUATION = ".,!?'\"[]()<>-_…·「」※"
EMOJI = ["😀", "❤", "❤\ufe0f", "👨\u200d👩", "🇰🇷", "1\ufe0f\u20e3"]
ODD_SPACE = ["\u00a0", "\u3000", "\u2028", "\u200b", "\ufeff", "\u0085", "\x0b", "\t", "\x01", "\u00ad"]
LETTERS = HANGUL + JAMO + LATIN + DIGITS
