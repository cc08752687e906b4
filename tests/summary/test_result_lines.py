"""Results as lines: which file counts, and what of a line a summary rests on."""

from __future__ import annotations

from made_results import result, written

from generator.summary.result_lines import digest_of_results, lines_of, results_at, results_digest
from generator.summary.unit_rows import unit_rows


def test_what_a_run_that_builds_nothing_says_anew_does_not_count(tmp_path):
    digests = []
    for seconds, skipped in ((1.5, False), (0.0, True)):
        one = result("甲", skipped=skipped, reason="“理由”", seconds=seconds)
        digests.append(digest_of_results(written(tmp_path, [one]) / "结果.jsonl"))
    assert digests[0] == digests[1]
    assert digest_of_results(written(tmp_path, [result("甲", "91")]) / "结果.jsonl") != digests[0]


def test_reading_the_units_gives_the_same_digest(tmp_path, results):
    path = written(tmp_path, results) / "结果.jsonl"
    digest = results_digest()
    assert len([*unit_rows(path, digest.update)]) == len([*lines_of(path)]) == len(results)
    assert digest.hexdigest() == digest_of_results(path)


def test_the_newest_of_a_folders_files_counts(tmp_path, results):
    assert results_at(tmp_path) is None
    written(tmp_path, results)
    assert results_at(tmp_path).name == "结果.jsonl"
    written(tmp_path, results, "结果.json")
    assert results_at(tmp_path).name == "结果.json"
    assert results_at(tmp_path / "结果.jsonl").name == "结果.jsonl"
