"""Later comments: topics, words and emoji that came up after the sample was written, for text that training did not see."""

from marks import emoji as older_emoji

# Emoji of Unicode 14 to 16.
EMOJI = (
    "🫠 🫠 🫠 🥹 🥹 🥹 🫡 🫡 🫢 🫣 🫥 🫤 🫨 🫨 🫶 🫶 🫶🏻 🫶🏻 🫶🏼 🫰🏻 🫰 🫵🏻 🫱🏻‍🫲🏼 🫸🏻🫷🏻 🩷 🩷 🩷 🩵 🩵 🩶 ❤️‍🩹 🪩 🪩 🫧 🪷 🪻 🫐 🫛 🫚 🫎 🪿 🪽 🐦‍⬛ 🐦‍🔥 🍋‍🟩 🍄‍🟫 🙂‍↔️ 🙂‍↕️ ⛓️‍💥 "
    "🫩 🫆 🫜 🪾 🪉 🪏 🧌 🛜 🪭 🪮 🪇 🪈 🫘 🫙 🫗 🛝 🛞 🪪 🩻 🩼 🧑🏻‍🦽‍➡️ 🚶🏻‍♀️‍➡️ 🧑‍🧑‍🧒 🇰🇷 🇨🇶"
).split()


__all__ = ["emoji", "older_emoji"]


def emoji(dice):
    return dice.pick(EMOJI) * dice.geometric(1, 0.45, 4)
