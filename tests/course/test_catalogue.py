"""A template in the reader's language; English where there is nothing else."""

import pytest

from grader.course.catalogue import Catalogue, language
from grader.errors import ExerciseError
from grader.evidence import Text, Who

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def po(*pairs):
    return HEADER + "\n".join(f'msgid "{template}"\nmsgstr "{text}"\n' for template, text in pairs)


@pytest.fixture
def translated(on_disk):
    on_disk.write("exercises/ex04_queue/texts.zh.po", po(("near", "近"), ("both", "练习")))
    on_disk.write("texts.zh.po", po(("both", "课程"), ("far", "远"), ("main", "主程序")))
    return on_disk.load()


def test_exercise_comes_before_course_and_course_before_kit(translated):
    translate = Catalogue.for_exercise(translated.exercise("4"), "zh").translate
    assert [translate(text) for text in ("near", "both", "far", "main", "child")] == [
        "近", "练习", "远", "主程序", "子进程",
    ]  # fmt: skip


def test_course_has_its_own_texts_and_the_kits(translated):
    translate = Catalogue.for_course(translated, "zh").translate
    assert [translate(text) for text in ("near", "both", "child")] == ["near", "课程", "子进程"]


def test_kit_has_its_own_texts_only(translated):
    assert Catalogue.kit("zh").translate("both") == "both"


@pytest.mark.parametrize("code", ["en", "fr", "../zh"])
def test_english_and_unknown_languages_keep_the_template(translated, code):
    assert Catalogue.for_exercise(translated.exercise("4"), code).translate("near") == "near"


def test_unfinished_translations_are_not_used(on_disk):
    on_disk.write("texts.zh.po", HEADER + '#, fuzzy\nmsgid "a"\nmsgstr "甲"\n\nmsgid "b"\nmsgstr ""\n')
    translate = Catalogue.for_course(on_disk.load(), "zh").translate
    assert (translate("a"), translate("b")) == ("a", "b")


def test_processes_are_named_in_the_language_of_the_sentence():
    text = Text(
        "{who} computed for more than {limit:g} s of CPU time: is there an endless loop?",
        {"who": Who("child 1.2", 812), "limit": 2.0},
    )
    sentence = text.render(Catalogue.kit("zh").translate)
    assert sentence.startswith("子进程 1.2 (pid 812) 占用的 CPU 时间超过了 2 秒")


def test_broken_translations_are_named_by_file_and_line(on_disk):
    path = on_disk.write("texts.zh.po", HEADER + 'msgid "a"\nmsgstr "b"\nwhat is this\n')
    with pytest.raises(ExerciseError) as caught:
        Catalogue.for_course(on_disk.load(), "zh")
    assert (caught.value.path, caught.value.line) == (path, 6)


def test_translations_that_are_not_utf_8_are_named(on_disk):
    on_disk.write("texts.zh.po", HEADER.encode() + 'msgid "a"\nmsgstr "程"\n'.encode("gbk"))
    with pytest.raises(ExerciseError, match=r"texts.zh.po: is not UTF-8 text"):
        Catalogue.for_course(on_disk.load(), "zh")


@pytest.mark.parametrize(
    ("option", "environ", "code"),
    [
        (None, {}, "en"),
        ("zh", {"GRADE_LANG": "en"}, "zh"),
        ("zh_CN", {}, "zh"),
        ("zh-Hans", {}, "zh"),
        ("EN", {"LANG": "zh_CN.UTF-8"}, "en"),
        (None, {"GRADE_LANG": "zh", "LANG": "en_GB.UTF-8"}, "zh"),
        (None, {"GRADE_LANG": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LANG": "zh_CN.UTF-8"}, "zh"),
        (None, {"LC_MESSAGES": "zh_TW", "LANG": "C"}, "zh"),
        (None, {"LC_ALL": "C.UTF-8", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, "en"),
        (None, {"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
        (None, {"LANG": "fr_FR.UTF-8"}, "en"),
    ],
)
def test_language_is_chosen_by_option_then_environment(option, environ, code):
    assert language(option, environ) == code
