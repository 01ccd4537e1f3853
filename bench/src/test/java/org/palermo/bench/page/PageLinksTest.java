package org.palermo.bench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageLinksTest {

    @Test
    void links_lead_to_pages_of_the_portal_once_each() {
        assertEquals(List.of("/portal/desk", "/portal/desk/cases?due=overdue&stage=RECOVERY"), PageLinks.of("""
                <link rel="stylesheet" href="/portal/assets/1/portal.css"> <a href="#main">Skip</a> <a class="govuk-link" href="/portal/desk">Desk</a>
                <a href="/docs">APIs</a> <a href="/portal/desk">Desk</a> <a href="/portal/desk/cases?due=overdue&amp;stage=RECOVERY" class="govuk-link">Overdue</a>
                """));
    }

    @Test
    void files_and_the_same_page_in_another_language_are_no_other_page() {
        assertEquals(List.of(), PageLinks.of("""
                <a href="/portal/annual-report/workbook.xlsx?country=GB&amp;year=2025" download>Workbook</a>
                <a href="/portal/desk?lang=fr" lang="fr">Français</a> <a href="/portal/desk/cases?due=overdue&amp;lang=ar">العربية</a>
                """));
    }

    @Test
    void pages_of_two_records_are_of_one_kind() {
        assertEquals("/portal/desk/cases/{id}/AWARD/{id}/change", PageLinks.kind(
                "/portal/desk/cases/0198f4c2-7d1e-7a3b-8c4d-0123456789ab/AWARD/0198f4c2-7d1e-7a3b-8c4d-0123456789ac/change"));
    }

    @Test
    void the_next_rows_of_a_list_are_of_one_kind_and_filters_are_not() {
        assertEquals("/portal/desk/cases?due=overdue&cursor={cursor}", PageLinks.kind("/portal/desk/cases?due=overdue&cursor=MjAyNi0xMS0yOV8"));
        assertEquals("/portal/desk/cases?cursor={cursor}&due=overdue", PageLinks.kind("/portal/desk/cases?cursor=abc&due=overdue"));
        assertEquals("/portal/desk/cases", PageLinks.path("/portal/desk/cases?due=overdue"));
    }
}
