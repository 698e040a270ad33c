"""Equal input gives equal bytes: whatever the folder, the day's zone, the language, the hash seed, the processes."""

import json

from tests.command_line import hashes, run_program


def test_the_samples_built_twice_are_equal(samples_site, tmp_path):
    elsewhere = {"PYTHONHASHSEED": "4242", "TZ": "America/Nome", "LC_ALL": "C.UTF-8", "LANG": "uk_UA.UTF-8"}
    done = run_program("--workers", 2, "--out", "other/folder", cwd=tmp_path, **elsewhere)
    assert done.code == 0
    first, second = hashes(samples_site), hashes(tmp_path / "other" / "folder")
    assert [name for name in first | second if first.get(name) != second.get(name)] == []


def test_the_order_of_files_given_does_not_change_an_incident(command, tmp_path):
    texts = {"a": "Shelling in Tokmak.", "b": "Two people were wounded in Melitopol.", "c": "Shelling in Tokmak again."}
    for name, text in texts.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": text, "published": "2024-05-01"}))
    names = [f"{name}.jsonl" for name in texts]
    assert command(*names, "--out", "one").code == 0
    assert command(*reversed(names), "--out", "two").code == 0
    rows = [sorted(path.read_text().splitlines()) for path in tmp_path.glob("*/incidents.csv")]
    assert len(rows[0]) > 2
    assert [row.split(",")[0] for row in rows[0]] == [row.split(",")[0] for row in rows[1]]
