"""Worked examples of the inflection: python3 -m unittest, in this folder."""

import unittest

from morphology import attach, inflect


class InflectionTests(unittest.TestCase):
    def expect(self, entry, forms):
        """Checks pairs of ending and inflected form, all apart by spaces."""
        words = forms.split()
        for ending, form in zip(words[::2], words[1::2], strict=True):
            with self.subTest(entry=entry, ending=ending):
                self.assertEqual(inflect(entry, ending), form)

    def test_regular_stems(self):
        self.expect("재밌다", "아요 재밌어요  았음 재밌었음  ㄹ듯 재밌을듯  네 재밌네  ㅁ 재밌음  ㅂ니다 재밌습니다")
        self.expect("보다+v", "아요 봐요  았다 봤다  ㄹ듯 볼듯  ㄴ 본  ㅁ 봄  ㅂ니다 봅니다  으면 보면")
        self.expect("먹다+v", "아 먹어  았네 먹었네  으면 먹으면  ㄹ 먹을  는 먹는")
        self.expect("비싸다", "아요 비싸요  았어요 비쌌어요  ㄴ 비싼")

    def test_contractions(self):
        self.expect("되다+v", "아요 돼요  았다 됐다")
        self.expect("마시다+v", "아 마셔  았다 마셨다")
        self.expect("배우다+v", "아 배워")
        self.expect("쉬다+v", "아 쉬어")
        self.expect("예쁘다", "아 예뻐  았음 예뻤음  ㄴ 예쁜")
        self.expect("아프다", "아 아파")
        self.expect("좋아하다+v", "아 좋아해  았어요 좋아했어요")

    def test_irregular_stems(self):
        self.expect("맵다/ㅂ", "아요 매워요  으면 매우면  ㄴ 매운  ㅁ 매움  네 맵네  ㄹ듯 매울듯")
        self.expect("돕다/ㅂ+v", "아 도와")
        self.expect("빠르다/르", "아 빨라  ㄴ 빠른  네 빠르네")
        self.expect("부르다/르+v", "았다 불렀다")
        self.expect("낫다/ㅅ", "아 나아  ㄴ 나은  ㄹ듯 나을듯  네 낫네")
        self.expect("듣다/ㄷ+v", "아 들어  으면 들으면  는 듣는")
        self.expect("그렇다/ㅎ", "아 그래  ㄴ 그런  네 그렇네")
        self.expect("길다", "네 기네  ㄴ 긴  ㄹ듯 길듯  으면 길면  ㅁ 긺  아 길어  으니까 기니까")
        self.expect("만들다+v", "는 만드는  았다 만들었다  ㅂ니다 만듭니다")

    def test_endings_that_tell_verbs_from_adjectives(self):
        for entry, present, connected in [
            ("보다+v", "본다", "보는데"), ("먹다+v", "먹는다", "먹는데"), ("좋다", "좋다", "좋은데"),
            ("재밌다", "재밌다", "재밌는데"), ("맵다/ㅂ", "맵다", "매운데"), ("만들다+v", "만든다", "만드는데"),
            ("크다", "크다", "큰데"),
        ]:
            self.assertEqual(inflect(entry, "=ㄴ다"), present)
            self.assertEqual(inflect(entry, "=는데"), connected)

    def test_the_copula(self):
        self.expect("최악이다", "아요 최악이에요  아 최악이야  았음 최악이었음  네 최악이네  ㅁ 최악임  =는데 최악인데  =ㄴ다 최악이다")
        self.expect("별로다/이", "아요 별로예요  았다 별로였다  ㅁ 별로임  지만 별로지만  아서 별로라서  ㅂ니다 별로입니다")
        self.expect("아니다", "아요 아니에요  아 아니야  았다 아니었다  =는데 아닌데  ㅁ 아님  네 아니네")

    def test_particles(self):
        for noun, particle, form in [
            ("연기", "이", "연기가"), ("결말", "이", "결말이"), ("서울", "으로", "서울로"), ("집", "으로", "집으로"),
            ("OST", "은", "OST는"), ("LED", "을", "LED를"), ("3", "이", "3이"), ("배우", "이랑", "배우랑"),
            ("명작", "이라니", "명작이라니"), ("황제", "이라니", "황제라니"), ("김밥", "도", "김밥도"),
        ]:
            self.assertEqual(attach(noun, particle), form)

    def test_an_entry_that_is_no_dictionary_form_is_refused(self):
        with self.assertRaises(ValueError):
            inflect("재밌음", "네")


if __name__ == "__main__":
    unittest.main()
