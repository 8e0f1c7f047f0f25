"""What fingers and habits do to a sentence: missing spaces, misspellings, slips of the keyboard, stretched words."""

from hangul import VOWELS, is_syllable, join, split

# Misspellings that are seen every day: (right, wrong).
MISSPELLINGS = [
    ("돼", "되"), ("되", "돼"), ("됐", "됬"), ("않", "안"), ("안 ", "않 "), ("왜", "외"), ("웬", "왠"), ("거야", "꺼야"),
    ("을게", "을께"), ("할게", "할께"), ("볼게", "볼께"), ("할거", "할꺼"), ("너무", "넘"), ("너무", "느무"), ("너무", "넘넘"),
    ("진짜", "진차"), ("진짜", "찐짜"), ("정말", "증말"), ("같아", "가타"), ("같아", "같애"), ("좋아", "조아"), ("좋은", "조은"),
    ("싫", "시러"), ("어이없", "어의없"), ("오랜만", "오랫만"), ("며칠", "몇일"), ("굳이", "구지"), ("웬만", "왠만"),
    ("재밌", "재밋"), ("재밌", "잼있"), ("재밌", "재미있"), ("맛있", "마싯"), ("맛있", "맛잇"), ("있", "잇"), ("없", "업"),
    ("했", "햇"), ("았", "앗"), ("었", "엇"), ("네요", "네여"), ("어요", "어여"), ("아요", "아여"), ("해요", "해여"),
    ("네요", "네용"), ("어요", "어용"), ("예요", "에요"), ("이에요", "이예요"), ("습니다", "슴다"), ("습니다", "습니당"),
    ("입니다", "임다"), ("그렇", "글케"), ("이렇게", "이케"), ("어떻게", "어떠케"), ("어떡해", "어떻해"), ("네가", "니가"),
    ("기대하고", "기대하구"), ("더라고요", "더라구여"), ("에요", "에염"), ("그런데", "근데"), ("때문에", "땜에"), ("지금", "짐"),
    ("마음", "맘"), ("처음", "첨"), ("다음", "담"), ("내일", "낼"), ("재미", "잼"), ("우리", "울"), ("많이", "마니"),
    ("많", "만"), ("괜찮", "갠찮"), ("괜찮", "괜춘"), ("제일", "젤"), ("그냥", "걍"), ("귀엽", "기엽"), ("귀여", "커여"),
    ("사람", "사람들"), ("예쁘", "이쁘"), ("예뻐", "이뻐"), ("예쁜", "이쁜"), ("바라", "바래"), ("설레", "설레이"), ("역할", "역활"),
    ("희한", "희안"), ("금세", "금새"), ("대로", "데로"), ("데요", "대요"), ("더라", "드라"), ("의외로", "으외로"), ("얘기", "예기"),
    ("에휴", "에효"), ("아이고", "아이구"), ("솔직히", "솔까"), ("완전", "왕전"), ("확실히", "확실이"), ("깔끔히", "깔끔이"),
]

NEIGHBOUR_VOWELS = {"ㅐ": "ㅔ", "ㅔ": "ㅐ", "ㅗ": "ㅓ", "ㅓ": "ㅏ", "ㅏ": "ㅣ", "ㅣ": "ㅏ", "ㅜ": "ㅡ", "ㅡ": "ㅜ", "ㅕ": "ㅑ", "ㅛ": "ㅕ"}
STRETCHED = {"진짜", "너무", "와", "아", "제발", "대박", "아니", "미쳤", "헐", "귀여워", "좋아", "맛있", "사랑해", "최고", "언제", "가자"}


def without_spaces(text):
    return text.replace(" ", "")


def with_fewer_spaces(dice, text, share):
    return "".join(c for c in text if c != " " or not dice.chance(share))


def misspelled(dice, text, count):
    """Up to `count` everyday misspellings, of those that can happen in this text."""
    fitting = [pair for pair in MISSPELLINGS if pair[0] in text]
    for _ in range(min(count, len(fitting))):
        right, wrong = dice.pick(fitting)
        text = text.replace(right, wrong, 1)
    return text


def slipped(dice, text):
    """One slip of the keyboard: a doubled initial, a wrong vowel, a final that is left out or comes apart, a swap."""
    places = [place for place, c in enumerate(text) if is_syllable(c)]
    if not places:
        return text
    place = dice.pick(places)
    initial, vowel, final = split(text[place])
    kind = dice.between(0, 4)
    wrong = text[place]
    if kind == 0:
        wrong = initial + text[place]
    elif kind == 1 and vowel in NEIGHBOUR_VOWELS:
        wrong = join(initial, NEIGHBOUR_VOWELS[vowel], final)
    elif kind == 2 and final:
        wrong = join(initial, vowel)
    elif kind == 3 and final and final in "ㄱㄴㄹㅁㅂㅅㅇㅆ":
        wrong = join(initial, vowel) + final
    elif kind == 4 and place + 1 < len(text) and is_syllable(text[place + 1]):
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + wrong + text[place + 1 :]


def stretched(dice, text):
    """Draws a word out: 진짜아아, 대애박, 너무우우."""
    for word in dice.shuffled(sorted(STRETCHED)):
        if word not in text:
            continue
        _, vowel, final = split(word[-1])
        if final or vowel not in VOWELS:
            continue
        drawl = join("ㅇ", {"ㅘ": "ㅏ", "ㅝ": "ㅓ"}.get(vowel, vowel)) * dice.between(1, 4)
        return text.replace(word, word + drawl, 1)
    return text
