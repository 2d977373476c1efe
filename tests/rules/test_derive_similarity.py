from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from review_texts import NEXT_REPORT, PARAPHRASE, QUOTING, RENAMED_THROUGHOUT, REPORT, RETITLED

from isms_lint_iso27001.derive.text.similarity import (
    Match,
    Text,
    Texts,
    similarity,
    similarity_rearranged,
    text_in,
    words_in,
)

WORDS = st.lists(st.sampled_from("abcde"), max_size=12).map(tuple)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The audit, in May.", ("the", "audit", "in", "may")),
        ("NC-2026-1: STRASSE straße", ("nc", "2026", "1", "strasse", "strasse")),
        (" … ", ()),
    ],
)
def test_words_in(text: str, words: tuple[str, ...]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("a b c d e", "a b c d e", 1),
        ("a b c d e", "a x c d e", 0.8),
        ("a b c d", "a b c d e f", 0.8),
        ("a b c d e f", "d e f a b c", 0.5),
        ("a a b", "a b b", 2 / 3),
        ("a b", "c d", 0),
        ("", "a", 0),
        ("", "", 0),
    ],
)
def test_known_pairs(one: str, other: str, expected: float) -> None:
    assert similarity(words_in(one), words_in(other)) == pytest.approx(expected)


@given(WORDS, WORDS)
def test_symmetric_and_from_0_to_1(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, other) == similarity(other, one)


@given(WORDS.filter(bool), WORDS.filter(bool))
def test_1_means_the_same_words_and_0_none_in_common(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert similarity(one, one) == 1
    assert (similarity(one, other) == 1) is (one == other)
    assert (similarity(one, other) == 0) is set(one).isdisjoint(other)


def _longest(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """The longest common subsequence by its definition."""
    for length in range(min(len(one), len(other)), 0, -1):
        if set(combinations(one, length)) & set(combinations(other, length)):
            return length
    return 0


@settings(deadline=None)
@given(*[st.lists(st.sampled_from("abc"), max_size=8).map(tuple)] * 2)
def test_twice_the_common_words_over_all(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    total = len(one) + len(other)
    assert similarity(one, other) * total == pytest.approx(2 * _longest(one, other))


@given(st.integers(5, 60), st.integers(0, 60), st.randoms(use_true_random=False))
def test_a_share_of_words_replaced_is_the_share_lost(
    size: int, lost: int, chance: random.Random
) -> None:
    lost = min(size, lost)
    text = tuple(f"w{n}" for n in range(size))
    places = chance.sample(range(size), lost)
    changed = tuple(f"x{n}" if n in places else word for n, word in enumerate(text))
    alike = similarity(text, changed)
    assert alike == pytest.approx(1 - lost / size)
    # What has no two neighbours left cannot be found by them.
    neighbours = any({n, n + 1}.isdisjoint(places) for n in range(size - 1))
    texts = Texts([("report", Text(text, (text,)))])
    found = texts.most_alike(Text(changed, (changed,)), max(alike, 0.01))
    assert found == (Match(alike, ("report",)) if neighbours else None)


def test_real_texts_fall_on_their_sides() -> None:
    report = words_in(REPORT)
    alike = [similarity(words_in(text), report) for text in (RETITLED, RENAMED_THROUGHOUT)]
    others = [similarity(words_in(text), report) for text in (NEXT_REPORT, QUOTING, PARAPHRASE)]
    assert [round(one, 2) for one in alike] == [0.93, 0.89]
    assert [round(one, 2) for one in others] == [0.55, 0.45, 0.17]


SENTENCES = text_in(REPORT).sentences


def in_words(sentences: list[tuple[str, ...]]) -> str:
    return ". ".join(" ".join(words) for words in sentences)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One here. Two there! Three?", ["one here", "two there", "three"]),
        ("A line\nthat goes on. Next", ["a line that goes on", "next"]),
        (
            "# Title\n\nA.5.18 is met\n- one\n- two\n1. three",
            ["title", "a 5 18 is met", "one", "two", "1", "three"],
        ),
        (" … ", []),
    ],
)
def test_text_in(text: str, sentences: list[str]) -> None:
    found = text_in(text)
    assert [" ".join(words) for words in found.sentences] == sentences
    assert found.words == words_in(text)


@pytest.mark.parametrize("text", [REPORT, RETITLED, RENAMED_THROUGHOUT])
@pytest.mark.parametrize("seed", range(5))
def test_another_order_costs_next_to_nothing(text: str, seed: int) -> None:
    report = text_in(REPORT)
    in_order = similarity(words_in(text), report.words)
    for parts, between in ((text.split("\n\n"), "\n\n"), (text.split(". "), ". ")):
        random.Random(seed).shuffle(parts)
        moved = text_in(between.join(parts))
        assert similarity(moved.words, report.words) < 0.8
        assert similarity_rearranged(moved, report) > in_order - 0.03
        found = Texts([("AUD-2", report)]).most_alike(moved, 0.8)
        assert found is not None
        assert (found.keys, found.in_order) == (("AUD-2",), False)


def test_another_order_brings_other_texts_no_closer() -> None:
    report = text_in(REPORT)
    found = [
        round(similarity_rearranged(text_in(text), report), 2)
        for text in (NEXT_REPORT, QUOTING, PARAPHRASE)
    ]
    assert found == [0.55, 0.45, 0.19]


@settings(deadline=None)
@given(st.permutations(range(len(SENTENCES))), st.permutations(range(len(SENTENCES))))
def test_any_two_orders_are_one_text(one: list[int], other: list[int]) -> None:
    texts = [text_in(in_words([SENTENCES[n] for n in order])) for order in (one, other)]
    assert similarity_rearranged(*texts) > 0.95
    assert similarity_rearranged(*texts) == similarity_rearranged(*reversed(texts))


@given(*[st.lists(WORDS, max_size=4).map(lambda found: text_in(in_words(found)))] * 2)
def test_rearranging_never_loses(one: Text, other: Text) -> None:
    alike = similarity_rearranged(one, other)
    assert similarity(one.words, other.words) <= alike <= 1
    assert alike == similarity_rearranged(other, one)


def test_sentences_that_repeat_are_told_apart() -> None:
    again = "No gap was found here. "
    parts = [f"Clause {n} was read with the owner of area {n * n}. {again}" for n in range(12)]
    assert similarity_rearranged(text_in("".join(parts)), text_in("".join(parts[::-1]))) > 0.9


TEXTS = {name: text_in(text) for name, text in (("AUD-2", REPORT), ("AUD-3", NEXT_REPORT))}


def test_the_most_alike_of_many() -> None:
    texts = Texts([*TEXTS.items(), ("AUD-2-copy", text_in(REPORT.upper()))])
    found = texts.most_alike(text_in(RETITLED), 0.8)
    assert found is not None
    assert (round(found.similarity, 2), found.keys) == (0.93, ("AUD-2", "AUD-2-copy"))
    assert texts.most_alike(text_in(REPORT), 1) == Match(1, ("AUD-2", "AUD-2-copy"))
    assert texts.most_alike(text_in(PARAPHRASE), 0.8) is None
    assert texts.most_alike(text_in(""), 0.8) is None
    assert Texts[str]([]).most_alike(text_in(REPORT), 0.8) is None


_SENTENCES = st.lists(st.sampled_from("abcdefghij"), min_size=3, max_size=14).map(tuple)


@settings(deadline=None)
@given(st.lists(_SENTENCES, min_size=1, max_size=8), _SENTENCES)
def test_nothing_alike_is_missed(texts: list[tuple[str, ...]], words: tuple[str, ...]) -> None:
    # Of n words in two texts 0.8 alike, more than 0.2 n - 1 pairs of neighbours are in both.
    found = Texts((n, Text(one, (one,))) for n, one in enumerate(texts)).most_alike(
        Text(words, (words,)), 0.8
    )
    best = max(similarity(one, words) for one in texts)
    if best < 0.8:
        assert found is None
    else:
        assert found is not None
        assert found.similarity == best
        assert {similarity(texts[n], words) for n in found.keys} == {best}


def test_reports_of_one_template_are_told_apart() -> None:
    chance = random.Random(7)
    words = [f"w{n}" for n in range(3000)]
    template = chance.choices(words, k=120)
    reports = [(n, (*template, *chance.choices(words, k=80), f"id{n}")) for n in range(400)]
    texts = Texts((n, Text(words, (words,))) for n, words in reports)
    for n in (0, 250, 399):
        minutes = ("management", "review", *reports[n][1])
        found = texts.most_alike(Text(minutes, (minutes,)), 0.8)
        assert found is not None
        assert found.keys == (n,)
    other = (*template, *chance.choices(words, k=80))
    assert texts.most_alike(Text(other, (other,)), 0.8) is None
