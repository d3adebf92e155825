"""Votes at the terminal's asker: what is typed, what is said of it, and what the group makes of the outcome."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digikap.interview.asker import (
    Again,
    Given,
    Jump,
    Move,
    OutcomeScreen,
    Progress,
    QuestionScreen,
    Reasoned,
    Remarked,
    Settled,
    Voted,
)
from digikap.interview.console import ConsoleAsker
from digikap.interview.device import ESCAPE, PAGE_DOWN, PAGE_UP
from digikap.interview.layout import View, cells
from digikap.interview.screen import question_screen
from digikap.interview.voting_words import agreed, how
from digikap.model.answer import Answer, Chosen, Grid, Special
from digikap.model.assessment import Assessment, Comment
from digikap.model.questionnaire import RatingGrid
from digikap.model.tally import ChoiceTally, GridVoting, Round, Tally, Voting
from tests.interview.room import begun, kommunen
from tests.interview.typist import Typist, sizes, text

FORM = kommunen()
PROGRESS = Progress(section=2, sections=6, question=5, questions=25, minutes_used=12, minutes_planned=64)
NINE, SPLIT = Tally((0, 3, 5, 1, 0)), Tally((3, 0, 2, 0, 3), 1)
LISTS = ChoiceTally(9, {"ekonomi": 6, "skola": 9, "klimat": 2}, {"ekonomi": 6, "skola": 3})
BOTH = pytest.mark.parametrize("redraws", [True, False])


def screen(question_id: str, participants: int | None = 9, **changes: object) -> QuestionScreen:
    now = begun(FORM, mode="tally", participants=participants, **changes)
    question = FORM.question(question_id)
    return QuestionScreen(now, question, PROGRESS, now.rows(question)[0] if isinstance(question, RatingGrid) else None)


def outcome(question_id: str, votes: Round, answer: Answer | None = None, **changes: object) -> OutcomeScreen:
    asked = screen(question_id)
    now = asked.assessment.with_round(question_id, votes, asked.row.id if asked.row else None)
    if answer is not None:
        now = now.with_answer(question_id, answer)
    return OutcomeScreen(replace(now, **changes), asked.question, PROGRESS, asked.row)  # type: ignore[arg-type]


def vote(shown: QuestionScreen, *lines: str, redraws: bool = True) -> tuple[object, Typist]:
    """The reply to a question, and the typist; every line that was typed must have been read."""
    typist = Typist(*lines, redraws=redraws)
    reply = ConsoleAsker(typist).question(shown)
    assert typist.left == []
    return reply, typist


def settle(shown: OutcomeScreen, *lines: str, redraws: bool = True) -> tuple[object, Typist]:
    typist = Typist(*lines, redraws=redraws)
    reply = ConsoleAsker(typist).outcome(shown)
    assert typist.left == []
    return reply, typist


class TestVoting:
    @BOTH
    @pytest.mark.parametrize(
        ("question", "line", "votes"),
        [
            ("d_total", "0 3 5 1 0", NINE),
            ("d_total", "332333242", Tally((0, 3, 5, 1, 0))),
            ("d_total", "3 0 2 0 3 v1", SPLIT),
            ("v_drift", "0 3 4 1 0 e1", Tally((0, 3, 4, 1, 0), 0, 1)),
            ("b_it_drift", "2 7 0 0", ChoiceTally(9, {"egen": 2, "gemensam": 7})),
            ("b_it_drift", "22222222v", ChoiceTally(8, {"gemensam": 8}, unknown=1)),
            ("p_viktigaste", "2:6/6 4:9/3 12:2/0", LISTS),
        ],
    )
    def test_a_line_is_a_round_of_votes(self, question: str, line: str, votes: Round, redraws: bool) -> None:
        assert vote(screen(question), line, redraws=redraws)[0] == Voted(votes)

    @BOTH
    def test_a_wrong_number_of_votes_is_told_and_can_be_typed_anew(self, redraws: bool) -> None:
        reply, typist = vote(screen("d_total"), "0 3 4 1 0", "0 3 5 1 0", redraws=redraws)
        assert reply == Voted(NINE)
        assert typist.notices == [
            "8\u00a0röster, men ni är 9. Skriv rösterna på nytt, eller skriv varför det är så.",
        ]

    def test_a_wrong_number_of_votes_stands_with_a_reason(self) -> None:
        reply, typist = vote(screen("d_total"), "0 3 4 1 0", "17", "0 3 4 1 0", " En gick  ut. ")
        assert reply == Voted(Tally((0, 3, 4, 1, 0)), "En gick ut.")
        assert typist.notices[1].startswith("Skriv antal per steg")  # 17 is no reason, and no votes either

    def test_enter_takes_a_wrong_number_back_and_nothing_is_saved_by_it(self) -> None:
        assert vote(screen("d_total"), "0 3 4 1 0", "", "0 3 4 1 0", ESCAPE, "b")[0] is Move.BACK

    def test_a_reason_that_was_given_before_for_as_many_votes_is_kept_by_enter(self) -> None:
        shown = screen("u_total", votes={"d_total": Voting((Tally((0, 3, 4, 1, 0)),), uneven="En gick ut.")})
        reply, typist = vote(shown, "0 0 8 0 0", "")
        assert reply == Voted(Tally((0, 0, 8, 0, 0)), "En gick ut.")
        assert typist.notices[0].endswith("Enter: som förut (En gick ut.)")
        assert vote(shown, "0 0 7 0 0", "", "0 0 9 0 0")[0] == Voted(Tally((0, 0, 9, 0, 0)))

    def test_the_reason_of_a_row_is_found_too(self) -> None:
        row = Voting((Tally((0, 3, 4, 1, 0)),), uneven="En gick ut.")
        shown = screen("u_total", votes={"v_drift": GridVoting({"skola": row})})
        assert vote(shown, "0 0 8 0 0", "")[0] == Voted(Tally((0, 0, 8, 0, 0)), "En gick ut.")

    def test_where_nobody_said_how_many_they_are_the_first_vote_does(self) -> None:
        assert vote(screen("d_total", None), "0 3 5 1 0")[0] == Voted(NINE)
        later = screen("u_total", None, votes={"d_total": Voting((NINE, SPLIT))})
        reply, typist = vote(later, "0 1 0 0 0", "En kvar")
        assert "men ni är 9" in typist.notices[0]
        assert reply == Voted(Tally((0, 1, 0, 0, 0)), "En kvar")

    def test_what_is_no_vote_is_told(self) -> None:
        reply, typist = vote(screen("d_total"), "x", "", "0 3", "0 3 5 1 0")
        assert reply == Voted(NINE)
        how = "Skriv antal per steg, lägst först: 0 3 4 2 0. Eller röst för röst: 222333344. Två vet ej: v2."
        assert typist.notices == [how, how, f"Det är två tal, men fem steg. {how}"]

    def test_on_choices_too(self) -> None:
        _, typist = vote(screen("b_it_drift"), "1 2", "b")
        assert typist.notices[0].startswith("Skriv antal per val, i ordning: 0 3 4 2.")

    def test_a_single_number_is_one_vote_and_its_number_is_told(self) -> None:
        reply, typist = vote(screen("d_total"), "4", "b")
        assert reply is Move.BACK and typist.notices[0].startswith("1\u00a0röst, men ni är 9.")
        assert vote(screen("d_total", 1), "4")[0] == Voted(Tally((0, 0, 0, 1, 0)))

    @pytest.mark.parametrize(
        ("question", "line", "answer"),
        [
            ("d_total", "=4", 4),
            ("d_total", "= v", Special.UNKNOWN),
            ("b_it_drift", "=2", Chosen(("gemensam",))),
            ("p_viktigaste", "=2 4", Chosen(("ekonomi", "skola"))),
        ],
    )
    def test_what_all_agree_on_needs_no_vote(self, question: str, line: str, answer: Answer) -> None:
        assert vote(screen(question), line)[0] == Given(answer)

    def test_what_all_agree_on_may_be_a_choice_with_words_of_its_own(self) -> None:
        assert vote(screen("p_viktigaste"), "=15", ESCAPE, "=15", "Hamnen")[0] == Given(Chosen(("annat",), "Hamnen"))
        _, typist = vote(screen("d_total"), "=9", "=", "b")
        assert typist.notices == ["Skriv en siffra 1–5, eller v för vet ej."] * 2

    def test_an_answer_without_votes_is_shown_and_kept_by_enter(self) -> None:
        reply, typist = vote(screen("d_total", answers={"d_total": 2}), "")
        assert reply == Given(2)
        assert "Fastställt utan omröstning (Enter behåller det): 2 – Ganska låg" in typist.screens[0]
        assert vote(screen("v_drift", answers={"v_drift": Grid({"forskola": 2})}), "")[0] == Given(2)

    def test_voting_again_shows_the_round_before_and_enter_keeps_nothing(self) -> None:
        shown = screen("d_total", votes={"d_total": Voting((NINE,))})
        reply, typist = vote(shown, "", "", "b")
        assert reply is Move.BACK and len(typist.notices) == 1  # the first Enter was one too many after r
        assert "Omröstning 2. Förut: 3 × Ganska låg · 5 × Varken hög eller låg" in typist.screens[0]
        assert typist.notices[0].startswith("Skriv antal per steg")

    def test_the_line_says_what_it_means_so_far(self) -> None:
        _, typist = vote(screen("d_total"), "b")
        live = typist.prompts[0].live
        assert live is not None
        assert live("0 3 4") == live("") == live("=") == ""
        assert live("=4") == "Utan omröstning: 4 – Ganska hög"
        assert live("0 3 4 1 0 v1") == "9 av 9: 3 × Ganska låg · 4 × Varken hög eller låg · 1 × Ganska hög · 1 × Vet ej"
        _, typist = vote(screen("p_viktigaste", None), "b")
        live = typist.prompts[0].live
        assert live is not None
        assert live("2 4") == "1 Ekonomi i balans · 2 Skolans resultat och likvärdighet"
        assert live("2:3/3") == "3: 3 × Ekonomi i balans"

    @BOTH
    def test_keys_do_what_they_do_on_every_question(self, redraws: bool) -> None:
        for key, reply in (("b", Move.BACK), ("p", Move.PARK), ("s", Move.STOP)):
            assert vote(screen("d_total"), key, redraws=redraws)[0] is reply
        assert vote(screen("d_total"), "h", "3", redraws=redraws)[0] == Jump("b_roller")
        comment = vote(screen("d_total"), "k", "Natten.", "", "n", redraws=redraws)[0]
        assert comment == Remarked(Comment("Natten."))

    def test_help_says_how_votes_are_typed(self) -> None:
        _, typist = vote(screen("d_total"), "?", "", "b")
        said = " ".join(typist.screens[1].split())
        assert "Skriv antal per steg" in said and "sparar ett likamedtecken svaret utan omröstning: =4." in said

    def test_help_shows_an_answer_that_fits_the_question(self) -> None:
        for question, answer in (("p_viktigaste", "=3 1 4."), ("e_hinder", "=1 3."), ("d_total", "=4.")):
            shown = screen(question)
            assert agreed(shown).endswith(f": {answer}")
            assert isinstance(vote(shown, answer.rstrip("."))[0], Given)

    @pytest.mark.parametrize("question", [one.id for one in FORM.questions() if not isinstance(one, RatingGrid)])
    def test_how_to_vote_is_told_whole_in_a_small_window(self, question: str) -> None:
        shown = screen(question)
        if shown.is_vote:
            page = text(question_screen(shown, "Sparat: något annat.", 0, View(58, 17)))
            flat = " ".join(page.split())
            assert how(shown) in flat or how(shown, short=True) in flat

    def test_votes_on_other_questions_stand_in_the_grid(self) -> None:
        now = begun(FORM, mode="tally", participants=9, answers={"v_drift": Grid({"skola": 2, "ifo": 4})})
        now = replace(now, votes={"v_drift": GridVoting({"forskola": Voting((NINE,)), "skola": Voting((SPLIT,))})})
        question = FORM.question("v_drift")
        assert isinstance(question, RatingGrid)
        _, typist = vote(QuestionScreen(now, question, PROGRESS, now.rows(question)[2]), "b")
        assert "0 3 5 1 0  samsyn" in typist.screens[0]
        assert "3 0 2 0 3 v1  fastställt 2" in typist.screens[0]
        assert "4 – Ganska hög" in typist.screens[0]

    @pytest.mark.parametrize(("columns", "rows"), sizes())
    def test_a_row_of_a_grid_is_never_more_than_a_line(self, columns: int, rows: int) -> None:
        question = FORM.question("v_drift")
        assert isinstance(question, RatingGrid)
        now = begun(FORM, mode="tally", participants=9)
        torn = [Tally((1, 0, 2, 1, 3), 1), Tally((1, 0, 2, 1, 3), 1, 1), Tally((30, 0, 0, 0, 30), 12, 10)]
        ids = [row.id for row in now.rows(question)]
        for name, votes in zip(ids, torn, strict=False):
            now = now.with_round(question.id, votes, name)
        marks = {ids[0]: 3, ids[3]: Special.NOT_APPLICABLE}
        now = now.with_round(question.id, torn[1], ids[4]).with_answer(question.id, Grid({**marks, ids[4]: 3}))
        for row in now.rows(question):
            page = question_screen(QuestionScreen(now, question, PROGRESS, row), "Sparat.", 0, View(columns - 2, rows))
            assert max(sum(cells(words) for words, _ in line) for line in page) <= columns - 2
            assert len(page) <= rows
        shown = text(page)
        assert "fastställt 3" in shown and "motstridigt" in shown and "5 – Ej" not in shown


class TestLists:
    @BOTH
    def test_everyones_list_is_read_out_and_counted(self, redraws: bool) -> None:
        reply, typist = vote(screen("p_viktigaste", 3), "4 2", "2 4 12", "4", "", redraws=redraws)
        assert reply == Voted(
            ChoiceTally(3, {"ekonomi": 2, "skola": 3, "klimat": 1}, {"ekonomi": 1, "skola": 2}),
        )
        labels = [prompt.label for prompt in typist.prompts]
        assert labels == ["Lista 1 av 3", "Lista 2 av 3", "Lista 3 av 3", "Enter visar utfallet"]
        assert [prompt.ahead for prompt in typist.prompts] == [False, True, True, True]
        if redraws:
            assert "Lista 2: 1 Ekonomi i balans · 2 Skolans resultat" in typist.screens[2]
            assert "2 listor: 2 × Ekonomi i balans" in typist.screens[2]

    def test_what_has_been_read_out_and_not_counted_is_known_on_every_question(self) -> None:
        typist = Typist("1 2", "2", "b", "s", "s", "1", "2", "")
        asker = ConsoleAsker(typist)
        assert asker.uncounted() == 0
        assert asker.question(screen("p_viktigaste", 4)) is Move.BACK and asker.uncounted() == 2
        assert asker.question(screen("d_total", 4)) is Move.STOP
        assert typist.notices == [
            "2\u00a0listor är inte räknade och sparas inte. Tryck s en gång till för att sluta ändå."
        ]
        assert isinstance(asker.question(screen("p_viktigaste", 4)), Voted) and asker.uncounted() == 0

    def test_the_last_list_can_be_taken_away_and_none_can_be_too_many(self) -> None:
        reply, typist = vote(screen("e_hinder", 2), "x", "1 2", "3", "4", "x", "10", "")
        assert reply == Voted(ChoiceTally(2, {"tid": 1, "metod": 1, "inget": 1}))
        assert typist.notices == [
            "Det finns ingen lista att ta bort.",
            "Alla 2 är inlästa. Enter visar utfallet, x tar bort den sista.",
        ]

    def test_what_is_no_list_is_told(self) -> None:
        _, typist = vote(screen("e_hinder", 2), "1 2 3 4", "10 1", "", "1:9", "b")
        assert typist.notices == [
            "Välj högst 3. Det blev 4.",
            "Val 10 går bara att välja ensamt.",
            "En person i taget: högst 3 siffror. x ångrar, Enter räknar. Eller antal per val: 1:1 3:1.",
            "Val 1 har 9\u00a0röster, men 2 har svarat.",
        ]

    def test_lists_that_are_too_few_stand_with_a_reason_or_go_on(self) -> None:
        reply, typist = vote(screen("e_hinder", 3), "1", "", "2", "", "", "", "En sov")
        assert reply == Voted(ChoiceTally(2, {"tid": 1, "metod": 1}), "En sov")
        assert typist.notices[0] == "1\u00a0röst, men ni är 3. Läs in fler, eller skriv varför det är så."

    def test_lists_are_kept_over_a_comment_and_stopping_asks_twice(self) -> None:
        typist = Typist("1", "k", "Natten.", "", "n")
        asker = ConsoleAsker(typist)
        shown = screen("e_hinder", 2)
        assert asker.question(shown) == Remarked(Comment("Natten."))
        more = Typist("s", "2", "s", "s")
        asker._device = more
        assert asker._booth is not None
        asker._booth._device = more
        assert asker.question(shown) is Move.STOP
        assert more.prompts[0].label == "Lista 2 av 2"
        assert more.notices == [
            "1\u00a0lista är inte räknad och sparas inte. Tryck s en gång till för att sluta ändå.",
            "2\u00a0listor är inte räknade och sparas inte. Tryck s en gång till för att sluta ändå.",
        ]

    def test_the_words_of_a_free_choice_are_asked_once(self) -> None:
        reply, typist = vote(screen("p_viktigaste", 2), "15", "15 1", "", " Hamnen ")
        assert isinstance(reply, Voted) and reply.other == "Hamnen"
        assert "2 valde ”Annat”. Vad står det för?" in typist.screens[-1]
        assert vote(screen("p_viktigaste", 1), "15", "", "")[0] == Voted(ChoiceTally(1, {"annat": 1}, {"annat": 1}))
        before = screen("p_viktigaste", 1, votes={"p_viktigaste": Voting((LISTS,), other="Hamnen")})
        again = vote(before, "15", "")[0]
        assert again == Voted(ChoiceTally(1, {"annat": 1}, {"annat": 1}))

    def test_where_nobody_said_how_many_they_are_there_is_no_end(self) -> None:
        _, typist = vote(screen("e_hinder", None), "1", "2", "")
        assert [prompt.label for prompt in typist.prompts] == ["Lista 1", "Lista 2", "Lista 3"]

    def test_page_keys_turn_a_long_list_of_choices(self) -> None:
        typist = Typist(PAGE_DOWN, PAGE_UP, "b", columns=58, rows=20)
        assert ConsoleAsker(typist).question(screen("p_viktigaste")) is Move.BACK
        assert "↑ 4 till" in typist.screens[1] and "↑" not in typist.screens[2]


class TestOutcome:
    @BOTH
    @pytest.mark.parametrize(
        ("line", "reply"),
        [
            ("", Move.NEXT),
            ("3", Settled(3)),
            ("v", Settled(Special.UNKNOWN)),
            ("r", Again()),
            ("b", Move.BACK),
            ("s", Move.STOP),
        ],
    )
    def test_what_the_group_makes_of_it(self, line: str, reply: object, redraws: bool) -> None:
        assert settle(outcome("d_total", SPLIT), line, redraws=redraws)[0] == reply

    def test_a_row_settles_its_own_value(self) -> None:
        assert settle(outcome("v_drift", SPLIT), "e")[0] == Settled(Special.NOT_APPLICABLE)

    def test_choices_are_settled_with_numbers_and_words(self) -> None:
        assert settle(outcome("p_viktigaste", LISTS), "4 2")[0] == Settled(Chosen(("skola", "ekonomi")))
        other = settle(outcome("p_viktigaste", LISTS), "15", ESCAPE, "15", "Hamnen")[0]
        assert other == Settled(Chosen(("annat",), "Hamnen"))

    @pytest.mark.parametrize(
        ("question", "votes", "line", "said"),
        [
            ("d_total", SPLIT, "0 3 5 1 0", "Bara Enter går vidare, 1–5 fastställer ett värde"),
            ("d_total", SPLIT, "33", "Bara Enter"),
            ("d_total", SPLIT, "e", "Bara Enter"),
            ("d_total", SPLIT, "0", "Inget är fastställt. Bara Enter"),
            ("b_it_drift", ChoiceTally(9, {"egen": 9}), "1 2", "Bara Enter går vidare, en siffra"),
            ("p_viktigaste", LISTS, "99", "Bara Enter går vidare, siffror"),
        ],
    )
    def test_what_settles_nothing_is_told(self, question: str, votes: Round, line: str, said: str) -> None:
        reply, typist = settle(outcome(question, votes), line, "")
        assert reply is Move.NEXT and typist.notices[0].startswith(said)

    def test_a_settled_value_is_shown_and_zero_takes_it_away(self) -> None:
        reply, typist = settle(outcome("d_total", SPLIT, 3), "0")
        assert reply == Settled(None)
        assert "Fastställt: 3 – Varken hög eller låg. 0 tar bort det." in typist.screens[0]

    @BOTH
    def test_the_minoritys_reason(self, redraws: bool) -> None:
        reply, typist = settle(outcome("d_total", SPLIT), "m", "...", " Natten går  inte ihop. ", redraws=redraws)
        assert reply == Reasoned("Natten går inte ihop.")
        assert typist.notices == ["Skriv skälet med ord, eller bara Enter för att gå tillbaka."]
        left = ["m", *[""] * (1 + redraws), "m", ESCAPE, "b"]
        assert settle(outcome("d_total", SPLIT), *left, redraws=redraws)[0] is Move.BACK

    def test_the_minoritys_reason_is_shown_kept_and_taken_away(self) -> None:
        shown = outcome("d_total", SPLIT)
        shown = replace(shown, assessment=shown.assessment.with_minority("d_total", "Natten."))
        reply, typist = settle(shown, "m", "", "", "m", "-")
        assert reply == Reasoned(None)
        assert "Minoritetens skäl: Natten." in typist.screens[0]
        assert "Ett ensamt minustecken tar bort det." in typist.screens[1]

    def test_an_enter_out_of_habit_does_not_close_the_reason_where_m_acts_at_once(self) -> None:
        reply, typist = settle(outcome("d_total", SPLIT), "m", "", "Natten räknas inte.")
        assert reply == Reasoned("Natten räknas inte.")
        assert typist.notices == ["Skriv skälet. Enter en gång till går tillbaka."]
        assert settle(outcome("d_total", SPLIT), "m", "", "", "")[0] is Move.NEXT
        assert settle(outcome("d_total", SPLIT), "m", "", "", redraws=False)[0] is Move.NEXT
        assert settle(outcome("d_total", SPLIT), "m", ESCAPE, "")[0] is Move.NEXT

    def test_too_long_a_reason_is_refused(self) -> None:
        _, typist = settle(outcome("d_total", SPLIT), "m", "a" * 20_001, "", "")
        assert typist.notices[0].startswith("Texten är för lång")

    def test_a_comment_a_jump_and_help(self) -> None:
        assert settle(outcome("d_total", SPLIT), "k", "Ja.", "", "n")[0] == Remarked(Comment("Ja."))
        assert settle(outcome("d_total", SPLIT), "h", "3")[0] == Jump("b_roller")
        _, typist = settle(outcome("d_total", SPLIT), "?", "", ESCAPE, "", "")
        assert "motstridigt  rösterna är spridda" in typist.screens[1] and typist.screens[1] == typist.screens[3]
        _, typist = settle(outcome("p_viktigaste", LISTS), "?", "", "")
        assert "samsyn" not in typist.screens[1] and "rösta igen" in typist.screens[1]

    def test_page_keys_turn_many_choices(self) -> None:
        everything = ChoiceTally(9, {choice.id: 1 for choice in FORM.question("p_viktigaste").choices})  # type: ignore[union-attr]
        typist = Typist(PAGE_DOWN, PAGE_UP, "", columns=58, rows=20)
        assert ConsoleAsker(typist).outcome(outcome("p_viktigaste", everything)) is Move.NEXT
        assert "↑ 4 till" in typist.screens[1] and "↑" not in typist.screens[2]

    def test_what_was_typed_before_the_outcome_was_shown_is_no_reply_to_it(self) -> None:
        _, typist = settle(outcome("d_total", SPLIT), "7", "")
        assert [prompt.ahead for prompt in typist.prompts] == [False, False]

    def test_the_line_says_what_would_be_settled(self) -> None:
        _, typist = settle(outcome("d_total", SPLIT), "")
        live = typist.prompts[0].live
        assert live is not None
        assert [live("3"), live(""), live("9")] == ["Fastställ 3 – Varken hög eller låg", "", ""]


def test_an_assessment_in_consensus_asks_for_no_votes() -> None:
    now: Assessment = begun(FORM)
    typist = Typist("4")
    assert ConsoleAsker(typist).question(QuestionScreen(now, FORM.question("d_total"), PROGRESS)) == Given(4)
