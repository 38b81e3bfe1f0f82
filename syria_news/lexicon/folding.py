"""One spelling for names that newspapers transliterate differently, by rule."""

from __future__ import annotations

import codecs
import re
import unicodedata
from functools import cache, lru_cache
from operator import itemgetter

from syria_news.lexicon.codebook_files import read_codebook

__all__ = ["ARTICLES", "RUN_ON", "ascii_bytes", "fold", "fold_word"]

# A small word that ran on into the name after it: theUnited States.
RUN_ON = r"(?:[Tt]he|[Oo]f|[Ii]n|[Aa]nd|[Tt]o|[Ff]rom|[Bb]y|[Ww]ith|[Ff]or|said|that)(?=[A-Z][a-z]{2})"
# The Arabic article and its assimilated forms, as newspapers write them.
ARTICLES = frozenset(
    ("al", "el", "il", "ul", "as", "es", "ash", "esh", "ad", "ed", "an", "en", "ar", "er", "at", "et", "az", "ez")
)

_SPACE, _DROPPED = " ", "'"  # what stands for any mark between words, and for any mark within a word
_IN_WORD = dict.fromkeys("'’‘ʿʾʻʼ`´′\u00ad\u200b\u200c\u200d\u2060\ufeff", _DROPPED)
_SPECIAL = _IN_WORD | {
    "ı": "i",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ß": "s",
    "æ": "a",
    "Æ": "A",
}

_NISBA = re.compile(r"(?<=[^aeiou])(?:iy|ey|i|y)(?:e|eh|a|ah)$")
_ENDING = re.compile(r"(?<=[^aeiou])(?:ah|eh|a)$|(?<=[iu])(?:ah|eh)$")
_DOUBLED = re.compile(r"([a-z])\1+")
_ONCE = itemgetter(1)  # its one letter; Python reads a template such as \1 anew for each word
_DIPHTHONG = re.compile(r"[ae]i")
_GLIDE = re.compile(r"uw(?=[aiuy])")
_VOWELS = str.maketrans("eoq", "iuk")


class _Letters(dict[str, str]):
    """One ASCII character for any other, so that offsets stay what they were."""

    def __missing__(self, char: str) -> str:
        base = unicodedata.normalize("NFKD", char)
        if char in _SPECIAL:
            plain = _SPECIAL[char]
        elif unicodedata.combining(char):
            plain = _DROPPED
        elif base[0].isascii() and base[0].isalnum():
            plain = base[0]
        else:
            plain = "_" if char.isalnum() else _SPACE
        self[char] = plain
        return plain


_LETTERS = _Letters()


def _one_for_one(error: UnicodeError) -> tuple[str, int]:
    """Handle the encoder's error: replace each character that ASCII lacks by one that it has."""
    assert isinstance(error, UnicodeEncodeError)
    return "".join(map(_LETTERS.__getitem__, error.object[error.start : error.end])), error.end


codecs.register_error("syria_news.one_for_one", _one_for_one)

_LETTERS_ONLY = bytes(byte if chr(byte).isalnum() or chr(byte) in "'_" else 32 for byte in range(128)) + b" " * 128
_WORDS_ONLY = _LETTERS_ONLY[: ord("`")] + b"'" + _LETTERS_ONLY[ord("`") + 1 :]


def ascii_bytes(text: str) -> bytes:
    """Give the text as ASCII, one byte a character: letters without accents, a space for every mark between words.

    Examples
    --------
    >>> ascii_bytes("Kobanê, Ras al-‘Ain")
    b"Kobane  Ras al 'Ain"
    """
    return text.encode("ascii", "syria_news.one_for_one").translate(_WORDS_ONLY)


@cache
def _same_words() -> dict[str, str]:
    """Words within names that no rule brings together, such as Sheikh and Cheikh."""
    return {row["word"]: row["folded"] for row in read_codebook("name_words")}


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """Fold one word of ASCII letters, without a possessive ending.

    Examples
    --------
    >>> fold_word("Suwayda") == fold_word("Sweida")
    True
    """
    word = word.lower().replace("'", "")
    if word in (same := _same_words()):
        return same[word]
    word = _DOUBLED.sub(_ONCE, word)
    word = _ENDING.sub("a", _NISBA.sub("ia", word)).replace("y", "i")
    word = _DIPHTHONG.sub("y", word)
    word = word.translate(_VOWELS).replace("dh", "d")
    return _DOUBLED.sub(_ONCE, _GLIDE.sub("w", word))


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Bring the spellings of a name together: case, accents, hyphens, the Arabic article, vowels, doubled letters.

    Parameters
    ----------
    text : str
        A name, in Latin letters.

    Returns
    -------
    str
        A key for comparing names; not for display, and not of the same length.

    Examples
    --------
    >>> fold("Khan Sheikhoun") == fold("Khan Shaykhun")
    True
    >>> fold("al-Hasakeh") == fold("Hassakah")
    True
    >>> fold("Homs") == fold("Hama")
    False
    """
    words = ascii_bytes(text).decode().split()
    folded = [fold_word(word) for word in words if word.lower() not in ARTICLES]
    return " ".join(folded or map(fold_word, words))
