"""Authors: who speaks in a text or talk that is told of."""

from __future__ import annotations

import pytest

from marsad.coding.coder import code_article
from marsad.lexicon.compiled import load_lexicon
from marsad.records import Article, Paragraph, Published, Span


def speakers(text: str, cue: str) -> tuple[str, ...]:
    """Return who speaks by a cue in an article of one paragraph."""
    article = Article(
        id="art_test",
        page="test",
        title="",
        text=f"\n{text}",
        paragraphs=(Paragraph(span=Span(start=1, end=1 + len(text))),),
        published=Published(),
    )
    found = {s.cue.of(article.text): s for s in code_article(article, load_lexicon()).statements}
    return found[cue].speakers


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        ("وبعث بوتين رسالة إلى أردوغان أكد فيها أن موسكو مستعدة للتعاون.", "أكد", "act_vladimir-putin"),
        ("وأصدرت وزارة الخارجية الروسية بيانا دعت فيه واشنطن إلى ضبط النفس.", "دعت", "act_RUS-foreign-affairs"),
        ("وفي رسالة وجهها لافروف إلى أردوغان، طالب فيها أنقرة بفتح المضيق.", "طالب", "act_sergey-lavrov"),
        ("وألقى ماكرون خطابا أمام البرلمان الأوروبي شدد فيه على ضرورة الإصلاح.", "شدد", "act_emmanuel-macron"),
        ("ونشرت وكالة تاس بيانا لوزارة الخارجية الروسية جاء فيه أن الجسر سيفتح.", "جاء فيه", "act_RUS-foreign-affairs"),
        ("وجاء اللقاء إثر بيان شديد اللهجة من جانب بيونغ يانغ، وصفت فيه المناورات بأنها استفزاز.", "وصفت", "act_PRK"),
    ],
)
def test_what_is_said_in_a_text_is_said_by_its_author(text: str, cue: str, who: str) -> None:
    """Whoever owns or issues a text says what «in it» is said; what follows the verb is whom it is said to or of."""
    assert speakers(text, cue) == (who,)


def test_a_subject_behind_in_it_speaks() -> None:
    """Behind a verb without an object the noun is its subject: «a meeting in which the minister affirmed»."""
    text = "وأصدرت وزارة الخارجية الروسية بيانا أكد فيه لافروف أن الجسر سيفتح."
    assert speakers(text, "أكد") == ("act_sergey-lavrov",)
