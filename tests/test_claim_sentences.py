"""Claimant and standing in the constructions of agency prose, each in a sentence of our own."""

from __future__ import annotations

import pytest

from syria_news.claims import Claims, find_claims
from syria_news.language import Document, parse, read_document
from syria_news.lexicon import load_lexicon
from syria_news.mentions import find_mentions

SOHR = "syrian-observatory-for-human-rights"


@pytest.fixture(scope="module")
def read() -> dict[str, tuple[Document, Claims]]:
    """Read every text of this module, parsed in one batch."""
    texts = sorted({case[0] for case in [*CLAIMANTS, *STATUSES, *EVENT_STATUSES]})
    documents = {text: read_document("a", text, text.split("\n\n")[0] if "\n\n" in text else None) for text in texts}
    parse(list(documents.values()))
    book = load_lexicon()
    return {text: (doc, find_claims(doc, find_mentions(doc, book), book)) for text, doc in documents.items()}


CLAIMANTS = [
    # The end or the beginning of a sentence governs all of it; a clause of contrast keeps to its side.
    ("Five people died in Idlib, according to SANA, and the road was shut.", "Five people", "sana"),
    ("Five people died in Idlib, according to SANA, and the road was shut.", "road was", "sana"),
    ("Shells hit the square, killing five people, SANA said.", "five people", "sana"),
    ("Jets hit Maaret in Idlib, the Syrian Observatory for Human Rights said on Friday.", "hit Maaret", SOHR),
    ("SANA said five people died, while rebels entered the town of Douma.", "five people", "sana"),
    ("SANA said five people died, while rebels entered the town of Douma.", "rebels entered", None),
    ("Rebels entered the town of Douma, but SANA said five people died there.", "Rebels entered", None),
    ("Rebels entered the town of Douma, but SANA said five people died there.", "five people", "sana"),
    ("The army shelled Douma; SANA said five people died.", "army shelled", None),
    # Dashes part a speaker from the verb; where and when a thing is said is not itself said.
    ("Russia \u2014 a friend of Bashar al-Assad \u2014 said it would stay in Homs.", "stay in Homs", "russia"),
    ("Rebels took a hill near Homs as Russia \u2014 a friend of Assad \u2014 said it would stay.", "took a hill", None),
    ("The raids must end, said Sergei Lavrov during talks with Turkey in Sochi.", "raids must end", "sergei-lavrov"),
    ("The raids must end, said Sergei Lavrov during talks with Turkey in Sochi.", "talks with", None),
    ("The army shelled Douma; SANA said five people died.", "five people", "sana"),
    ("Iran and Turkey talk about Homs, while the Free Syrian Army announces major assault", "talk about", None),
    (
        "Iran and Turkey talk about Homs, while the Free Syrian Army announces major assault",
        "assault",
        "free-syrian-army",
    ),
    # The speech verb's own clause is the article's.
    ("Sergei Lavrov told John Kerry that the raids killed five people.", "told", None),
    ("Sergei Lavrov told John Kerry that the raids killed five people.", "five people", "sergei-lavrov"),
    ("Western powers have accused Russia of killing ninety people in Aleppo.", "accused", None),
    ("France accused Russia of killing ninety people in Aleppo.", "killing ninety", "france"),
    ("France blamed Russia for the killing of ninety people in Aleppo.", "killing of ninety", "france"),
    ("France warned that the army would attack Idlib.", "warned", None),
    # Bodies and offices.
    ("Russia struck Homs. The Russian Defence Ministry said forty rebels died.", "forty rebels", "russian-defence"),
    ("SANA reported on the fire. The agency said five people died.", "five people", "sana"),
    ("The report came from SANA. Five people died, the agency added.", "Five people", "sana"),
    ("Five people died in Hama, the monitor said.", "Five people", "monitor"),
    (
        "The Syrian Observatory for Human Rights counts the dead. Five people died in Hama, the monitor said.",
        "Five people",
        SOHR,
    ),
    ("A spokesman for the Free Syrian Army said five people died in Hama.", "five people", "free-syrian-army"),
    ("The Kremlin's spokesman Dmitry Peskov told Interfax five people died.", "five people", "dmitry-peskov"),
    ("Kremlin spokesman Dmitry Peskov told reporters that five people died.", "five people", "dmitry-peskov"),
    ("State media, citing a military source, said five people died in Hama.", "five people", "syrian-state-media"),
    ("SANA quoted a military source as saying that five people died in Hama.", "five people", "sana"),
    ("Reuters quoted Sergei Lavrov as saying that five people died in Hama.", "five people", "sergei-lavrov"),
    ("Five people died in Hama, Sergei Lavrov was quoted as saying by Reuters.", "Five people", "sergei-lavrov"),
    ("In a statement, the Free Syrian Army said five people died in Hama.", "five people", "free-syrian-army"),
    ("In an interview with Reuters, Sergei Lavrov said five people died in Hama.", "five people", "sergei-lavrov"),
    ("Sergei Lavrov said in an interview with Reuters that five people died.", "five people", "sergei-lavrov"),
    ("Sergei Lavrov wrote on his Twitter account that five people died.", "five people", "sergei-lavrov"),
    ("Five people died in Hama, Sergei Lavrov said in a tweet.", "Five people", "sergei-lavrov"),
    ("Five people died in Hama, per the Syrian Observatory for Human Rights.", "Five people", SOHR),
    ("The truck cost five dollars per kilometre in Hama. Five people died.", "Five people", None),
    # Nobody by name.
    ("Five people reportedly died in Hama.", "Five people", None),
    ("Five people allegedly died in Hama.", "Five people", None),
    ("Local sources said five people died in Hama.", "five people", "Local sources"),
    ("Witnesses said five people died in Hama.", "five people", "Witnesses"),
    ("Five people died in Hama, residents said.", "Five people", "residents"),
    ("Five people died in Hama, said residents.", "Five people", "residents"),
    ("Activists reported that five people died in Hama.", "five people", "syrian-activists"),
    ("Reports say five people died in Hama.", "five people", "Reports"),
    ("The United Nations estimates that five people died in Hama.", "five people", "united-nations"),
    ("Figures from the Syrian Observatory for Human Rights show that five people died.", "five people", SOHR),
    # Quotes over several sentences.
    ('"We saw the road. Five people died there. It was dark," Sergei Lavrov said.', "Five people", "sergei-lavrov"),
    ("John Kerry said: “We saw it. Five people died there. It was dark.”", "Five people", "john-kerry"),
    ("“We saw it. Five people died there,” John Kerry said. Jets left the base.", "Jets left", None),
    # Pronouns.
    ("John Kerry spoke in Geneva. He said five people died in Hama.", "five people", "john-kerry"),
    (
        "Sergei Lavrov said the road was open. Commander Fadi Rashan drove to Homs. He said five people died.",
        "five people",
        "not sergei-lavrov",
    ),
    ("Sergei Lavrov said the road was open, adding that five people died.", "five people", "sergei-lavrov"),
    ("SANA said the road was open. It added that five people died.", "five people", "sana"),
    ("The Free Syrian Army issued a statement. The statement added that five people died.", "five people", "free-syri"),
    ("SANA said five people died, while dozens of others were wounded.", "dozens", "sana"),
    (
        "Sergei Lavrov said the road was open, and the United Nations estimated five people had died.",
        "five people",
        "united-nations",
    ),
    ("SANA said the road was open. John Kerry, who said five people died, left Geneva.", "five people", "john-kerry"),
    ("Jets struck at night, according to detailed information on Islamic State positions.", "Jets", "detailed"),
    ('John Kerry said the road was open. "Sergei Lavrov left. Five people died," he said.', "Five", "john-kerry"),
    # Sources set off.
    ("DAMASCUS (Sputnik) – Five people died in Hama.", "Five people", None),
    ("BEIRUT (Reuters) - Five people died in Hama, SANA said.", "Five people", "sana"),
    ("Shells kill five in Hama: SANA\n\nRain fell in the north.", "Shells kill", "sana"),
    ("SANA: Shells kill five in Hama\n\nRain fell in the north.", "Shells kill", "sana"),
    ("Riots hurt six in Hama SANA\n\nSANA said it rained.", "Riots hurt", "sana"),
    ("Riots hurt six in Hama - Daily Sabah\n\nRain fell in the north.", "Riots hurt", None),
    ("Riots hurt six in Hama - rescuers\n\nRain fell in the north.", "Riots hurt", "rescuers"),
    ("Riots hurt six in Hama monitor - World - Marja Online\n\nThe Observatory said so.", "Riots hurt", SOHR),
    # Apposition, inserted clauses and lost commas between a claimant and the verb.
    ("Badr Qasim, the head of the High Negotiations Committee (HNC), said six men died.", "six men", "badr-qasim"),
    ("The SDF, which is dominated by the YPG, claimed that six men died.", "six men", "syrian-democratic-forces"),
    ("Airwars calculates that six men died in Hama.", "six men", "airwars"),
    ("Oxfam fears that six men could die in Hama.", "six men", "oxfam"),
    ("Hezbollah concedes that it has lost six men.", "six men", "hezbollah"),
    ("Data compiled by Airwars suggests that six men died.", "six men", "airwars"),
    ("Research by Amnesty International shows that six men died.", "six men", "amnesty-international"),
    ("Court papers show that he shot six men.", "six men", "Court papers"),
    ("By the Peshmerga's own count, six men have died.", "six men", "peshmerga"),
    ("Rescue workers counted 17 bodies.", "17 bodies", "Rescue workers"),
    ("Airwars lists 600 deaths.", "600 deaths", "airwars"),
    ("SANA, citing a police source, said six men died in Hama.", "six men", "sana"),
    (
        "A Red Crescent team a relief service working in rebel-held land said six men died.",
        "six men",
        "syrian-arab-red",
    ),
    ("Shells killed six rebels fighting the army and the jihadists a monitor said on Friday.", "six rebels", "monitor"),
    ("Samir Khalid the manager of a clinic in Hama told a reporter that six men died.", "six men", "samir-khalid"),
    ("The monitor said raids hit the fish market adding that six men died.", "six men", "monitor"),
    ("SANA which runs a desk across the country said six men died.", "six men", "sana"),
    ("Shells left two men dead and six men hurt the Red Crescent has announced.", "six men", "syrian-arab-red"),
    ("“Iran armed a group, here the Kurds, on the ground,” said Badr Qasim, who teaches in Homs.", "armed", "badr-q"),
    ("The Free Syrian Army claimed responsibility for the attack that killed six men.", "six men", None),
    ("According to the Al-Noor hospital, six men died.", "six men", "Al-Noor hospital"),
    ("The Free Syrian Army left. Raids go on, according to SANA. Six men died in Homs it said.", "Six men", "sana"),
    ("An Amnesty International report found that six men died.", "six men", "amnesty-international"),
    ("Soldiers found six men dead in Hama.", "six men", None),
    ("The Joint Marja Council saw the raid. SANA slept. Six men died, the council said.", "Six men", "joint-marja"),
    # One subject for two verbs, passives, and numbers that somebody counts.
    ("SANA also reported heavy raids but gave a lower toll of six dead men.", "six dead", "sana"),
    ("The deaths of six men were reported by SANA.", "six men", "sana"),
    ("The raid claimed by the Islamic State killed six men.", "six men", None),
    ("The Syrian Observatory for Human Rights counted six dead men in Hama.", "six dead", SOHR),
    ("SANA said the camp was attacked and that the army responded with raids that killed six men.", "six men", "sana"),
    ("The army responded with raids that killed six men.", "six men", None),
    ("Russia dismissed reports by the White Helmets that its jets had killed six men.", "six men", "syrian-civil"),
    # A named claimant answers for the sources whom it cites; a source at an office has standing of its own.
    ("SANA said on Friday that local sources reported six deaths.", "six deaths", "sana"),
    ("SANA quoted a source at the Marja police command as saying that six men died.", "six men", "source at the Marja"),
    # Definite nouns and pronouns.
    ("State television saw it otherwise. It said six men died.", "six men", "syrian-state-television"),
    ("SANA told of a raid. ISIL holds the town. The jihadist group said six men died.", "six men", "islamic-state"),
    ("The Red Crescent ran the clinic. Six men died, the charity said.", "Six men", "syrian-arab-red"),
    ("Observatory director Rami Abdel Rahman spoke. Six men died, the head of the monitor said.", "Six men", "rami-a"),
    # Quotations that go on after `he said`.
    ('"We fled," Badr Qasim said. "Six men died there." Rain fell in the north.', "Six men", "badr-qasim"),
    ('"We fled," Badr Qasim said. "Six men died there." Rain fell in the north.', "Rain fell", None),
    ("“We fled,” Badr Qasim said. The army shelled Homs. “Six men died there.”", "Six men", None),
    # Embedded speech keeps to its clause.
    ("A rebel who said that he was tired shot five people in Hama.", "shot five", None),
]

STATUSES = [
    ("France warned that Turkey will attack Homs.", "attack", "hypothetical"),
    ("Turkey warned that it would attack Homs.", "attack", "planned"),
    ("SANA said the truce had failed.", "failed", "reported"),
    ("Fighting blocked the road, preventing evacuations from Homs.", "evacuations", "denied"),
    ("The army was preventing evacuations from Homs, as well as shelling it.", "shelling", "reported"),
    ("The envoys failed to secure a ceasefire.", "ceasefire", "denied"),
    ("The envoys failed to agree.", "agree", "denied"),
    ("Iran refused to withdraw from Homs.", "withdraw", "denied"),
    ("France stopped short of condemning the raid.", "condemning", "denied"),
    ("The army took the hill without killing anyone.", "killing", "denied"),
    ("Russia denied that its jets had killed five people.", "killed", "denied"),
    ("Russia rejected reports that its jets had killed five people.", "killed", "denied"),
    ("Russia denied killing five people.", "killing", "denied"),
    ("Russia dismissed as baseless reports by rebels that its jets had killed five people.", "killed", "denied"),
    ("France believes reports by rebels that jets had killed five people.", "killed", "reported"),
    ("The convoy was not able to enter Homs.", "enter", "denied"),
    ("The army was able to enter Homs.", "enter", "reported"),
    ("Rebels launched an offensive to seize Homs.", "seize", "planned"),
    ("Jets flew north in an effort to destroy the base.", "destroy", "planned"),
    ("Militiamen tried to storm Homs.", "storm", "reported"),
    ("France demanded that the forces leave Homs.", "leave", "proposed"),
    ("No deaths were reported in Hama after the attack.", "deaths", "negated"),
    ("No attack has been reported in Hama.", "attack", "negated"),
    ("France wanted to renew the talks.", "talks", "proposed"),
    ("Iran would be invited to the talks, Sergei Lavrov said.", "invited", "planned"),
    ("Iran vowed not to attack Homs.", "attack", "planned"),
    ("Iran promised not to attack Homs.", "attack", "planned"),
    ("Iran vowed to attack Homs.", "attack", "planned"),
    ("France warned that the raid would kill thousands.", "kill", "hypothetical"),
    ("France warned that the raid could kill thousands.", "kill", "hypothetical"),
    ("Five people are feared dead in Hama.", "dead", "hypothetical"),
    ("Five people were feared killed in Hama.", "killed", "hypothetical"),
    ("The shell could have killed five people.", "killed", "hypothetical"),
    ("If rebels attack Homs, the army will move.", "attack", "hypothetical"),
    ("Should rebels attack Homs, the army will move.", "attack", "hypothetical"),
    ("The Free Syrian Army claimed responsibility for the attack.", "attack", "reported"),
    ("The parties agreed to withdraw from Homs.", "withdraw", "planned"),
    ("The army is set to withdraw from Homs.", "withdraw", "planned"),
    ("The army is due to withdraw from Homs.", "withdraw", "planned"),
    ("The army is expected to withdraw from Homs.", "withdraw", "planned"),
    ("The envoy met rebels ahead of the talks in Geneva.", "talks", "planned"),
    ("France announced plans for talks in Geneva.", "talks", "planned"),
    ("The road was shut due to an attack.", "attack", "reported"),
    ("The president ordered the army to withdraw from Homs.", "withdraw", "planned"),
    ("The president ordered an attack on Homs.", "attack", "planned"),
    ("Five people reportedly died in Hama.", "died", "reported"),
    ("Five people were allegedly killed in Hama.", "killed", "reported"),
    ("Jets bombed the market, killing five people.", "killing", "reported"),
    ("The army began to withdraw from Homs.", "withdraw", "reported"),
    ("Rebels managed to capture the hill.", "capture", "reported"),
    ("The army continued to shell Homs.", "shell", "reported"),
    ("The army did not attack Homs.", "attack", "denied"),
    ("The talks will begin on Monday.", "talks", "planned"),
    ("The raid killed five people who wanted to leave Homs.", "killed", "reported"),
    ("France called for an end to the siege.", "siege", "reported"),
    ("France condemned the attack that killed five people.", "killed", "reported"),
    ("The army cancelled the attack on Homs.", "attack", "denied"),
    # What is to come, by a word beside it, over it or in its clause of time.
    ("Villagers dread the looming offensive near Homs.", "offensive", "planned"),
    ("The delegates prepared for their upcoming talks in Sochi.", "talks", "planned"),
    ("The rebels stand on the verge of capturing Homs.", "capturing", "planned"),
    ("Turkey was about to storm Homs.", "storm", "planned"),
    ("The army is going to attack Homs.", "attack", "planned"),
    ("In the event of an attack the clinics will shut.", "attack", "planned"),
    ("Oman is ready to go into talks with Iran.", "talks", "planned"),
    ("Once the marines withdraw, the villages will be empty.", "withdraw", "planned"),
    ("The delegates argued over whether the truce is violated.", "violated", "planned"),
    ("The rebels would not return until the prisoners were released.", "released", "proposed"),
    ("The raid on Homs has yet to begin.", "raid", "planned"),
    # What was not.
    ("The army has yet to attack Homs.", "attack", "denied"),
    ("Instead of bombing the town, the army left.", "bombing", "denied"),
    ("Rather than attack Homs, the army left.", "attack", "denied"),
    ("Oman has no plans to withdraw from Homs.", "withdraw", "denied"),
    ("There is no evidence that Iran attacked Homs.", "attacked", "denied"),
    ("Iran neither attacked Homs nor left.", "attacked", "denied"),
    ("The parade in Homs was cancelled after the visit was cancelled.", "visit", "denied"),
    # What is said to be ahead, weighed, allowed or insisted on.
    ("An attack on Homs is imminent.", "attack", "planned"),
    ("A raid on Homs is planned for Monday.", "raid", "planned"),
    ("The king considered arming the rebels.", "arming", "planned"),
    ("The king authorised his generals to bomb Homs.", "bomb", "planned"),
    ("The envoy insisted that the bombing be halted.", "halted", "proposed"),
    # What has come since, told from before.
    ("He would later be killed in Homs.", "killed", "reported"),
    # What is there already, whatever may come of it.
    ("Families could hear the shelling of Homs.", "shelling", "reported"),
    ("The attack on Homs could amount to a crime.", "attack", "reported"),
    ("The capture of Homs does not mean peace.", "capture", "reported"),
    ("Oman would condemn the bombing of Homs.", "bombing", "reported"),
    ("The envoy would rebuild the town and warned the rebels.", "warned", "reported"),
]
EVENT_STATUSES = [
    ("Iran could send troops to Homs.", "send", "planned"),
    ("The hamlet has shells that could destroy a house.", "destroy", "hypothetical"),
    ("Iran may have bombed the village.", "bombed", "reported"),
    ("Iran would have bombed the village.", "bombed", "hypothetical"),
    ("If rebels attack Homs, the army will move.", "attack", "planned"),
    ("If rebels attacked Homs, the army would move.", "attacked", "planned"),
    ("If rebels had attacked Homs, the army would have moved.", "attacked", "hypothetical"),
    ("If the guards had not killed him, he would have set off the charge.", "killed", "reported"),
    ("It was unclear if Iran had bombed the clinic.", "bombed", "reported"),
    ("Even if the town is bombed every day, the bakers stay.", "bombed", "reported"),
    ("The gunmen were shot before they could attack the bank.", "attack", "hypothetical"),
    ("The chancellor is unlikely to visit Homs.", "visit", "hypothetical"),
]


@pytest.mark.parametrize(("text", "words", "expected"), CLAIMANTS)
def test_the_claimant(read: dict[str, tuple[Document, Claims]], text: str, words: str, expected: str | None) -> None:
    document, claims = read[text]
    found = claims.attributed_to(document.text.index(words))
    if expected is None or found is None:
        assert found == expected or (expected or "").startswith("not ")
    elif expected.startswith("not "):
        assert found != expected.removeprefix("not ")
    else:
        assert found.startswith(expected)


@pytest.mark.parametrize(("text", "word", "expected"), STATUSES)
def test_the_standing(read: dict[str, tuple[Document, Claims]], text: str, word: str, expected: str) -> None:
    document, claims = read[text]
    at = document.text.index(word)
    token = document.sentence_at(at).token_at(at)
    assert token is not None
    assert claims.status(token) == expected


@pytest.mark.parametrize(("text", "word", "expected"), EVENT_STATUSES)
def test_what_is_supposed_is_to_come_or_done_or_never_was(
    read: dict[str, tuple[Document, Claims]], text: str, word: str, expected: str
) -> None:
    document, claims = read[text]
    at = document.text.index(word)
    token = document.sentence_at(at).token_at(at)
    assert token is not None
    assert claims.event_status(token) == expected
