"""What stands around the words: laughter, tears, punctuation, emoji, faces, masks, links, signs of other scripts."""

TEARS = ["ㅠ", "ㅠ", "ㅜ"]
FULL_STOPS = {"": 40, ".": 22, "..": 10, "...": 10, "!": 8, "!!": 5, "!!!": 3, "~": 6, "~~": 3, "~!": 1, "…": 2, ";;": 3, ";": 1,
              "ㆍㆍ": 0.4, "～": 0.6, "!?": 0.6, "ㅡㅡ": 1.5, "^^": 3, "^^;": 0.6, ":)": 0.8, ":(": 0.3, " -_-": 0.6, "♡": 0.5, "♥": 0.3, "★": 0.15}
ELDER_STOPS = {"~~": 10, "~": 8, "^^": 10, "~^^": 5, "~~♡": 4, "....": 6, "...": 6, ".": 10, "!": 4, "ㆍㆍㆍ": 1, "♡♡": 2, "☆": 1, "^^~": 2, "~!!": 3}
FACES = ["ㅇㅅㅇ", "ㅍㅍ", "ㅇㅁㅇ", "T_T", "ㅠ_ㅠ", ">_<", ">.<", "(◕‿◕)", "(・ω・)", "^_^", "ㅎ_ㅎ", "*^^*", "=ㅅ=", "'ㅁ'", "(づ｡◕‿‿◕｡)づ"]

# Emoji of Unicode 13 and older, with skin tones, joined sequences, flags and keycaps.
EMOJI = (
    "😂 😂 😂 🤣 🤣 😭 😭 😭 😊 😍 😍 🥰 🥰 😘 😆 😅 😁 😎 🤔 🙄 😡 😤 😱 😢 😥 🥺 🥺 😴 🤮 🤢 😏 😌 🤩 🥳 🤗 🤭 😇 🙃 😐 😑 😓 💩 👻 💀 "
    "❤️ ❤️ ❤️ 💕 💕 💖 💗 💙 💚 💛 💜 💜 🧡 🖤 🤍 💔 💯 💢 💥 💦 🔥 🔥 🔥 ✨ ✨ ⭐ 🌟 🎉 🎉 🎊 🎂 🎁 🏆 🥇 🎵 🎶 👍 👍 👍 👏 👏 🙏 🙏 💪 👌 ✌️ 🤞 🙌 👊 👀 👀 "
    "👍🏻 👍🏻 👍🏼 👏🏻 👏🏻 🙏🏻 🙏🏻 💪🏻 💪🏽 👌🏻 ✌🏻 🤟🏻 🙌🏻 🤙🏻 👋🏻 ☝🏻 🤦🏻‍♀️ 🤦‍♂️ 🤷🏻‍♀️ 🤷‍♂️ 🙋🏻‍♀️ 🙆🏻‍♀️ 👩‍👩‍👧 👨‍👩‍👧‍👦 👩🏻‍🍳 👨🏻‍💻 🏃🏻‍♀️ 🧘🏻‍♀️ ❤️‍🔥 🏳️‍🌈 "
    "🇰🇷 🇰🇷 🇰🇷 🇯🇵 🇺🇸 🇹🇭 🇻🇳 🇧🇷 1️⃣ 2️⃣ 3️⃣ 🔟 #️⃣ ☀️ ☔ ❄️ ⛄ 🌸 🌸 🍀 🌈 🌙 🍁 🐶 🐱 🐰 🐻 🐼 🐥 🐷 🦁 🦊 🐣 🍕 🍔 🍗 🍜 🍚 🍣 🍰 🍩 🍓 🍎 🍺 🍻 🥂 ☕ ⚽ ⚾ 🏀 🏐 🎮 🎬 🎧 🎤 📷 📱 💻 "
    "✈️ 🚗 🏠 🏕️ ⛺ 💸 💰 📈 📉 ⏰ 📌 ✅ ❌ ❓ ❗ ‼️ ⚠️ ♥️ ☺️ 👑 💍 👶🏻 👸🏻 🧚🏻‍♀️"
).split()

MASKS = ["ㅅㅂ", "ㅆㅂ", "ㅈㄴ", "ㅈㄹ", "ㅁㅊ", "ㄱㅅㄲ", "씨*", "시*", "ㅅ1ㅂ", "시1발", "OOO", "OOO", "○○○", "X같은", "개XX", "미친X", "존ㄴ", "병*", "ㅂㅅ", "쉬1발", "조ㄴ나", "***", "♡♡같네"]
INITIALISMS = ["ㅇㅈ", "ㅇㅈ", "ㄹㅇ", "ㄹㅇ", "ㅇㄱㄹㅇ", "ㄷㄷ", "ㄷㄷ", "ㅎㄷㄷ", "ㄴㄴ", "ㅇㅇ", "ㅇㅋ", "ㄱㄱ", "ㅂㅂ", "ㄱㅅ", "ㅈㅅ", "ㅊㅋ", "ㅅㄱ", "ㄱㅇㄷ", "ㄱㅊ", "ㅇㄴ", "ㄹㅇㅋㅋ", "ㅈㄱㄴ", "ㅅㅌㅊ", "ㅎㅌㅊ", "ㄱㄱㄱ", "ㅉㅉ", "ㄲㅂ", "ㅁㄹ", "ㅇㄷ"]
FOREIGN = ["大박", "最高", "愛", "美친", "人生작", "神", "甲", "無", "眞心", "福", "かわいい", "おいしい", "すごい", "ありがとう", "スゴイ", "good", "Good", "GOOD", "best", "wow", "OMG", "omg", "lol", "LOL", "nice", "so cute", "love it", "ㄴㅇㅅ", "respect", "RIP", "TMI", "JMT", "No.1", "first", "perfect", "thx"]
LINKS = [
    "https://www.example.com/watch?v={code}", "http://example.co.kr/{number}", "https://blog.example.com/{code}/{number}",
    "https://cafe.example.net/board/{number}?page={digit}", "example.com/{code}", "https://short.example/{code}",
    "http://www.example.org/news/read.php?id={number}&ref=comment",
]
REPLIES = ["ㄴ ", "ㄴㄴ", "ㄴ", "↑ ", "→ ", "L "]
NICKNAMES = ["하늘바라기", "달빛소녀", "감자튀김", "user-{code}", "민초단장", "냥집사{digit}", "부산갈매기", "지나가던행인", "익명{number}", "{code}", "행복한하루", "딸바보아빠", "두부엄마", "야구광{digit}", "sky{number}", "김대리", "초코파이"]

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


def filled(dice, pattern):
    """A link or nickname with its random parts."""
    code = "".join(dice.pick(LETTERS) for _ in range(dice.between(4, 9)))
    return pattern.format(code=code, number=dice.between(10, 99999), digit=dice.between(1, 9))


def laughter(dice):
    """ㅋ and ㅎ as they are typed: mostly short, at times very long, at times with a slip."""
    if dice.chance(0.18):
        return "ㅎ" * dice.geometric(2, 0.4, 9)
    text = "ㅋ" * (1 if dice.chance(0.08) else dice.geometric(2, 0.76, 45))
    if dice.chance(0.04):
        text += dice.pick(["ㅌ", "크", "킄", "ㅎㅋ", "ㅋㅎㅋ", "큐ㅠ", "쿠ㅜ"])
    return text


def tears(dice):
    return dice.pick(TEARS) * (1 if dice.chance(0.12) else dice.geometric(2, 0.5, 14))


def emoji(dice):
    """One to three emoji, often the same one again."""
    one = dice.pick(EMOJI)
    return one * dice.geometric(1, 0.45, 5) if dice.chance(0.8) else one + dice.pick(EMOJI)
