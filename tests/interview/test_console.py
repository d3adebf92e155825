"""The terminal's asker: which keys and lines make which reply, in both devices."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from digikap.interview.asker import (
    Asker,
    DiscussionScreen,
    FinishScreen,
    Given,
    Jump,
    Move,
    Noted,
    Progress,
    QuestionScreen,
    Remarked,
    SectionScreen,
)
from digikap.interview.console import ConsoleAsker
from digikap.interview.device import ESCAPE, PAGE_DOWN, PAGE_UP
from digikap.model.answer import Answer, Chosen, Grid, Special, Written
from digikap.model.assessment import Comment
from digikap.model.questionnaire import RatingGrid, Reference
from digikap.store.content import glossary
from digikap.text import TEXT_LIMIT
from tests.interview.room import begun, kommunen
from tests.interview.typist import Typist

FORM = kommunen()
TERMS = glossary()
PROGRESS = Progress(section=2, sections=6, question=5, questions=25, minutes_used=12, minutes_planned=64)
NOTHING = "Enter ensamt svarar ingenting. Skriv ett svar, eller ? för hjälp."


def screen(question_id: str, row: int = 0, **changes: object) -> QuestionScreen:
    now = begun(FORM, **changes)
    question = FORM.question(question_id)
    return QuestionScreen(
        now, question, PROGRESS, now.rows(question)[row] if isinstance(question, RatingGrid) else None
    )


def asked(shown: QuestionScreen, *lines: str, redraws: bool = True) -> tuple[object, Typist]:
    """The reply to a question, and the typist; every line that was typed must have been read."""
    typist = Typist(*lines, redraws=redraws)
    reply = ConsoleAsker(typist, TERMS).question(shown)
    assert typist.left == []
    return reply, typist


def answered(question_id: str, answer: Answer) -> QuestionScreen:
    return screen(question_id, answers={question_id: answer})


class TestAnswers:
    @pytest.mark.parametrize("redraws", [True, False])
    @pytest.mark.parametrize(
        ("question", "line", "answer"),
        [
            ("d_total", "4", 4),
            ("d_total", "v", Special.UNKNOWN),
            ("v_drift", "e", Special.NOT_APPLICABLE),
            ("b_it_drift", "2", Chosen(("gemensam",))),
            ("b_kommungrupp", "v", Special.UNKNOWN),
            ("u_hinder", "3 1", Chosen(("pengar", "tid"))),
            ("e_hinder", "10", Chosen(("inget",))),
        ],
    )
    def test_a_line_is_an_answer(self, question: str, line: str, answer: Answer, redraws: bool) -> None:
        assert asked(screen(question), line, redraws=redraws)[0] == Given(answer)

    def test_what_is_no_answer_is_told_and_asked_again(self) -> None:
        reply, typist = asked(screen("d_total"), "7", "x", "", "3")
        assert reply == Given(3)
        wrong = "Skriv en siffra 1–5, eller v för vet ej."
        assert typist.notices == [wrong, wrong, NOTHING]

    def test_choices_that_are_none_are_told_too(self) -> None:
        reply, typist = asked(screen("u_hinder"), "99", "1")
        assert reply == Given(Chosen(("tid",))) and typist.notices[0].startswith("Det finns inget val 99.")

    def test_seven_enters_answer_nothing(self) -> None:
        typist = Typist(*[""] * 7)
        with pytest.raises(EOFError):
            ConsoleAsker(typist).question(screen("d_total"))
        assert typist.notices == [NOTHING] * 7

    @pytest.mark.parametrize(
        ("question", "answer"),
        [("d_total", 2), ("u_hinder", Chosen(("annat",), "Hamnen")), ("p_forsta_steg", Written("Vi möts."))],
    )
    def test_enter_alone_keeps_an_earlier_answer(self, question: str, answer: Answer) -> None:
        assert asked(answered(question, answer), "")[0] == Given(answer)

    def test_enter_keeps_a_rows_own_mark_and_no_other_rows(self) -> None:
        grid = Grid({"forskola": 2})
        assert asked(screen("v_drift", 0, answers={"v_drift": grid}), "")[0] == Given(2)
        assert asked(screen("v_drift", 1, answers={"v_drift": grid}), "", "5")[0] == Given(5)

    def test_bytes_that_are_no_text_are_told_of_and_the_line_is_typed_again(self) -> None:
        reply, typist = asked(screen("p_forsta_steg"), "Sm\udce5tt", "Smått", "")
        assert reply == Given(Written("Smått"))
        assert "gick inte att läsa" in typist.notices[0]
        assert typist.prompts[1].typed == "Smtt"


class TestFreeText:
    def test_a_free_text_choice_asks_for_its_words(self) -> None:
        reply, typist = asked(screen("u_hinder"), "12 1", "", "  Sent   besked ")
        assert reply == Given(Chosen(("annat", "tid"), "Sent besked"))
        assert "Valt: ”Annat”" in typist.screens[1]
        assert typist.notices == ["Skriv några ord, eller tryck Esc för att välja om."]

    def test_the_earlier_words_stand_on_the_line_and_enter_keeps_them(self) -> None:
        shown = answered("u_hinder", Chosen(("annat",), "Hamnen"))
        reply, typist = asked(shown, "12", "")
        assert reply == Given(Chosen(("annat",), "Hamnen"))
        assert typist.prompts[1].typed == "Hamnen" and "Förut: Hamnen" in typist.screens[1]

    def test_esc_goes_back_to_the_choices(self) -> None:
        assert asked(screen("u_hinder"), "12", ESCAPE, "1")[0] == Given(Chosen(("tid",)))

    def test_words_that_are_too_long_for_a_file_are_refused(self) -> None:
        reply, typist = asked(screen("u_hinder"), "12", "a" * 201, "b")
        assert reply == Given(Chosen(("annat",), "b"))
        assert typist.notices == ["Texten är för lång: 201 tecken, och högst 200 får plats."]


class TestKeys:
    @pytest.mark.parametrize(("key", "move"), [("p", Move.PARK), ("b", Move.BACK), ("s", Move.STOP), ("S", Move.STOP)])
    @pytest.mark.parametrize("question", ["d_total", "u_hinder", "v_drift", "p_forsta_steg"])
    def test_a_letter_alone_is_a_key_in_every_kind_of_question(self, question: str, key: str, move: Move) -> None:
        assert asked(screen(question), key)[0] is move

    def test_letters_act_at_once_in_numbers_and_never_in_texts(self) -> None:
        assert asked(screen("d_total"), "3")[1].prompts[0].instant == "?kpbhs"
        assert asked(screen("u_hinder"), "3")[1].prompts[0].instant == "?kpbhs+-"
        assert asked(screen("p_forsta_steg"), "Hej", "")[1].prompts[0].instant == ""

    def test_page_keys_turn_the_choices(self) -> None:
        typist = Typist(PAGE_DOWN, PAGE_DOWN, PAGE_UP, "1", columns=58, rows=20)
        assert ConsoleAsker(typist).question(screen("p_viktigaste")) == Given(Chosen(("kompetensforsorjning",)))
        assert [" 1  Komp" in shown for shown in typist.screens] == [True, False, False, False]
        assert " 9  Lokaler" in typist.screens[2]

    def test_a_page_key_means_nothing_where_nothing_turns(self) -> None:
        assert asked(screen("d_total"), "+", "3")[1].notices == ["Skriv en siffra 1–5, eller v för vet ej."]


class TestTexts:
    def test_an_empty_line_ends_a_text(self) -> None:
        reply, typist = asked(screen("p_forsta_steg"), "Vi börjar.", " med hamnen ", "")
        assert reply == Given(Written("Vi börjar.\nmed hamnen"))
        assert "Vi börjar." in typist.screens[1]
        assert [prompt.ahead for prompt in typist.prompts] == [False, True, True]

    def test_a_pasted_text_keeps_its_lines(self) -> None:
        assert asked(screen("p_forsta_steg"), "ett\ntvå", "")[0] == Given(Written("ett\ntvå"))

    def test_a_space_first_makes_a_letter_text(self) -> None:
        assert asked(screen("p_forsta_steg"), " k", "")[0] == Given(Written("k"))

    def test_a_letter_on_a_later_line_is_text(self) -> None:
        assert asked(screen("p_forsta_steg"), "Punkt", "b", "")[0] == Given(Written("Punkt\nb"))

    def test_enter_at_once_answers_nothing(self) -> None:
        reply, typist = asked(screen("p_forsta_steg"), "", "Hej", "")
        assert reply == Given(Written("Hej"))
        assert typist.notices == ["Enter ensamt svarar ingenting. Skriv en text, eller ? för hjälp."]

    def test_esc_opens_the_menu_with_the_same_keys(self) -> None:
        reply, typist = asked(screen("p_forsta_steg"), ESCAPE, "x", "s")
        assert reply is Move.STOP
        assert "Vad ska göras?" in typist.screens[1] and "parkera frågan" in typist.screens[1]
        assert typist.notices == ["Skriv en av bokstäverna."]

    def test_enter_and_esc_leave_the_menu(self) -> None:
        assert asked(screen("p_forsta_steg"), ESCAPE, "", ESCAPE, ESCAPE, "Hej", "")[0] == Given(Written("Hej"))

    def test_esc_in_the_middle_of_a_text_loses_nothing(self) -> None:
        reply, typist = asked(screen("p_forsta_steg"), "Ett", ESCAPE, "Två", "")
        assert reply == Given(Written("Ett\nTvå"))
        assert typist.notices[0].startswith("Avsluta texten med en tom rad.")

    def test_help_and_overview_come_back_to_the_text(self) -> None:
        assert asked(screen("p_forsta_steg"), "?", "", "h", "", "Hej", "")[0] == Given(Written("Hej"))

    def test_a_text_longer_than_a_file_takes_is_refused_line_by_line(self) -> None:
        reply, typist = asked(screen("p_forsta_steg"), "a" * TEXT_LIMIT, "b", "")
        assert reply == Given(Written("a" * TEXT_LIMIT))
        assert "för lång" in typist.notices[0]

    def test_a_parked_text_that_is_back_says_what_p_does_in_its_menu(self) -> None:
        reply, typist = asked(replace(screen("p_forsta_steg"), returned=True), ESCAPE, "p")
        assert reply is Move.PARK
        assert "lämna frågan obesvarad" in typist.screens[1]


class TestComments:
    @pytest.mark.parametrize(("line", "use"), [("j", "rapport"), ("n", "arbetsmaterial")])
    def test_a_comment_says_whether_the_report_prints_it(self, line: str, use: str) -> None:
        reply, typist = asked(screen("d_total"), "k", "Natten avgör.", "Vi tar det i mars.", "", "", "y", line)
        assert isinstance(reply, Remarked) and reply.comment is not None
        assert (reply.comment.text, reply.comment.use) == ("Natten avgör.\nVi tar det i mars.", use)
        assert typist.notices == ["Skriv j för ja eller n för nej."] * 2
        assert "Skriv inga namn" in typist.screens[1]

    def test_the_page_says_how_a_comment_is_ended_and_esc_drops_it(self) -> None:
        reply, typist = asked(screen("d_total"), "k", "Natten", ESCAPE, "3")
        assert reply == Given(3)
        assert all("En tom rad avslutar. Esc avbryter" in shown for shown in typist.screens[1:3])
        assert "En tom rad avslutar." in asked(screen("d_total"), "k", "", "3", redraws=False)[1].screens[1]

    def test_a_long_comment_shows_its_last_lines(self) -> None:
        lines = [f"Rad {number}" for number in range(40)]
        _, typist = asked(screen("d_total"), "k", *lines, "", "n")
        assert all(len(shown.splitlines()) <= 23 for shown in typist.screens)
        assert "Rad 39" in typist.screens[41] and "rader till" in typist.screens[41]

    @pytest.mark.parametrize("line", ["", ESCAPE])
    def test_no_words_make_no_comment(self, line: str) -> None:
        assert asked(screen("d_total"), "k", line, "3")[0] == Given(3)

    COMMENT = Comment("Första raden\nAndra", "rapport")

    def commented(self) -> QuestionScreen:
        return screen("d_total", comments={"d_total": self.COMMENT})

    @pytest.mark.parametrize("line", ["", "1", ESCAPE])
    def test_a_comment_that_stands_there_is_shown_and_kept(self, line: str) -> None:
        reply, typist = asked(self.commented(), "k", line, "3")
        assert reply == Given(3)
        assert "Första raden" in typist.screens[1] and "(med i rapporten)" in typist.screens[1]

    def test_more_lines_can_be_written(self) -> None:
        reply = asked(self.commented(), "k", "2", "Tredje", "", "j")[0]
        assert reply == Remarked(Comment("Första raden\nAndra\nTredje", "rapport"))

    def test_it_can_be_changed_line_by_line(self) -> None:
        reply, typist = asked(self.commented(), "k", "3", "Ny rad", "Andra", "", "n")
        assert reply == Remarked(Comment("Ny rad\nAndra", "arbetsmaterial"))
        assert [prompt.typed for prompt in typist.prompts[2:5]] == ["Första raden", "Andra", ""]

    def test_it_can_be_taken_away(self) -> None:
        assert asked(self.commented(), "k", "4")[0] == Remarked(None)

    def test_its_use_can_be_changed_both_ways(self) -> None:
        assert asked(self.commented(), "k", "9", "5")[0] == Remarked(replace(self.COMMENT, use="arbetsmaterial"))
        private = screen("d_total", comments={"d_total": Comment("x")})
        reply, typist = asked(private, "k", "5", redraws=False)
        assert reply == Remarked(Comment("x", "rapport"))
        assert "arbetsmaterial, inte med i rapporten" in typist.screens[1]


class TestHelp:
    def test_help_has_the_questions_text_the_keys_and_the_words_it_uses(self) -> None:
        reply, typist = asked(screen("d_total"), "?", "", "3")
        assert reply == Given(3)
        shown = typist.screens[1]
        assert "Tänk på en vanlig vecka" in " ".join(shown.split())
        assert "Ord: " in shown and "Driftskapacitet" in shown
        assert "Tangenterna verkar direkt" in shown

    def test_plain_help_says_that_letters_need_enter(self) -> None:
        assert "Skriv bokstaven och tryck Enter." in asked(screen("d_total"), "?", "", "3", redraws=False)[1].screens[1]

    def test_words_are_looked_up_by_a_few_letters(self) -> None:
        typist = asked(screen("d_total"), "?", "rattss", "kapacitet", "xyz", "", "3")[1]
        assert "lika fall behandlas lika" in " ".join(typist.screens[2].split())
        assert "Källa: SOU 2020:8" in typist.screens[3]
        assert "Inget ord i ordlistan" in typist.screens[4]
        live = typist.prompts[1].live
        assert live is not None and live("driftsk") == "Driftskapacitet" and live(" ") == ""

    def test_without_a_glossary_help_is_help_alone(self) -> None:
        typist = Typist(ESCAPE, "x", "3")
        assert ConsoleAsker(typist).question(screen("d_total")) == Given(3)
        assert "Ord:" not in typist.screens[1] and typist.prompts[1].label == "Enter"

    def test_a_published_figure_is_shown_with_its_source_and_its_limits(self) -> None:
        reference = Reference(measure="m", value=41, unit="procent", year=2021, source="Enkäten", note="Bara kommuner.")
        question = FORM.question("d_total").model_copy(update={"references": (reference,), "help": None})
        typist = asked(replace(screen("d_total"), question=question), "?", "", "3")[1]
        assert "Jämförelse: 41 procent (Enkäten, 2021). Bara kommuner." in typist.screens[1]

    def test_help_for_a_parked_question_says_what_p_does(self) -> None:
        assert "lämna frågan obesvarad" in asked(replace(screen("d_total"), returned=True), "?", "", "3")[1].screens[1]


class TestOverview:
    def test_a_number_jumps(self) -> None:
        assert asked(screen("d_total"), "h", "7")[0] == Jump("d_rattssakerhet")

    @pytest.mark.parametrize("line", ["storsta beg", "Största", "mest i dag"])
    def test_a_few_letters_jump_where_one_question_has_them(self, line: str) -> None:
        assert asked(screen("d_total"), "h", line)[0] == Jump("u_hinder")

    def test_letters_of_several_questions_list_them(self) -> None:
        reply, typist = asked(screen("d_total"), "h", "drift", "10")
        assert reply == Jump("d_tid")
        assert "frågor passar ”drift”" in typist.notices[0]
        assert "Största begränsningar" not in typist.screens[2]
        live = typist.prompts[1].live
        assert live is not None and live("10") == "10 Tid i driften" and live("") == ""

    def test_letters_and_numbers_of_none_say_so(self) -> None:
        reply, typist = asked(screen("d_total"), "h", "qqq", "999", "", "3")
        assert reply == Given(3)
        assert typist.notices == ["Ingen fråga passar ”qqq”.", "Ingen fråga passar ”999”."]

    @pytest.mark.parametrize("line", ["", ESCAPE])
    def test_enter_and_esc_go_back_to_the_question(self, line: str) -> None:
        assert asked(screen("d_total"), "h", line, "3")[0] == Given(3)

    def test_it_opens_at_the_question_and_its_pages_turn(self) -> None:
        typist = asked(screen("p_styr"), "h", PAGE_UP, PAGE_UP, PAGE_UP, PAGE_DOWN, "", "3")[1]
        shown = typist.screens
        assert "Uppdraget styr insatserna" in shown[1] and "Uppdraget styr insatserna" not in shown[2]
        assert " 1 Invånare" in shown[4] and "↓" in shown[4] and "↑" not in shown[4]
        assert "↑" in shown[5]

    def test_how_many_there_are_before_and_after_counts_questions_and_no_titles(self) -> None:
        typist = asked(screen("d_total"), "h", PAGE_UP, PAGE_DOWN, PAGE_DOWN, "", "3")[1]
        amount = len(begun(FORM).asked())
        for shown in typist.screens[1:5]:
            told = [int(number) for number in re.findall(r"[↑↓] (\d+) till", shown)]
            listed = len(re.findall(r"^.\s*\d+ ", shown, re.MULTILINE))
            assert sum(told) + listed == amount

    def test_every_state_is_a_word(self) -> None:
        now: dict[str, object] = {
            "answers": {"d_total": 3, "d_kvalitet": Special.UNKNOWN, "v_drift": Grid({"skola": 2})},
            "parked": ("d_tid",),
            "comments": {"d_total": Comment("x")},
        }
        typist = asked(screen("d_total", **now), "h", "", "3", redraws=False)[1]
        for words in ("besvarad, kommentar", "vet ej", "1 av 8", "parkerad", "–"):
            assert words in typist.screens[1]


class TestOtherScreens:
    def section(self, *lines: str, section: int = 1, **changes: object) -> tuple[object, Typist]:
        typist = Typist(*lines)
        now = begun(FORM, **changes)
        return ConsoleAsker(typist).section(SectionScreen(now, FORM.sections[section], PROGRESS)), typist

    def test_an_introduction_says_how_many_questions_and_how_many_are_left_out(self) -> None:
        reply, typist = self.section("")
        assert reply is Move.NEXT
        assert "25 frågor, omkring 27 minuter. 2 valfria frågor är inte med." in typist.screens[0].replace(
            "\u00a0", " "
        )

    def test_the_quick_version_promises_no_minutes_per_section(self) -> None:
        assert "minuter" not in self.section("", variant="quick")[1].screens[0].split("\n", 3)[3]

    def test_a_section_without_an_introduction_is_its_title(self) -> None:
        bare = FORM.sections[0].model_copy(update={"intro": None})
        typist = Typist("")
        assert ConsoleAsker(typist).section(SectionScreen(begun(FORM), bare, PROGRESS)) is Move.NEXT
        assert "Bakgrund" in typist.screens[0]

    def test_an_introduction_has_its_keys_and_lets_others_pass(self) -> None:
        reply, typist = self.section("x", "h", "", "b")
        assert reply is Move.BACK
        assert typist.notices == ["Tryck bara Enter för att börja. Annars b, h eller s."]
        assert self.section("s")[0] is Move.STOP
        assert self.section("h", "", "h", "5")[0] == Jump("d_total")

    def discussion(self, *lines: str, written: str | None = None) -> tuple[object, Typist]:
        typist = Typist(*lines)
        section = FORM.sections[1]
        shown = DiscussionScreen(begun(FORM), section, 1, section.discussion[0], written, PROGRESS)
        return ConsoleAsker(typist).discussion(shown), typist

    def test_a_discussion_takes_a_line_or_none(self) -> None:
        assert self.discussion("")[0] is Move.NEXT
        assert self.discussion("Inom  hemtjänsten. ")[0] == Noted("Inom hemtjänsten.")

    def test_what_was_written_is_shown_kept_by_enter_and_taken_away_by_a_minus(self) -> None:
        reply, typist = self.discussion("", written="Förra gången")
        assert reply is Move.NEXT and "Er rad: Förra gången" in typist.screens[0]
        assert self.discussion("-", written="Förra gången")[0] == Noted("")

    def test_a_discussion_has_keys_alone_on_the_line_and_under_esc(self) -> None:
        assert self.discussion("b")[0] is Move.BACK
        assert self.discussion("h", "", ESCAPE, "", ESCAPE, "s")[0] is Move.STOP
        assert self.discussion(" b")[0] == Noted("b")

    @pytest.mark.parametrize("line", ["4", "-", " 4 5", "?"])
    def test_a_line_without_a_letter_is_no_analysis(self, line: str) -> None:
        reply, typist = self.discussion(line, "Plan B")
        assert reply == Noted("Plan B")
        assert typist.notices == ["Skriv med ord, eller Enter för att gå vidare."]

    def test_a_line_too_long_for_a_file_is_refused(self) -> None:
        reply, typist = self.discussion("a" * (TEXT_LIMIT + 1), "kort")
        assert reply == Noted("kort") and "för lång" in typist.notices[0]

    def finish(self, *lines: str, unanswered: int = 0, rows: int = 24) -> tuple[object, Typist]:
        typist = Typist(*lines, rows=rows)
        questions = tuple(FORM.questions())[:unanswered]
        return ConsoleAsker(typist).finish(FinishScreen(begun(FORM), questions, PROGRESS)), typist

    def test_only_a_typed_j_ends_the_assessment(self) -> None:
        reply, typist = self.finish("", "", "x", "J")
        assert reply is Move.NEXT
        assert typist.notices == ["Skriv j och tryck Enter när allt är klart. Annars h, b eller s."] * 3
        assert "Alla har ett svar" in typist.screens[0]
        assert "j" not in typist.prompts[0].instant

    def test_the_end_has_keys(self) -> None:
        assert self.finish("b")[0] is Move.BACK
        assert self.finish("s")[0] is Move.STOP
        assert self.finish("h", "", "h", "5")[0] == Jump("d_total")

    def test_what_is_unanswered_is_listed_and_its_pages_turn(self) -> None:
        reply, typist = self.finish(PAGE_DOWN, PAGE_UP, "ja", unanswered=40)
        assert reply is Move.NEXT
        assert "40 frågor saknar svar" in typist.screens[0].replace("\u00a0", " ")
        assert "Invånare" in typist.screens[0] and "↓" in typist.screens[0]
        assert "↑" in typist.screens[1]
        assert typist.screens[2] == typist.screens[0]


class TestTheRest:
    def test_an_acknowledgement_is_the_first_line_of_the_next_screen_and_of_no_other(self) -> None:
        typist = Typist("3", "4")
        asker = ConsoleAsker(typist)
        asker.acknowledge("Sparat: A.")
        asker.acknowledge("Kommentaren är sparad.")
        asker.question(screen("d_total"))
        asker.question(screen("d_total"))
        assert typist.screens[0].startswith("Sparat: A. Kommentaren är sparad.\n")
        assert "Sparat" not in typist.screens[1]

    def test_where_nothing_is_redrawn_it_is_printed_at_once(self) -> None:
        typist = Typist(redraws=False)
        ConsoleAsker(typist).acknowledge("Sparat: A.")
        assert typist.shown == ["Sparat: A."]

    def test_typed_ahead_belongs_to_the_next_row_of_a_grid_and_to_nothing_else(self) -> None:
        typist = Typist("3", "4", "x", "5", "2")
        asker = ConsoleAsker(typist)
        asker.question(screen("v_drift", 0))
        asker.question(screen("v_drift", 1))
        asker.question(screen("v_utveckling", 0))
        asker.question(screen("d_total"))
        assert [prompt.ahead for prompt in typist.prompts] == [False, True, False, False, False]

    def test_plain_lines_do_not_repeat_a_grid_for_every_row(self) -> None:
        typist = Typist("3", "", "4", redraws=False)
        asker = ConsoleAsker(typist)
        asker.question(screen("v_drift", 0))
        asker.question(screen("v_drift", 1))
        assert typist.screens[1] == "2 av 8. Grundskola, gymnasium och vuxenutbildning"

    def test_the_next_row_in_plain_lines_has_its_own_earlier_answer(self) -> None:
        typist = Typist("", "", redraws=False)
        asker = ConsoleAsker(typist)
        grid = Grid({"forskola": 3, "skola": 2})
        asker.question(screen("v_drift", 0, answers={"v_drift": grid}))
        assert asker.question(screen("v_drift", 1, answers={"v_drift": grid})) == Given(2)
        assert typist.screens[1].endswith("\nErt svar (Enter behåller det): 2 – Ganska låg")

    def test_plain_lines_do_not_say_twice_what_a_line_means(self) -> None:
        assert asked(screen("d_total"), "3", redraws=False)[1].prompts[0].live is None
        assert asked(screen("d_total"), "3")[1].prompts[0].live is not None

    def test_another_place_is_a_path(self) -> None:
        typist = Typist(" ", "~/svar.toml ")
        assert ConsoleAsker(typist).another_place("Disken är full.") == "~/svar.toml"
        assert "Disken är full." in typist.screens[0] and "sökvägen" in typist.notices[0]

    def test_it_is_an_asker(self) -> None:
        asker: Asker = ConsoleAsker(Typist())
        assert asker


def test_one_who_answers_alone_is_not_spoken_to_as_a_group() -> None:
    alone = {"mode": "individual", "participants": 1}
    for redraws in (True, False):
        shown = screen("d_total", answers={"d_total": 2}, **alone)
        reply, typist = asked(shown, "", redraws=redraws)
        assert reply == Given(2)
        assert "Ditt svar (Enter behåller det): 2 – Ganska låg" in typist.screens[0]
    shown = screen("v_drift", answers={"v_drift": Grid({"forskola": 2})}, **alone)
    assert "Ditt svar (Enter behåller det)" in asked(shown, "")[1].screens[0]
