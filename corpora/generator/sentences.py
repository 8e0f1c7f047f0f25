"""Fills templates: one sentence in one register."""

from morphology import attach, inflect, predicate
from registers import BY_NAME, CONNECT, TURNS_PAST
from topics import BAD, GOOD, SLOT

SURNAMES = list("김김김김이이이박박최최정정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민진")
GIVEN_FIRST = list("서지민하도예수윤시주현은유승재동건태준성영정혜다채소가나우세규상경미진원호기찬")
GIVEN_LAST = list("준윤우연은아현민서진영호훈빈원희주린율수지혁석환솔경인선정미나라온결")


class Writer:
    """Fills the slots of a topic's templates for one comment: one register, one mood, mostly about one thing."""

    def __init__(self, dice, topic, register):
        self.dice, self.topic, self.register = dice, topic, register
        self.templates = topic.suiting(dice.pick([GOOD, GOOD, BAD]))
        self.person = None
        self.spoken_of = {}  # slot: the noun that this comment is about
        self.nouns_here = []  # the nouns of this sentence, the last one governs {good} and {bad}
        self.asks = False  # whether this sentence closed as a question

    def sentence(self):
        self.nouns_here, self.asks = [], False
        template = self.dice.pick(self.templates)
        text = SLOT.sub(lambda slot: self.word(slot.group(1), slot.group(2)), template)
        return text.replace("^ ", "")

    def word(self, slot, suffix):
        if slot[0] == "=":
            return self.predicate(slot[1:], suffix) if suffix else slot[1:]
        if slot in self.topic.predicates:
            return self.predicate(self.dice.pick(self.fitting(slot)), suffix or "end")
        noun = self.noun(slot)
        if suffix == "이다":
            return self.predicate(noun + "이다", "end")
        return attach(noun, suffix) if suffix else noun

    def fitting(self, slot):
        """What can be said: of the last noun that something is known of, else of anything in this topic."""
        said_of = self.topic.said_of.get(slot, {})
        for noun in reversed(self.nouns_here):
            if noun in said_of:
                return said_of[noun]
        return self.topic.predicates[slot]

    def chosen_noun(self, slot):
        """A noun for the slot: the one this comment is about, but never twice in a sentence."""
        known = self.spoken_of.get(slot)
        if known and known not in self.nouns_here and self.dice.chance(0.6):
            noun = known
        else:
            noun = self.dice.pick([noun for noun in self.topic.nouns[slot] if noun not in self.nouns_here])
            self.spoken_of.setdefault(slot, noun)
        self.nouns_here.append(noun)
        return SLOT.sub(lambda inner: self.noun(inner.group(1)), noun)

    def noun(self, slot):
        dice = self.dice
        if slot.startswith("수:"):
            _, low, high = slot.split(":")
            return str(dice.between(int(low), int(high)))
        if slot == "분":
            return f"{dice.between(0, 59):02}"
        if slot == "인명":
            if self.person is None:
                self.person = dice.pick(SURNAMES) + dice.pick(GIVEN_FIRST) + dice.pick(GIVEN_LAST)
            return self.person if dice.chance(0.7) else self.person[1:]
        if slot == "가격":
            return self.price()
        return self.chosen_noun(slot)

    def price(self):
        dice = self.dice
        return dice.pick([
            f"{dice.between(1, 99)},{dice.pick(['000', '500', '900', '800'])}원",
            f"{dice.between(1, 30)}만원",
            f"{dice.between(1, 9)}만 {dice.between(1, 9)}천원",
            f"{dice.pick(['만', '이만', '삼만', '오만', '십만'])}원",
            f"{dice.between(2, 9) * 1000 + dice.pick([0, 500])}원",
        ])

    def predicate(self, entry, suffix):
        name, _, exact = suffix.partition("=") if suffix.startswith(("conn=", "past=")) else (suffix, "", "")
        past_state = predicate(entry).is_past_state
        if name == "conn":
            ending = exact or self.dice.pick(CONNECT)
            return inflect(entry, TURNS_PAST.get(ending, ending) if past_state else ending)
        if name == "adn":
            return inflect(entry, "ㄴ" if past_state else "=는")
        if name == "past" and exact:
            return inflect(entry, exact)
        self.asks = name == "q"
        if name in BY_NAME:
            named = "past" if name == "end" and past_state else name
            return inflect(entry, self.dice.pick(BY_NAME[named][self.register]))
        return inflect(entry, suffix)
