import os
import pickle
from pathlib import Path

import pandas as pd
import pytest

from syria_news import errors
from syria_news.reading import read_articles


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def message_of(kind, source):
    with pytest.raises(kind) as caught:
        read_articles(source)
    return str(caught.value)


def test_every_error_is_one_of_the_packages_own():
    for name in errors.__all__:
        assert issubclass(getattr(errors, name), errors.SyriaNewsError)


def test_a_message_is_one_line_with_file_problem_and_mend():
    error = errors.EmptyFileError("odd\nname.txt", "the file is empty", "give\r\nanother")
    assert str(error) == "odd name.txt: the file is empty; give another"


def test_errors_travel_between_processes():
    error = pickle.loads(pickle.dumps(errors.BinaryFileError("a.txt", "not a text file", "save it as text")))
    assert isinstance(error, errors.BinaryFileError)
    assert (error.file, error.mend) == ("a.txt", "save it as text")


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("a.txt", b"", errors.EmptyFileError, "empty"),
        ("a.txt", b" \r\n\t\n", errors.EmptyFileError, "empty"),
        ("a.csv", b"", errors.EmptyFileError, "empty"),
        ("a.jsonl", b"\n\n", errors.EmptyFileError, "empty"),
        ("a.parquet", b"", (errors.EmptyFileError, errors.MissingExtraError), "a.parquet"),
        ("a.parquet", b"no parquet", (errors.BrokenTableError, errors.MissingExtraError), "a.parquet"),
        ("a.txt", b"%PDF-1.7 and so on", errors.BinaryFileError, "plain text"),
        ("a.txt", bytes(range(256)) * 20, errors.BinaryFileError, "not a text file"),
        ("a.csv", b"\x89PNG\r\n\x1a\n\x00\x00", errors.BinaryFileError, "not a text file"),
        ("a.txt", b"Advertisements\n\nShare this:\n", errors.NoArticlesError, "no article"),
        ("a.txt", b"Only a headline", errors.NoArticlesError, "no article"),
        ("a.csv", b"title,text\n", errors.NoArticlesError, "below the header"),
        ("a.csv", b"title,texts\nA,b\n", errors.MissingColumnError, "did you mean 'texts'?"),
        ("a.csv", b"title,body\nA,b\n", errors.MissingColumnError, "title, body"),
        ("a.csv", b"text,text\nA,b\n", errors.BrokenTableError, "2 columns are called 'text'"),
        ("a.docx", b"words", errors.UnknownFormatError, "'.docx'"),
        ("words", b"words", errors.UnknownFormatError, "kind"),
    ],
)
def test_files_that_cannot_be_read(tmp_path, name, content, kind, words):
    message = message_of(kind, write(tmp_path, name, content))
    assert message.startswith(f"{name}: ")
    assert words in message
    assert "\n" not in message
    assert str(tmp_path) not in message


def test_a_missing_file(tmp_path):
    assert "no such file" in message_of(errors.MissingFileError, tmp_path / "none.txt")
    assert "no such file" in message_of(errors.MissingFileError, [str(tmp_path / "none.txt")])


def test_a_folder_where_a_file_is_meant(tmp_path):
    (tmp_path / "a.csv").mkdir()
    assert "folder" in message_of(errors.FolderError, tmp_path / "a.csv")


def test_a_folder_with_nothing_to_read(tmp_path):
    write(tmp_path, "a.png", b"\x89PNG")
    assert "no file that can be read" in message_of(errors.NoArticlesError, tmp_path)


def test_a_folder_whose_only_file_is_bad(tmp_path):
    write(tmp_path, "a.txt", b"")
    assert message_of(errors.EmptyFileError, tmp_path).startswith("a.txt: ")


@pytest.mark.parametrize("place", ["a.txt", "a.csv", "a.jsonl"])
def test_a_file_without_permission(tmp_path, monkeypatch, place):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, place, b"text\nBread.\n")
    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied; check that you may read it" in message_of(errors.UnreadableFileError, path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    assert "neither a file nor a folder" in message_of(errors.UnreadableFileError, tmp_path / "a.txt")


@pytest.mark.parametrize("source", [3, None, b"a.txt", {"text": "Bread."}, [1], [None]])
def test_what_is_neither_path_nor_frame(source):
    assert "path" in message_of(errors.UnknownFormatError, source)


def test_no_paths_at_all():
    assert "no paths" in message_of(errors.NoArticlesError, [])


def test_a_path_that_no_system_takes():
    assert message_of((errors.UnreadableFileError, errors.MissingFileError), "a\0b.txt")
    assert message_of((errors.UnreadableFileError, errors.MissingFileError), "a" * 5000 + ".txt")


def test_a_frame_without_text_or_with_it_twice():
    assert "'text'" in message_of(errors.MissingColumnError, pd.DataFrame({"title": ["A"]}))
    assert "'text'" in message_of(errors.MissingColumnError, pd.DataFrame())
    twice = pd.DataFrame([["A.", "B."]], columns=["text", "Text"])
    assert "2 columns" in message_of(errors.BrokenTableError, twice)
