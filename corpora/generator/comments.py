"""Comments: sentences of one topic in one writer's voice, with that writer's habits."""

import unicodedata

import marks
import slips
from sentences import Writer


class Voice:
    """A kind of writer. Each habit is the probability of showing in a comment."""

    def __init__(self, registers, sentences, stops=None, **habits):
        self.registers, self.sentences = registers, sentences
        self.stops = stops or marks.FULL_STOPS
        self.habits = habits

    def has(self, dice, habit):
        return dice.chance(self.habits.get(habit, 0))


VOICES = {
    "reviewer": (22, Voice({"해요": 6, "합니다": 2}, {1: 4, 2: 4, 3: 2}, interj=0.1, laugh=0.12, tears=0.08, emoji=0.08, misspelled=0.2, fewer_spaces=0.3)),
    "casual": (24, Voice({"반말": 7, "음슴": 2}, {1: 7, 2: 3}, interj=0.28, laugh=0.4, tears=0.12, emoji=0.05, misspelled=0.3, slip=0.08, fewer_spaces=0.5, initialism=0.1, mask=0.05, stretched=0.06)),
    "terse": (20, Voice({"음슴": 8, "반말": 1}, {1: 8, 2: 2}, interj=0.1, laugh=0.2, tears=0.05, misspelled=0.2, slip=0.05, fewer_spaces=0.6, initialism=0.15, mask=0.05)),
    "plain": (10, Voice({"다체": 8, "음슴": 1}, {1: 4, 2: 4, 3: 2}, interj=0.06, laugh=0.05, fewer_spaces=0.1, foreign=0.03)),
    "elder": (7, Voice({"합니다": 5, "해요": 4}, {1: 4, 2: 4, 3: 1}, marks.ELDER_STOPS, interj=0.1, emoji=0.08, misspelled=0.25, fewer_spaces=0.35, foreign=0.05)),
    "fan": (9, Voice({"해요": 4, "반말": 5}, {1: 6, 2: 3}, interj=0.35, laugh=0.2, tears=0.45, emoji=0.55, misspelled=0.2, slip=0.05, fewer_spaces=0.4, stretched=0.2, foreign=0.06)),
    "breathless": (6, Voice({"해요": 4, "반말": 3, "음슴": 2}, {1: 4, 2: 4, 3: 2}, laugh=0.2, tears=0.15, misspelled=0.5, slip=0.2, no_spaces=0.9)),
    "kid": (8, Voice({"반말": 6, "음슴": 3}, {1: 8, 2: 1}, interj=0.3, laugh=0.75, tears=0.15, emoji=0.12, misspelled=0.5, slip=0.15, fewer_spaces=0.6, initialism=0.3, mask=0.08, stretched=0.15, face=0.06, foreign=0.05)),
}
VOICE_WEIGHTS = {name: weight for name, (weight, _) in VOICES.items()}

# Few comments hold these, whoever writes them.
LINK, REPLY, MENTION, DECOMPOSED, HALF_WIDTH = 0.012, 0.015, 0.02, 0.008, 0.002


def comment(dice, topics, emoji=marks.emoji):
    """One comment on one line."""
    voice = VOICES[dice.pick_weighted(VOICE_WEIGHTS)][1]
    topic = topics[dice.pick(sorted(topics))]
    register = dice.pick_weighted(voice.registers)
    writer = Writer(dice, topic, register)
    text = body(dice, writer, voice)
    text = decorated(dice, text, voice, emoji)
    return carried(dice, text)


def body(dice, writer, voice):
    """The sentences with their stops, and the slips of whoever wrote them."""
    sentences, stops = [], []
    for _ in range(dice.pick_weighted(voice.sentences)):
        sentences.append(slipped(dice, writer.sentence(), voice))
        asks = writer.asks and dice.chance(0.8)
        stops.append(dice.pick(["?", "?", "?", "??", "???", "?!"]) if asks else dice.pick_weighted(voice.stops))
    if voice.has(dice, "interj"):
        opening = dice.pick(writer.topic.nouns["interj"]) + dice.pick(["", "", "", "...", "!", "~", ",", " ㅋㅋ"])
        sentences[0] = opening + " " + sentences[0]
    text = ""
    for place, (sentence, stop) in enumerate(zip(sentences, stops)):
        if place + 1 < len(sentences) and stop == "":
            stop = dice.pick([".", ".", "", "..", ","])
        text += ("" if place == 0 else " ") + sentence + stop
    return slips.without_spaces(text) if voice.has(dice, "no_spaces") else text


def slipped(dice, sentence, voice):
    if voice.has(dice, "stretched"):
        sentence = slips.stretched(dice, sentence)
    if voice.has(dice, "misspelled"):
        sentence = slips.misspelled(dice, sentence, dice.between(1, 2))
    if voice.has(dice, "slip"):
        sentence = slips.slipped(dice, sentence)
    if voice.has(dice, "fewer_spaces"):
        sentence = slips.with_fewer_spaces(dice, sentence, dice.pick([0.2, 0.4, 0.7]))
    return sentence


def decorated(dice, text, voice, emoji):
    """Laughter, tears, emoji and the like, mostly at the end."""
    glue = dice.pick(["", " "])
    if voice.has(dice, "mask"):
        mask = dice.pick(marks.MASKS)
        text = mask + " " + text if dice.chance(0.5) else text + " " + mask
    if voice.has(dice, "initialism"):
        initialism = dice.pick(marks.INITIALISMS)
        text = initialism + " " + text if dice.chance(0.35) else text + " " + initialism
    if voice.has(dice, "foreign"):
        text += " " + dice.pick(marks.FOREIGN)
    if voice.has(dice, "laugh"):
        laugh = marks.laughter(dice)
        text = laugh + " " + text if dice.chance(0.15) else text + glue + laugh
    elif voice.has(dice, "tears"):
        text += glue + marks.tears(dice)
    if voice.has(dice, "face"):
        text += " " + dice.pick(marks.FACES)
    if voice.has(dice, "emoji"):
        sign = emoji(dice)
        text = sign + text if dice.chance(0.12) else text + glue + sign
    return text


def carried(dice, text):
    """Links, replies, mentions, and what phones and old systems do to the code points."""
    if dice.chance(LINK):
        text += " " + marks.filled(dice, dice.pick(marks.LINKS))
    if dice.chance(REPLY):
        text = dice.pick(marks.REPLIES) + text
    if dice.chance(MENTION):
        text = "@" + marks.filled(dice, dice.pick(marks.NICKNAMES)) + " " + text
    if dice.chance(DECOMPOSED):
        text = unicodedata.normalize("NFD", text)
    if dice.chance(HALF_WIDTH):
        text = text.replace(" ", "\u00a0") if dice.chance(0.5) else text + "\u200b"
    return text
