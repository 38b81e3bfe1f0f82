"""Hostile strings: what scrapers, keyboards and jokers put into texts. Sentences of our own."""

from __future__ import annotations

REPORT = "Rebels shelled Aleppo on Monday, killing three people, Reuters said."

NASTY = {
    "right-to-left marks": "\u202eRebels\u202c shelled \u200fAleppo\u200e, \u2067killing\u2069 three people.",
    "zero width": "Reb\u200bels shel\u200dled Alep\u200cpo,\ufeff killing\u2060 three peo\u00adple on Mon\u200bday.",
    "emoji": "🇸🇾 Rebels 👩🏽‍🚒 shelled 🔥Aleppo🔥, killing 3️⃣ people 😢😢 on Monday.",
    "combining characters": "Re\u0301be\u0302ls she\u0323lled Ale\u0308ppo\u0301, ki\u0327lling thre\u0301e peo\u0300ple.",
    "piled marks": "Rebels s" + "\u0300\u0323\u0489" * 300 + "helled Aleppo, killing three people.",
    "HTML remains": "<p class='x'>Rebels shelled <b>Aleppo</b>&nbsp;&amp; Homs,<br/>killing three people.</p><script>alert(1)</script>",
    "broken HTML": '<<<a href="Rebels shelled Aleppo" &#x41; &#99999999; &lt;killing three people&gt; <!-- <![CDATA[ ]]>',
    "addresses": "Rebels shelled Aleppo https://example.org/a?b=c&d=%20#e killing 3 people (www.example.org/Aleppo). x@example.org",
    "e-mail": "Write to rebels.aleppo+news@example.co.uk, or three.people@killed.example: Rebels shelled Aleppo.",
    "one word": "Aleppo",
    "one letter": "A",
    "one mark": ".",
    "a number": "3",
    "Arabic": "قتل ثلاثة أشخاص في قصف على حلب يوم الاثنين، بحسب المرصد السوري لحقوق الإنسان. ١٢ قتيلا.",
    "Arabic and English": "Rebels shelled حلب (Aleppo) on Monday, killing ثلاثة people, said المرصد.",
    "Cyrillic and Chinese": "Повстанцы обстреляли Алеппо. 叛军炮击阿勒颇，造成三人死亡。 Rebels shelled Aleppo。",
    "look-alikes": "Rеbеls shеllеd Аlерро, kіllіng thrее реорlе.",
    "full width": "Ｒｅｂｅｌｓ ｓｈｅｌｌｅｄ Ａｌｅｐｐｏ， ｋｉｌｌｉｎｇ ３ ｐｅｏｐｌｅ．",
    "mathematical letters": "𝐑𝐞𝐛𝐞𝐥𝐬 shelled 𝔸𝕝𝕖𝕡𝕡𝕠, killing 𝟛 people.",
    "digits of many scripts": "Shelling killed ١٢, ۱۲, १२, 12, ⑫, ½ and Ⅻ people in Aleppo.",
    "letters that grow": "İSTANBUL: Rebels ﬁred ﬀ ŉ ǰ ΐ ẞ at ALEPPO, kİllİng three people.",
    "mojibake": "Rebels shelled Aleppo â€œkillingâ€\x9d three peopleâ€™s hopes, theyÃ© said.",
    "odd spaces": "Rebels\u00a0shelled\u2003Aleppo\u3000on\u2009Monday,\u2028killing\u2029three\u1680people.\x0b\x0c\x1c\x1d\x85",
    "control characters": "Rebels\x00 shelled\x07 Aleppo\x1b[31m, killing\x7f three\x08 people\x9f.",
    "lone surrogates": "Rebels \ud800shelled Aleppo\udfff, killing three\ud83d people.",
    "outside of Unicode's letters": "Rebels \ufffe shelled \uffff Aleppo \U0010ffff, killing \ue000 three people \U000e0041.",
    "a formula": '=HYPERLINK("http://example.org","Aleppo") +1 @SUM(A1) -2 rebels killed three people.',
    "SQL": "Rebels'); DROP TABLE events; -- shelled Aleppo, killing three people.",
    "format strings": "Rebels %s %n {0} {x.__class__} ${HOME} $(id) `id` shelled Aleppo, killing {three} people \\1 \\g<0>.",
    "paths": "../../etc/passwd C:\\Aleppo\\..\\rebels /dev/null killed three people in Aleppo.",
    "quotes": '“Rebels ‘shelled “Aleppo‘, "killing \'three" people” said” he “',
    "brackets": "((((Rebels [shelled {Aleppo) killing] three} people))))))",
    "no spaces": "RebelsshelledAleppoonMonday,killingthreepeople.AleppoAleppo12people",
    "capitals": "REBELS SHELLED ALEPPO ON MONDAY, KILLING THREE PEOPLE, REUTERS SAID",
    "numbers of all sizes": f"{'9' * 400} people were killed, 0 died, -3 died, 1e999 died, 007 died, 1,2,3,4 died, 12,34 died in Aleppo.",
    "days that are none": "On 31 February 2016, 99/99/9999, Monday 0 May, 2016-13-45 and Nov. 31, 0000, rebels shelled Aleppo.",
    "years far away": "Rebels shelled Aleppo in 1, in 9999, on 1 January 10000 and 900,000 years ago, killing three people.",
    "one thousand numbers": " ".join(str(number * 7919) for number in range(1_000)) + " people were killed in Aleppo.",
    "number words": "two hundred and " * 200 + "three people were killed in Aleppo.",
    "a sentence of five thousand words": "Rebels killed " + "twelve people in Aleppo and wounded " * 850 + "two.",
    "many lines": "Aleppo\n" * 300 + REPORT + "\n" * 300,
    "blank": "\u00a0\u200b \ufeff",
}

# What is repeated to hurt regular expressions and loops within loops. The last are blocks of news, told again and again.
UNITS = {
    "stops": ".", "stops and spaces": ". ", "spaces": " ", "lines": "\n", "quotes": "“", "brackets": "(", "commas": ", ",
    "digits": "9", "thousands": "1,000,", "hyphens": "a-", "apostrophes": "'s ", "angles": "<", "tags": "<p>&amp;",
    "addresses": "http://a.b/c?", "at signs": "a@", "marks": "e\u0301", "capitals": "A", "initials": "A. ",
    "articles": "al-", "names": "Abu ", "number words": "two hundred ", "at least": "at least ", "between": "between 10 and ",
    "tens": "dozens of ", "of the": "of the ", "said that": "said that ", "killed": "killed ", "dated": "Nov 8, 2016 ",
    "ago": "two days ago ", "datelines": "ALEPPO (Reuters) - ", "sources": "Sources: Reuters\n\n", "titles": "Gen. ",
    "places": "Aleppo, ", "including": "12 people, including three children, were killed in Homs. ",
    "report": "Rebels killed 12 people in Aleppo on Monday, Reuters said. ", "pronouns": "They met him there. ",
}  # fmt: skip
