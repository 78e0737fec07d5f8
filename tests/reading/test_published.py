"""The day of publication, worked out from small pages written for these tests."""

from __future__ import annotations

import datetime as dt

import pytest

from marsad.reading.clues import DateClues, Stamp, StampPlace
from marsad.reading.published import work_out_published
from marsad.reading.windows import between, every_year, has_weekday, intersect, on_weekday, span
from marsad.records import Basis, Published


def _published(*paragraphs: str, title: str = "", zone: str | None = None, **stamps: str) -> Published:
    """Work out a page's date; stamps are given by their place's name, several of one place as one text a line."""
    found = tuple(
        Stamp(text=line, place=StampPlace(place)) for place, text in stamps.items() for line in text.split("\n")
    )
    return work_out_published(DateClues(stamps=found, title=title, paragraphs=paragraphs, zone=zone))


def test_a_date_line_is_the_articles_date() -> None:
    """A date line that nothing speaks against is the date, and is stated."""
    published = _published("قال الوزير إن المحادثات مستمرة.", date_line="الخميس 6 يونيو 2024")
    assert (published.edtf, published.basis) == ("2024-06-06", Basis.STATED)
    assert published.earliest == published.latest == dt.date(2024, 6, 6)
    assert published.evidence == ("الخميس 6 يونيو 2024",)


def test_no_clue_gives_no_date() -> None:
    """Without any clue the date stays unknown."""
    assert _published("قال الوزير إن المحادثات مستمرة.") == Published()


def test_a_weekday_alone_gives_no_date() -> None:
    """«today, Monday» alone says nothing of which Monday."""
    published = _published("قال الوزير اليوم الاثنين إن المحادثات مستمرة.")
    assert (published.edtf, published.basis) == (None, Basis.UNKNOWN)


def test_relative_words_alone_give_no_date() -> None:
    """Yesterday and last month without a day of counting give nothing."""
    assert _published("وصل الوفد أمس بعد لقاء عقد الشهر الماضي.").edtf is None


def test_a_masthead_clock_that_contradicts_the_text_is_rejected() -> None:
    """A masthead's Friday above an article that says «today, Monday» is not its date, and is shown as such."""
    published = _published('أعلنت الوزارة اليوم "الاثنين" عن الزيارة.', masthead="الجمعة 7 يونيو 2024")
    assert published.edtf is None
    assert [r.split(":")[0] for r in published.rejected] == ["الجمعة 7 يونيو 2024"]


def test_a_masthead_that_agrees_is_taken() -> None:
    """A masthead's date on the weekday that the article calls today is the date."""
    published = _published("أعلنت الوزارة اليوم الجمعة عن الزيارة.", masthead="الجمعة 7 يونيو 2024")
    assert (published.edtf, published.basis) == ("2024-06-07", Basis.STATED)
    assert "اليوم الجمعة" in published.evidence


def test_a_masthead_with_nothing_behind_it_is_not_taken() -> None:
    """A masthead's date that nothing in the article bears out is not told."""
    published = _published("أعلنت الوزارة عن الزيارة.", masthead="الجمعة 7 يونيو 2024")
    assert published.edtf is None
    assert len(published.rejected) == 1


def test_the_opening_weekday_bears_a_masthead_out() -> None:
    """A weekday in the opening that is the masthead's own bears it out."""
    published = _published("أعلنت الوزارة، الجمعة، عن الزيارة.", masthead="date 2024-06-07")
    assert published.edtf == "2024-06-07"


def test_another_opening_weekday_does_not() -> None:
    """A weekday in the opening that is another day than the masthead's does not bear it out."""
    assert _published("أعلنت الوزارة، الاثنين، عن الزيارة.", masthead="date 2024-06-07").edtf is None


def test_a_rows_labelled_field_needs_no_witness() -> None:
    """A row that begins with its date field, by name, is dated by it where the opening names no other day."""
    assert _published("أعلنت الوزارة عن الزيارة.", masthead="date 2024-06-07").edtf == "2024-06-07"


def test_a_date_line_on_the_morning_after_is_kept() -> None:
    """A page put up past midnight is dated a day after the «today» that it tells of."""
    published = _published("أعلنت الوزارة اليوم الخميس عن الزيارة.", date_line="7 يونيو 2024 00:20")
    assert published.edtf == "2024-06-07"


def test_a_date_line_far_from_today_is_rejected() -> None:
    """A date line three days off the article's «today» is not its date."""
    published = _published("أعلنت الوزارة اليوم الثلاثاء عن الزيارة.", date_line="7 يونيو 2024")
    assert published.edtf is None
    assert published.rejected[0].startswith("7 يونيو 2024")


def test_of_two_stamps_the_one_that_fits_is_taken() -> None:
    """A crawl's date and a date line: the one that the words agree with is the date; the other is shown."""
    published = _published(
        "أعلنت الوزارة اليوم الخميس عن الزيارة.", masthead="الأحد 12 يناير 2025", date_line="6 يونيو 2024"
    )
    assert published.edtf == "2024-06-06"
    assert any(r.startswith("الأحد 12 يناير 2025") for r in published.rejected)


def test_metadata_come_before_a_date_line() -> None:
    """Where both fit, marked-up dates are trusted more than a line."""
    published = _published("أعلنت الوزارة عن الزيارة.", date_line="8 يونيو 2024", metadata="2024-06-06T10:00:00+03:00")
    assert published.edtf == "2024-06-06"


def test_a_moment_is_told_in_the_outlets_day() -> None:
    """A moment late in the day at Greenwich is the next day for an outlet further east."""
    stamp = "2024-06-06T22:30:00Z"
    assert _published("أعلنت الوزارة.", metadata=stamp, zone="Asia/Riyadh").edtf == "2024-06-07"
    assert _published("أعلنت الوزارة.", metadata=stamp).edtf == "2024-06-06"


def test_the_last_update_is_not_the_publication() -> None:
    """A date line of the last update gives way to a day in the address, and is believed where there is none."""
    line, url = "آخر تحديث: الأربعاء 12 يونيو 2024", "https://a.example/2024/06/06/talks"
    published = _published("أعلنت الوزارة.", updated=line, url=url)
    assert published.edtf == "2024-06-06"
    assert published.rejected == (f"{line}: another date is the article's",)
    assert _published("أعلنت الوزارة.", updated=line).edtf == "2024-06-12"


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/2024/06/06/talks",
        "https://a.example/news/20240606-talks",
        "https://a.example/2024/world_news/6/6/talks/index.html",
    ],
)
def test_an_address_may_hold_the_day(url: str) -> None:
    """A day in the page's address is the date."""
    assert _published("أعلنت الوزارة.", url=url).edtf == "2024-06-06"


def test_an_address_without_a_day_tells_nothing() -> None:
    """A number in the page's address that is no day tells nothing."""
    assert _published("أعلنت الوزارة.", url="https://a.example/article/20249931").edtf is None


def test_a_row_field_is_taken() -> None:
    """The date field of a row is the date where nothing speaks against it."""
    assert _published("أعلنت الوزارة.", row_field="2024-06-06").edtf == "2024-06-06"


def test_a_row_field_before_what_it_tells_of_is_rejected() -> None:
    """A page cannot be older than what it tells of."""
    published = _published("بحث الوزيران تداعيات سقوط نظام الأسد على المنطقة.", row_field="2021-06-06")
    assert published.edtf is None
    assert "another time" in published.rejected[0]


def test_hijri_alone_is_a_date() -> None:
    """A date of the Islamic calendar alone is the date."""
    published = _published("أعلنت الوزارة عن الزيارة.", date_line="الأحد 25 ذو القعدة 1445هـ")
    assert (published.edtf, published.basis) == ("2024-06-02", Basis.STATED)


def test_a_paired_dateline_is_a_date() -> None:
    """A dateline in both calendars is the date."""
    published = _published("التقى الوزيران هنا اليوم.", dateline="مسقط 25 ذو القعدة 1445 هـ الموافق 2 يونيو 2024 م")
    assert published.edtf == "2024-06-02"


def test_a_dateline_that_opens_the_body_is_a_date() -> None:
    """An agency's dateline at the head of the body is the date."""
    published = _published("طوكيو 6 يونيو 2024 (وكالة) -- التقى الوزيران في العاصمة.")
    assert (published.edtf, published.basis) == ("2024-06-06", Basis.STATED)


def test_today_and_its_date_are_the_date() -> None:
    """«today, Thursday the 6th of June 2024» in the body is the date, inferred from the words."""
    published = _published("وصل الوفد اليوم الخميس 6 يونيو 2024 إلى العاصمة.")
    assert (published.edtf, published.basis) == ("2024-06-06", Basis.INFERRED)


def test_yesterday_and_its_date_are_counted_on() -> None:
    """«yesterday, Wednesday the 5th of June 2024» puts the article on the 6th."""
    assert _published("وصل الوفد أمس الأربعاء 5 يونيو 2024 إلى العاصمة.").edtf == "2024-06-06"


def test_today_meets_a_day_that_is_told_in_full() -> None:
    """«today, Thursday» after an attack on Tuesday the 4th of June 2024 is the 6th."""
    published = _published("أدانت الوزارة اليوم الخميس الهجوم.", "وقد وقع الهجوم يوم الثلاثاء 4 يونيو 2024 قرب الحدود.")
    assert published.edtf == "2024-06-06"
    assert "اليوم الخميس" in published.evidence


def test_a_known_happening_and_a_weekday_give_the_day() -> None:
    """A happening that the resources know, told as yesterday's, gives the day after it."""
    published = _published("وقع تحطم طائرة بريغوجين أمس الأربعاء شمال موسكو.")
    assert (published.edtf, published.basis) == ("2023-08-24", Basis.INFERRED)


def test_a_happening_told_as_background_gives_no_day() -> None:
    """A happening that is only background tells when the article was not published, and so gives no day."""
    assert _published("وقال الخبير إن مقتل بريغوجين غيّر موازين القوى.").edtf is None


def test_last_month_dates_a_happening() -> None:
    """A happening of last month puts the article into the month after it."""
    published = _published("وتأتي الزيارة بعد قمة ألاسكا الشهر الماضي بين الرئيسين.")
    assert published.edtf == "2025-09"


def test_offices_bound_an_interval() -> None:
    """Two short terms that overlap for less than a year give the time in which both were held."""
    published = _published(
        "التقى رئيس الوزراء الإسرائيلي يائير لابيد نظيره.", "وحضر رئيس الوزراء البريطاني بوريس جونسون."
    )
    assert published.edtf is not None
    assert published.earliest is not None
    assert published.latest is not None
    assert published.earliest <= dt.date(2022, 7, 20) <= published.latest
    assert published.basis is Basis.INFERRED


def test_a_former_minister_bounds_nothing_from_above() -> None:
    """A former minister may be named at any time after the term."""
    published = _published("قال وزير الخارجية الأميركي السابق جون كيري إن المناخ أولوية.", date_line="6 يونيو 2024")
    assert published.edtf == "2024-06-06"


def test_a_date_out_of_an_office_is_rejected() -> None:
    """A crawl's date long after the minister it names left office is not the date."""
    published = _published("وصل وزير الخارجية الأميركي جون كيري إلى القاهرة.", date_line="6 يونيو 2024")
    assert published.edtf is None
    assert len(published.rejected) == 1


def test_this_month_needs_its_year() -> None:
    """«the 21st of this July» gives no year, and so no date."""
    assert _published("ينطلق المؤتمر في 21 يوليو الجاري.").edtf is None


def test_a_date_that_is_still_to_come_bounds_from_above() -> None:
    """A meeting announced for a day in full was announced before it."""
    published = _published("من المقرر أن يزور الرئيس الصيني موسكو في الفترة من 20 إلى 22 مارس/آذار الجاري لعام 2023.")
    assert published.latest is None or published.latest <= dt.date(2023, 3, 22)


def test_quoted_today_is_not_the_articles() -> None:
    """«today» in a speaker's words gives way to the article's own."""
    published = _published(
        "وصل الوفد اليوم الخميس.", 'وكان قد صرح قبل رحلته "سنصل اليوم الثلاثاء إلى هناك".', masthead="6 يونيو 2024"
    )
    assert published.edtf == "2024-06-06"


def test_the_answer_does_not_depend_on_the_order_of_paragraphs() -> None:
    """The same paragraphs in another order tell the same day."""
    paragraphs = ("أدانت الوزارة اليوم الخميس الهجوم.", "وقع الهجوم يوم الثلاثاء 4 يونيو 2024.")
    assert _published(*paragraphs).edtf == _published(*reversed(paragraphs)).edtf


def test_a_deputy_is_not_the_holder() -> None:
    """A vice-president is named by an office of his own, not as the president he became."""
    published = _published("وصل نائب الرئيس الأميركي جو بايدن إلى بغداد.", date_line="7 مارس 2012")
    assert published.edtf == "2012-03-07"


def test_the_nearest_office_counts() -> None:
    """Of two offices before a name the nearer one is the holder's: Medvedev after he was president."""
    published = _published("استقبل الرئيس بوتين رئيس الوزراء دميتري ميدفيديف.", date_line="6 يونيو 2016")
    assert published.edtf == "2016-06-06"


def test_an_office_told_as_then_held_bounds_nothing_from_above() -> None:
    """A minister of that time may be named at any time after it."""
    published = _published("وكان وزير الخارجية الأميركي آنذاك جون كيري قد وقّع الاتفاق.", date_line="6 يونيو 2024")
    assert published.edtf == "2024-06-06"


def test_an_office_of_another_state_is_another_persons() -> None:
    """A namesake who serves another state is not the person that the registry knows."""
    published = _published("قال الرئيس الأوغندي كيري إن بلاده ترحب بالقرار.", date_line="6 يونيو 2024")
    assert published.edtf == "2024-06-06"


def test_terms_that_only_touch_decide_nothing() -> None:
    """Two presidents of one country, named without «former», do not put a page on the day of the handing over."""
    published = _published("اتفق موقف الرئيس الأميركي باراك أوباما مع موقف الرئيس الأميركي دونالد ترامب.")
    assert published.earliest is None or published.latest is None or published.edtf != "2017-01-20"


def test_an_edition_dates_a_summit() -> None:
    """A summit's number tells its year, in words and in digits."""
    for number in ("الثالثة والثلاثون", "الـ33"):
        published = _published(f"تنطلق في المنامة القمة العربية {number} بحضور القادة.")
        assert published.earliest is not None
        assert published.latest is not None
        assert published.earliest <= dt.date(2024, 5, 16) <= published.latest
        assert (published.latest - published.earliest).days <= 45


def test_a_session_of_the_assembly_tells_its_year() -> None:
    """A session of the General Assembly, with the leaders' week, is in the September of its year."""
    published = _published("التقى الوزيران على هامش أعمال الدورة الـ74 للجمعية العامة للأمم المتحدة في نيويورك.")
    assert published.earliest is not None
    assert (published.earliest.year, published.earliest.month) == (2019, 9)


@pytest.mark.parametrize(
    ("opening", "first", "last"),
    [
        ("انطلقت أعمال الدورة العادية الـ161 لمجلس جامعة الدول العربية.", dt.date(2024, 2, 15), dt.date(2024, 3, 31)),
        ("عقدت الدورة (155) لمجلس جامعة الدول العربية في القاهرة.", dt.date(2021, 2, 10), dt.date(2021, 3, 31)),
        ("افتتح مجلس حقوق الإنسان دورته الخامسة والخمسين.", dt.date(2024, 2, 1), dt.date(2024, 4, 30)),
        ("تتولى هولندا رئاسة مجلس الأمن خلال الشهر الجاري.", dt.date(2018, 1, 29), dt.date(2018, 4, 10)),
    ],
)
def test_a_session_or_a_months_presidency_tells_its_time(opening: str, first: dt.date, last: dt.date) -> None:
    """Sessions are counted, above a hundred in digits, and the Security Council's presidency goes round by months."""
    published = _published(opening, title="خبر")
    assert published.earliest is not None
    assert published.latest is not None
    assert first <= published.earliest <= published.latest <= last


def test_what_comes_every_year_needs_a_year() -> None:
    """A feast alone tells no year, and with a minister's short term tells the day, give or take days."""
    feast = "هنأ الوزير نظراءه بعيد الفطر المبارك."
    assert _published(feast).edtf is None
    published = _published(feast, "وقال وزير الخارجية الصيني تشين قانغ إن المناسبة تجمع الشعوب.")
    assert published.earliest is not None
    assert published.latest is not None
    assert published.earliest <= dt.date(2023, 4, 21) <= published.latest
    assert (published.latest - published.earliest).days <= 45


def test_a_weekday_and_its_day_choose_the_year() -> None:
    """«today, Friday the 12th of May» falls in one year only while a minister held office."""
    published = _published(
        "وصل الوفد اليوم الجمعة 12 مايو إلى بكين.", "واستقبله وزير الخارجية الصيني تشين قانغ في مقر الوزارة."
    )
    assert published.edtf == "2023-05-12"


def test_an_anniversary_dates_a_page() -> None:
    """The second anniversary of a war is spoken of about that day."""
    published = _published("أقيمت مراسم في الذكرى الثانية لاندلاع الحرب الروسية الأوكرانية بحضور الوزراء.")
    assert published.earliest is not None
    assert published.latest is not None
    assert published.earliest <= dt.date(2024, 2, 24) <= published.latest
    assert (published.latest - published.earliest).days <= 45


def test_years_since_a_happening_count_back_to_it() -> None:
    """«five years ago» beside a happening puts the article about five years after it."""
    told = "تطرق النقاش إلى انفجار مرفأ بيروت قبل خمس سنوات وما تلاه."
    assert _published(told, date_line="9 سبتمبر 2025").edtf == "2025-09-09"
    assert _published(told, date_line="9 سبتمبر 2022").edtf is None


def test_a_passing_event_in_the_opening_is_its_news() -> None:
    """An opening that tells of a passing event is dated within days of it."""
    published = _published("اختتمت في قازان قمة بريكس بحضور غوتيريش.")
    assert published.earliest is not None
    assert published.latest is not None
    assert published.earliest <= dt.date(2024, 10, 24) <= published.latest
    assert (published.latest - published.earliest).days <= 45


def test_a_passing_event_dated_by_a_month_gone_by_is_no_news() -> None:
    """A sentence that puts an event into a month gone by does not tell it as news."""
    published = _published("جاء ذلك منذ قمة بريكس التي استضافتها قازان في أكتوبر الماضي.", date_line="9 مارس 2025")
    assert published.edtf == "2025-03-09"


def test_a_later_year_in_the_text_makes_background() -> None:
    """A text that names a year well after an event is not that event's news."""
    published = _published("استضافت قازان قمة بريكس بحضور غوتيريش.", "وتبدأ المرحلة التالية في يناير 2027.")
    assert published.edtf is None


def test_a_full_date_in_the_opening_is_near_not_exact() -> None:
    """A weekday with its full date in the opening was published within weeks of it, on a day that is not told."""
    published = _published("ضربت هزة أرضية البلاد يوم الاثنين 4 مارس 2019 وخلّفت أضرارا.")
    assert published.earliest is not None
    assert published.latest is not None
    assert published.earliest <= dt.date(2019, 3, 4)
    assert 6 < (published.latest - published.earliest).days <= 45


def test_a_known_announcement_bounds_a_plan() -> None:
    """A summit whose announcement is a known day is not spoken of as planned before that day."""
    published = _published("ومن المقرر عقد القمة بين ترامب وكيم في سنغافورة يوم 12 يونيو.")
    assert published.earliest is not None
    assert published.latest is not None
    assert published.earliest >= dt.date(2018, 5, 1)
    assert published.latest <= dt.date(2018, 6, 12)


_OPENING = ("رأى الكاتب أن التوتر سيستمر طويلا.", "وقال آخرون غير ذلك.", "وهذا شأن آخر.")
_CROCUS = "بعد أحداث كروكوس تتجه الأنظار إلى موسكو."
_KHAN_YUNIS = "ويأتي ذلك بعد انسحاب الجيش من خان يونس."


def test_happenings_of_the_same_weeks_bound_a_page_from_above() -> None:
    """Who talks of two happenings of the same weeks writes soon after; one of them alone is remembered for years."""
    published = _published(*_OPENING, _CROCUS, _KHAN_YUNIS)
    assert (published.earliest, published.latest) == (dt.date(2024, 4, 7), dt.date(2024, 5, 21))
    assert _published(*_OPENING, _CROCUS).edtf is None


def test_what_the_headline_tells_of_is_recent() -> None:
    """A headline's happening is of the last weeks; the same words below another headline may look back."""
    below = _published(*_OPENING, _KHAN_YUNIS, title="التوتر سيستمر")
    headed = _published(*_OPENING, title="ماذا بعد انسحاب الجيش من خان يونس")
    assert below.edtf is None
    assert (headed.earliest, headed.latest) == (dt.date(2024, 4, 7), dt.date(2024, 5, 21))


def test_a_happening_of_a_month_gone_by_bounds_nothing_from_above() -> None:
    """A headline that counts from last February tells of no recent happening."""
    assert _published(*_OPENING, title="انسحاب الجيش من خان يونس في أبريل الماضي").latest != dt.date(2024, 5, 21)


def test_a_later_year_beside_happenings_of_the_same_weeks_looks_back() -> None:
    """A page that names a later year is not of the weeks that it looks back on."""
    assert _published(*_OPENING, _CROCUS, _KHAN_YUNIS, "وعقد لقاء في مارس 2025.").edtf is None


def test_the_past_perfect_tells_of_a_holder_of_that_time() -> None:
    """«had recognised» tells of what a holder did in office, who may have left it since."""
    holds = _published("وكان الرئيس دونالد ترامب في مكتبه.", "استقبل الرئيس جو بايدن الوفد.")
    held = _published("وكان الرئيس دونالد ترامب قد وقع الاتفاق.", "استقبل الرئيس جو بايدن الوفد.")
    assert held.latest is None
    assert holds.latest is None or holds.latest <= dt.date(2021, 1, 31)


def test_an_institution_named_after_a_holder_tells_nothing_of_the_office() -> None:
    """A centre that bears a king's name is no word on who reigns."""
    king = _published("استقبل الملك عبدالله بن عبدالعزيز الوفد في 6 أكتوبر 2014.")
    centre = _published("استقبل مركز الملك عبدالله بن عبدالعزيز الوفد في 6 أكتوبر 2014.")
    assert (king.edtf, centre.edtf) == ("2014-08/2015-01", None)


def test_this_week_beside_a_long_happening_reaches_to_its_end() -> None:
    """«this week» beside what lasted for weeks may be the week in which it ended."""
    published = _published("يغادر أطفال الفريق الذين كانوا في كهف تايلاند المستشفى هذا الأسبوع.")
    assert published.latest is not None
    assert published.latest >= dt.date(2018, 7, 14)


def test_windows_intersect() -> None:
    """Windows are sets of days: intersection, span and weekdays agree with the calendar."""
    june = between(dt.date(2024, 6, 1), dt.date(2024, 6, 30))
    mondays = on_weekday(june, 0)
    assert [dt.date.fromordinal(a).day for a, _ in mondays] == [3, 10, 17, 24]
    assert span(june) == 30
    assert has_weekday(june, 6)
    assert not has_weekday(between(dt.date(2024, 6, 3), dt.date(2024, 6, 5)), 6)
    assert intersect(june, between(dt.date(2024, 7, 1), None)) == ()
    every_june = every_year(lambda y: (dt.date(y, 6, 1), dt.date(y, 6, 30)))
    assert intersect(every_june, between(dt.date(2024, 1, 1), dt.date(2024, 12, 31))) == june


def test_a_name_is_known_in_every_spelling() -> None:
    """A happening that the table tells with one spelling of a name is found with the others."""
    spelled = [
        _published(
            f"زار وزير الخارجية الروسي لافروف مدينة {city} والتقى الزعيم الكوري الشمالي.", date_line="1 يونيو 2018"
        )
        for city in ("بيونغ يانغ", "بيونغيانغ", "بيونج يانج")
    ]
    assert {p.edtf for p in spelled} == {"2018-06-01"}
    late = _published("التقى لافروف في بيونجيانج الزعيم الكوري الشمالي كيم جونج أون.", date_line="1 يونيو 2015")
    assert late.edtf is None or late.edtf > "2018"


def test_what_is_only_supposed_dates_nothing() -> None:
    """«if it withdraws» tells of no withdrawal."""
    told = _published(*_OPENING, title="انسحاب الجيش من خان يونس")
    supposed = _published(*_OPENING, title="احتمال انسحاب الجيش من خان يونس")
    assert (told.edtf is None, supposed.edtf) == (False, None)


def test_a_month_called_both_this_and_last_is_not_heard() -> None:
    """A text that names one month as the current and as a past one has misnamed it."""
    term = "استقبلت رئيسة الوزراء البريطانية ليز تراس الوفد."
    current = "وبدأ البرنامج في 16 سبتمبر الجاري."
    assert _published(term, current).edtf == "2022-09"
    assert _published(term, current, "وبدأ العمل أواخر سبتمبر الماضي.").edtf == "2022-07/2022-10"


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("تحيي المدينة الذكرى السبعين لقصف هيروشيما بحضور وفود من دول عدة.", "2015-07-17/2015-08-26"),
        ("أحيا الحلف الذكرى الـ75 لتأسيس الناتو في لقاء يضم وزراء الخارجية.", "2024-03-15/2024-04-24"),
        ("أقيم حفل في الذكرى المئوية لوعد بلفور حضره كثيرون.", "2017-10-13/2017-11-22"),
        ("ستقام في مايو المقبل احتفالات في الذكرى السبعين لتأسيس الجامعة العربية.", "2014-04/2015-04"),
        ("قال المؤرخ إن هيروشيما مدينة حديثة أعيد بناؤها.", None),
        ("في الذكرى العاشرة لتأسيس شركته تحدث رجل ولد أيام حرب تموز عن عمله.", None),
    ],
)
def test_an_old_happening_dates_a_page_by_its_anniversary_alone(sentence: str, edtf: str | None) -> None:
    """A page that tells which anniversary of an old happening it is is of those weeks; its name alone tells nothing."""
    assert _published(sentence).edtf == edtf


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("هز انفجار مرفأ بيروت المدينة في الأيام الماضية وخلف دمارا واسعا.", "2020-08-04/2020-09-03"),
        ("زار الوفد الحي بعد أيام من انفجار مرفأ بيروت وتفقد المستشفيات.", None),
        ("وقع انفجار مرفأ بيروت قبل أسبوعين ولم تعلن نتائج التحقيق.", "2020-08-15/2020-08-21"),
        ("قال إن انفجار مرفأ بيروت غير أشياء كثيرة.", None),
        (
            "شنت ثلاث دول ضربات فجر السبت ردا على هجوم كيميائي وقع في السابع من أبريل في مدينة دوما السورية.",
            "2018-04/2019-02",
        ),
    ],
)
def test_what_happened_lately_or_some_weeks_ago_bounds_a_page(sentence: str, edtf: str | None) -> None:
    """A count of days or weeks beside a happening dates the page, and so do words that say that it is recent."""
    assert _published(sentence).edtf == edtf
