"""Does the compiled lexicon say what its lines say?"""

import subprocess
import sys

import numpy as np
import pytest
from compile_lexicon import compiled, digest, from_babel

from casearch.lexicon import LANGUAGES, load
from casearch.lexicon.concept import concepts, sources
from casearch.lexicon.lexicon import Lexicon


def forms(form: str, lang: str, to: str) -> list[str]:
    return [translation.form for translation in load().translations(form, lang, to)]


class TestTranslations:
    @pytest.mark.parametrize(
        ("form", "lang", "to", "wanted"),
        [
            ("вода", "ru", "kk", "су"),
            ("вода", "ru", "en", "water"),
            ("су", "kk", "en", "water"),
            ("agreement", "en", "ru", "соглашение"),
            ("қол қой", "kk", "ru", "подписать"),
            ("водные ресурсы", "ru", "kk", "су ресурстары"),
            ("БҰҰ", "kk", "ru", "ООН"),
            ("UN", "en", "ru", "Организация Объединённых Наций"),
            ("Қырғызстан", "kk", "en", "Kyrgyzstan"),
            ("март", "ru", "kk", "наурыз"),
        ],
    )
    def test_a_form_has_its_translation(self, form, lang, to, wanted):
        assert wanted in forms(form, lang, to)

    def test_the_commonest_come_first(self):
        ranks = [translation.rank for translation in load().translations("соглашение", "ru", "kk")]
        assert ranks == sorted(ranks)
        assert ranks[0] == 0

    def test_none_of_what_it_does_not_know(self):
        assert load().translations("карамультук", "ru", "en") == []

    def test_a_language_that_is_not_there_is_an_error(self):
        with pytest.raises(KeyError):
            load().translations("вода", "ru", "de")


class TestCompiled:
    def test_it_was_compiled_from_the_lines_as_they_stand(self):
        path = sources()[0].parents[1] / "lexicon.npz"
        with np.load(path) as arrays:
            stored = arrays["digest"].tobytes().decode()
        assert stored == digest(sources()), "run `python tools/compile_lexicon.py`"

    def test_each_line_comes_back_as_it_was_written(self):
        written = [*concepts(), *from_babel()]
        lexicon = Lexicon(compiled(written))
        assert len(lexicon) == len(written)
        for number, concept in enumerate(written):
            assert lexicon.pos(number) == concept.pos
            for lang in LANGUAGES:
                assert lexicon.forms_of(number, lang) == list(concept.forms(lang))
                assert all(number in lexicon.concepts(form, lang) for form in concept.forms(lang))

    def test_forms_are_sorted_and_stand_once(self):
        for lang in LANGUAGES:
            found = list(load().forms(lang))
            assert found == sorted(set(found))

    def test_forms_of_one_part_of_speech(self):
        verbs = set(load().forms("kk", "verb"))
        assert "қабылда" in verbs
        assert "мемлекет" not in verbs


def test_importing_casearch_reads_no_lexicon():
    code = "import casearch, sys; print('casearch.lexicon' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
