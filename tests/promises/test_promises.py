"""Every line of what the README promises has tests that hold it, and they are named here."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest

from tests.cli.program import SOURCE

PROMISES: dict[str, tuple[str, ...]] = {
    # ------------------------------------------------------------ nothing is lost
    "Ett svar som skärmen säger är sparat står i filen, även om programmet avbryts hårt i nästa stund.": (
        "end_to_end/test_interview.py::test_an_answer_is_in_the_file_before_it_is_acknowledged",
        "end_to_end/test_interview.py::test_broken_off_in_the_middle_nothing_is_lost_and_the_work_goes_on",
        "end_to_end/test_ending.py::test_breaking_off_in_the_plan_keeps_every_part_that_was_acknowledged",
        "faults/test_kill.py::test_an_interview_killed_at_any_moment_has_all_that_was_acknowledged",
        "faults/test_kill.py::test_the_required_levels_and_the_plan_are_killed_as_well",
        "interview/test_flow.py::test_an_acknowledgement_is_spoken_only_after_the_caller_has_come_back_from_saving",
        "interview/test_tally_flow.py::test_a_vote_is_saved_before_its_outcome_is_shown",
        "store/test_workfile.py::test_an_interview_killed_while_saving_has_lost_nothing_that_was_acknowledged",
    ),
    "Filen är alltid hel. Går det inte att spara ligger den förra kvar, och programmet frågar efter en annan plats.": (
        "store/test_files.py::test_an_interrupted_write_leaves_the_old_file_and_nothing_else",
        "store/test_files.py::test_a_disk_that_takes_no_more_leaves_the_old_file_whole",
        "store/test_files.py::test_killed_writers_leave_a_whole_file_and_their_remains_are_removed",
        "faults/test_disk.py::test_what_does_not_fit_is_kept_until_the_room_names_another_place",
        "faults/test_disk.py::test_what_fits_nowhere_is_not_said_to_be_saved",
        "faults/test_outputs.py::test_an_old_file_is_whole_when_the_new_one_does_not_fit",
        "store/test_workfile.py::test_a_full_disk_leaves_the_last_save_and_another_place_takes_the_new_one",
        "cli/test_assess.py::test_an_answer_that_cannot_be_saved_is_kept_and_the_room_says_where_instead",
    ),
    "Kommentarer, egna ord, minoritetens skäl och alla omgångar i en dold röstning finns kvar i filen.": (
        "store/test_assessments.py::test_what_is_written_reads_back_equal_and_is_written_the_same",
        "store/test_workfile.py::test_any_assessment_is_saved_and_read_back",
        "interview/test_tally_flow.py::test_voting_again_keeps_both_rounds_and_the_last_one_counts",
        "interview/test_tally_flow.py::test_the_minoritys_reason_is_kept_until_it_is_taken_away_and_the_outcome_stays_on_the_screen",
        "end_to_end/test_interview.py::test_comments_parking_back_and_an_overview_to_jump_from",
    ),
    "Svar på frågor som andra svar har dolt finns kvar, och kommer tillbaka om frågan gör det.": (
        "store/test_assessments.py::test_answers_that_a_condition_hides_stand_apart_and_come_back",
        "store/test_voted.py::test_votes_that_a_condition_hides_stand_apart_and_come_back",
        "model/test_condition.py::test_answers_to_hidden_questions_are_kept_and_named",
    ),
    "Bara ett program i taget arbetar i en fil. Har någon annan ändrat den under tiden skrivs den inte över.": (
        "end_to_end/test_interview.py::test_two_programs_cannot_work_in_one_file",
        "store/test_files.py::test_two_processes_never_hold_it_at_once",
        "faults/test_replaced.py::test_what_takes_the_files_place_is_left_alone_and_the_answers_go_elsewhere",
        "store/test_workfile.py::test_a_file_that_somebody_changed_is_left_alone_and_the_work_goes_on_elsewhere",
        "store/test_workfile.py::test_a_file_that_came_in_between_is_left_alone",
    ),
    "En sammanslagning tar med alla svar. Av två filer från samma person gäller en, och programmet säger vad som "
    "faller bort.": (
        "test_merging.py::test_no_answer_disappears_but_to_a_later_file_of_the_same_person",
        "test_merging.py::test_two_files_with_one_id_and_one_revision_are_told_of_and_one_is_kept",
        "cli/test_merge.py::test_everything_odd_is_told_of",
        "cli/test_merge.py::test_a_merged_file_is_filled_and_what_it_holds_is_kept",
    ),
    # ------------------------------------------------------------ nothing leaves the machine
    "Programmet använder inget nätverk: inget konto, inga uppdateringar, ingen statistik om er.": (
        "promises/test_alone.py::test_no_command_reaches_for_a_network_or_starts_another_program",
        "promises/test_alone.py::test_every_command_works_with_the_network_cut",
        "promises/test_alone.py::test_an_interview_reaches_for_nothing_either",
        "promises/test_alone.py::test_every_command_is_among_those_that_are_run",
        "promises/test_alone.py::test_the_watch_hears_what_it_should",
    ),
    "Det startar inga andra program, utom webbläsaren när ni ber om det med `--open`. Den visar då er egen fil.": (
        "promises/test_alone.py::test_no_command_reaches_for_a_network_or_starts_another_program",
        "promises/test_alone.py::test_an_interview_reaches_for_nothing_either",
        "promises/test_alone.py::test_a_page_that_is_opened_is_a_file_of_ones_own",
        "cli/test_report.py::test_open_shows_the_file_that_was_asked_for",
    ),
    "Webbsidorna som programmet skriver hämtar ingenting och kör ingenting.": (
        "promises/test_alone.py::test_a_page_fetches_nothing_and_runs_nothing",
        "report/test_html.py::test_nothing_is_fetched_and_nothing_runs",
        "report/test_html.py::test_the_policy_lets_in_the_pages_own_style_sheet_alone",
        "report/test_handout_html.py::test_nothing_is_fetched_and_nothing_runs",
    ),
    "I Linux kan en ny fil bara läsas av den som gjorde den, tills ni själva delar den.": (
        "promises/test_alone.py::test_what_is_written_is_for_its_owner_only",
        "store/test_files.py::test_a_new_file_is_for_its_owner_only_whatever_the_umask",
    ),
    "`--anonymous` tar bort kommunens namn och storlek, roller, alias och all text som ni har skrivit. Id i ett eget "
    "formulär står kvar; programmet säger till.": (
        "report/export/test_anonymous.py::test_no_text_of_the_groups_own_is_in_any_anonymous_export",
        "report/export/test_anonymous.py::test_nothing_tells_how_large_the_municipality_is_or_who_took_part",
        "report/export/test_anonymous.py::test_every_field_of_an_assessment_has_been_decided_on",
        "report/export/test_workshop_anonymous.py::test_nobodys_alias_role_or_working_material_is_in_any_export",
        "report/export/test_workshop_anonymous.py::test_nothing_that_anybody_wrote_in_a_workshop_is_in_an_anonymous_export",
    ),
    "Resultatet ur en sammanslagen fil visas först när minst tre är med, och en fråga bara om minst tre har fått "
    "den.": (
        "cli/test_few.py::test_what_fewer_than_three_of_several_were_asked_is_told_by_the_merge_and_the_report",
        "cli/test_few.py::test_no_command_shows_the_results_of_fewer_than_three",
        "cli/test_few.py::test_the_list_of_a_folder_has_no_figures_of_it",
        "scoring/test_tallied.py::test_a_merged_file_of_fewer_than_three_has_no_results_at_all",
    ),
    # ------------------------------------------------------------ nothing is run, nothing changes behind anybody's back
    "Text i filer och svar är bara text: den styr inte skärmen, blir aldrig kod i en webbsida eller en formel i "
    "Excel.": (
        "test_text.py::test_nothing_that_is_shown_can_steer_a_terminal",
        "interview/test_screen.py::test_a_municipal_text_cannot_command_the_terminal",
        "cli/test_failure.py::test_text_from_a_file_cannot_steer_the_terminal",
        "report/test_hostility.py::test_every_command_and_format_is_walked",
        "report/test_hostility.py::test_no_text_changes_how_a_document_is_built_and_none_is_lost",
        "report/test_hostility.py::test_no_document_holds_a_sign_that_cannot_be_seen_and_no_line_is_too_long",
        "report/test_markdown.py::test_any_text_is_read_back_as_it_was",
        "report/comparison/test_page.py::test_no_text_from_a_file_becomes_markup",
        "report/comparison/test_export.py::test_text_that_could_be_a_formula_is_made_harmless",
        "report/export/test_cells.py::test_no_text_begins_a_formula_however_it_is_trimmed",
    ),
    "Inget som står i en fil, eller ligger i mappen ni står i, körs.": (
        "promises/test_alone.py::test_nothing_that_lies_in_the_folder_or_in_a_file_is_run",
        "promises/test_alone.py::test_no_command_reaches_for_a_network_or_starts_another_program",
        "promises/test_alone.py::test_the_installed_program_runs_nothing_of_the_folder_it_stands_in",
        "report/test_pdf.py::test_the_template_lays_out_every_kind_of_block_and_opens_nothing_else",
    ),
    "En trasig, främmande eller för stor fil fäller inte programmet. Det säger vad som är fel och rör inte filen.": (
        "fuzz/test_mutations.py::test_a_broken_file_is_refused_in_words_or_works_to_the_end",
        "fuzz/test_mutations.py::test_a_very_long_deep_or_large_file_is_refused",
        "store/test_files.py::test_a_pipe_is_refused_without_waiting_for_a_writer",
        "store/test_files.py::test_an_endless_device_is_refused",
        "promises/test_alone.py::test_a_command_that_fails_touches_nothing",
        "promises/test_alone.py::test_commands_fail_in_words_however_hostile_the_file",
    ),
    "En rapport eller export ersätter en fil bara om ni svarar ja, och aldrig en sparad självskattning.": (
        "cli/test_output.py::test_a_script_never_replaces_a_file",
        "cli/test_output.py::test_on_a_terminal_the_user_decides",
        "cli/test_output.py::test_a_saved_assessment_is_never_replaced_by_something_made_from_it",
        "store/test_kinds.py::test_a_file_that_an_editor_saved_in_its_own_way_is_what_it_was",
        "cli/test_assess.py::test_any_other_file_is_never_touched",
        "cli/test_merge.py::test_no_other_file_is_written_over",
        "cli/test_new.py::test_nothing_is_overwritten",
        "cli/test_plan.py::test_a_profile_that_stands_there_is_not_replaced_and_the_right_flag_is_named",
        "promises/test_alone.py::test_a_command_that_writes_makes_the_file_that_was_named_and_touches_no_other",
    ),
    "Att visa, jämföra och exportera ändrar inte filerna som läses.": (
        "promises/test_alone.py::test_a_command_that_shows_something_leaves_every_file_as_it_was",
        "promises/test_alone.py::test_a_command_that_writes_makes_the_file_that_was_named_and_touches_no_other",
        "cli/test_plan.py::test_looking_changes_nothing",
    ),
    # ------------------------------------------------------------ readable in twenty years
    "En självskattning är vanlig text med en kopia av alla frågor, och går att läsa utan digikap.": (
        "store/test_assessments.py::test_the_head_and_the_answers_read_well_without_the_program",
        "store/test_assessments.py::test_other_readers_of_toml_1_0_agree",
        "store/test_voted.py::test_votes_read_well_without_the_program",
        "store/test_questionnaires.py::test_a_copy_of_a_shipped_questionnaire_comes_back_equal",
    ),
    "Filer från alla tidigare versioner av digikap går att öppna. En fil från en nyare version lämnas orörd.": (
        "store/test_assessments.py::test_every_format_that_was_ever_released_is_read_and_kept_byte_for_byte",
        "store/test_questionnaires.py::test_a_copy_from_a_time_with_fewer_rules_for_authors_is_still_read",
        "store/test_assessments.py::test_a_newer_format_says_what_to_install",
        "promises/test_alone.py::test_a_command_that_fails_touches_nothing",
    ),
    "Samma fil i samma installation ger samma rapport och samma export, byte för byte.": (
        "promises/test_alone.py::test_the_same_file_gives_the_same_bytes_in_another_place_and_process",
        "report/test_pdf.py::test_the_same_file_gives_the_same_bytes_wherever_and_nothing_is_left_behind",
        "report/export/test_xlsx.py::test_the_same_assessment_gives_the_same_bytes_with_its_own_date",
        "report/test_html.py::test_the_page_of_the_example_is_as_it_was_looked_at",
        "report/test_markdown.py::test_the_same_report_gives_the_same_bytes",
    ),
    "Ett utgivet formulär ändras aldrig. En ändrad fråga kommer i en ny version av formuläret.": (
        "questionnaires/test_published.py::test_nothing_that_is_published_has_changed_or_is_gone",
        "questionnaires/test_published.py::test_everything_that_ships_is_in_the_list",
        "questionnaires/test_published.py::test_every_published_version_can_be_loaded_by_its_name",
    ),
}
"""Each line as the README has it, with the tests that hold it: whoever changes a promise looks at its tests."""


def promised() -> list[str]:
    """The lines of the README's chapter, each on one line."""
    readme = (SOURCE / "README.md").read_text(encoding="utf-8")
    [chapter] = re.findall(r"^## Det här lovar vi\n(.*?)^## ", readme, re.MULTILINE | re.DOTALL)
    return [" ".join(line.split()) for line in re.findall(r"^\* (.*(?:\n  .*)*)", chapter, re.MULTILINE)]


@cache
def named_in(file: str) -> frozenset[str]:
    """The names of the tests in a file below tests/."""
    tree = ast.parse((SOURCE / "tests" / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_the_readme_promises_what_stands_here_and_nothing_else() -> None:
    assert promised() == list(PROMISES)


@pytest.mark.parametrize("promise", PROMISES)
def test_every_promise_is_held_by_tests_that_exist(promise: str) -> None:
    assert PROMISES[promise]
    for test in PROMISES[promise]:
        file, _, name = test.partition("::")
        assert name in named_in(file), test
