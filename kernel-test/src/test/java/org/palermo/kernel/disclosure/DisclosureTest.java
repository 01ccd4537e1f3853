package org.palermo.kernel.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Small tables with attacks that are known from the literature, one by one.
class DisclosureTest {
    private static final DisclosureRule FIVE = DisclosureRule.suppress(5, true, 1);
    private static final List<Dimension> ROW = List.of(Dimension.withTotal("sex", "All", "Female", "Male", "Other"));
    private static final List<Dimension> TABLE = List.of(Dimension.withTotal("sex", "All", "Female", "Male"),
            Dimension.withTotal("age", "Any", "Adult", "Child"));

    private static Cube row(long female, long male, long other) {
        return Cube.ofCounts(ROW).count(CellKey.of("Female"), female).count(CellKey.of("Male"), male).count(CellKey.of("Other"), other).build();
    }

    private static Cube table(long... counts) {
        return Cube.ofCounts(TABLE).count(CellKey.of("Female", "Adult"), counts[0]).count(CellKey.of("Female", "Child"), counts[1])
                .count(CellKey.of("Male", "Adult"), counts[2]).count(CellKey.of("Male", "Child"), counts[3]).build();
    }

    @Test
    void without_small_numbers_nothing_is_hidden() {
        ControlledTable table = new Attempt("large", FIVE).release(row(50, 40, 30)).last();
        assertEquals(new Published.Exact(120), table.release().cells().get(CellKey.of("All")));
        assertEquals(0, table.report().cellShare());
    }

    @Test
    void a_single_small_number_in_a_row_also_hides_the_smallest_large_one() {
        Attempt attempt = new Attempt("row", FIVE).release(row(50, 40, 2)).isSafeFromReaders().isSafeFromInsiders();
        attempt.assertHides(CellKey.of("Other"), CellKey.of("Male"));
        DisclosureReport report = attempt.last().report();
        assertEquals(List.of(1, 1), List.of(report.primary(), report.complementary()));
        assertEquals(0.5, report.cellShare());
        assertEquals(42 / 92d, report.countShare());
    }

    @Test
    void a_small_inner_number_hides_a_rectangle() {
        new Attempt("2x2", FIVE).release(table(3, 40, 30, 20)).isSafeFromReaders().isSafeFromInsiders()
                .assertHides(CellKey.of("Female", "Adult"), CellKey.of("Female", "Child"), CellKey.of("Male", "Adult"), CellKey.of("Male", "Child"));
    }

    @Test
    void two_ones_in_a_row_are_not_revealed_by_their_sum() {
        new Attempt("1+1=2", FIVE).release(row(1, 1, 60)).isSafeFromReaders();
        new Attempt("1+0=1", FIVE).release(row(1, 0, 0)).isSafeFromReaders();
        new Attempt("4+4+4", FIVE).release(row(4, 4, 4)).isSafeFromReaders();
    }

    @Test
    void a_small_subtotal_is_safe_from_subtraction_of_the_others() {
        Dimension regions = Dimension.withTotal("region", "Country", "North", "South", "East")
                .under("North", "N1", "N2").under("South", "S1", "S2").under("East", "E1");
        Cube cube = Cube.ofCounts(List.of(regions)).count(CellKey.of("N1"), 3).count(CellKey.of("N2"), 1)
                .count(CellKey.of("S1"), 20).count(CellKey.of("S2"), 30).count(CellKey.of("E1"), 70).build();
        Attempt attempt = new Attempt("regions", FIVE).release(cube).isSafeFromReaders().isSafeFromInsiders();
        attempt.assertHides(CellKey.of("North"), CellKey.of("N1"), CellKey.of("N2"));
    }

    @Test
    void an_only_child_is_hidden_with_its_parent() {
        Dimension regions = Dimension.withTotal("region", "Country", "North", "South").under("North", "N1");
        Cube cube = Cube.ofCounts(List.of(regions)).count(CellKey.of("N1"), 2).count(CellKey.of("South"), 90).build();
        new Attempt("only child", FIVE).release(cube).isSafeFromReaders().assertHides(CellKey.of("N1"), CellKey.of("North"), CellKey.of("South"));
    }

    @Test
    void a_zero_shows_where_the_profile_lets_it() {
        CellKey other = CellKey.of("Other");
        assertEquals(new Published.Exact(0), Disclosure.control(row(50, 40, 0), FIVE, List.of()).release().cells().get(other));
        new Attempt("zeros", DisclosureRule.suppress(5, false, 1)).release(row(50, 40, 0)).isSafeFromReaders().isSafeFromInsiders().assertHides(other);
    }

    @Test
    void impossible_cells_are_neither_published_nor_used_to_hide_others() {
        Cube cube = Cube.ofCounts(TABLE).count(CellKey.of("Female", "Adult"), 3).count(CellKey.of("Female", "Child"), 40)
                .count(CellKey.of("Male", "Adult"), 30).impossible(CellKey.of("Male", "Child")).build();
        Attempt attempt = new Attempt("impossible", FIVE).release(cube).isSafeFromReaders().isSafeFromInsiders();
        assertNull(attempt.last().release().cells().get(CellKey.of("Male", "Child")));
    }

    @Test
    void a_wider_interval_is_kept() {
        new Attempt("wide", DisclosureRule.suppress(5, true, 8)).release(table(3, 6, 30, 70)).isSafeFromReaders();
    }

    @Test
    void growth_by_one_person_is_not_read_off_two_releases() {
        Attempt attempt = new Attempt("growth", FIVE).release(row(50, 40, 30)).release(row(51, 40, 30)).isSafeFromReaders();
        attempt.assertHides(CellKey.of("Female"), CellKey.of("All"));
        assertEquals(2, attempt.last().report().sensitiveIncrements());
    }

    @Test
    void growth_by_many_shows() {
        ControlledTable second = new Attempt("growth", FIVE).release(row(50, 40, 30)).release(row(60, 50, 40)).last();
        assertEquals(0, second.report().cellShare());
    }

    @Test
    void what_was_hidden_stays_hidden_while_it_does_not_change() {
        Attempt attempt = new Attempt("unchanged", FIVE).release(row(50, 40, 2)).release(row(90, 40, 2)).isSafeFromReaders().isSafeFromInsiders();
        attempt.assertHides(CellKey.of("Other"), CellKey.of("Male"));
    }

    @Test
    void a_new_quarter_does_not_open_the_old_ones() {
        Dimension one = Dimension.withTotal("quarter", "Year", "Q1", "Q2");
        Dimension two = one.under("Year", "Q3");
        Cube half = Cube.ofCounts(List.of(one)).count(CellKey.of("Q1"), 3).count(CellKey.of("Q2"), 40).build();
        Cube more = Cube.ofCounts(List.of(two)).count(CellKey.of("Q1"), 3).count(CellKey.of("Q2"), 40).count(CellKey.of("Q3"), 60).build();
        new Attempt("quarter", FIVE).release(half).release(more).isSafeFromReaders().assertHides(CellKey.of("Q1"), CellKey.of("Q2"));
    }

    @Test
    void numbers_that_an_earlier_release_disclosed_are_named() {
        ControlledTable careless = Disclosure.control(row(50, 40, 4), DisclosureRule.suppress(3, true, 1), List.of());
        DisclosureReport report = Disclosure.control(row(50, 40, 4), FIVE, List.of(careless)).report();
        assertTrue(report.openToInsiders().contains(Place.number(2, CellKey.of("Other"))), report::toString);
    }

    @Test
    void an_amount_that_one_contributor_dominates_is_hidden_with_room_above_it() {
        Cube.Builder money = Cube.ofMoney(ROW).amount(CellKey.of("Female"), 900_000).amount(CellKey.of("Female"), 10_000)
                .amount(CellKey.of("Female"), 10_000);
        for (int i = 0; i < 6; i++) {
            money.amount(CellKey.of("Male"), 50_000).amount(CellKey.of("Other"), 20_000);
        }
        Attempt attempt = new Attempt("money", DisclosureRule.money(3, new Dominance(1, 75), 1)).release(money.build()).isSafeFromReaders();
        attempt.assertHides(CellKey.of("Female"));
        Interval interval = attempt.attack(AttackerKnowledge.ofReaders(true)).bounds().get(Place.number(1, CellKey.of("Female")));
        assertTrue(interval.high() >= 900_000 * 100 / 75, interval::toString);
    }

    @Test
    void rounding_shows_multiples_and_hides_where_margins_would_undo_it() {
        DisclosureRule rule = DisclosureRule.round(5, true, 2, 5);
        Attempt attempt = new Attempt("rounded", rule).release(table(3, 41, 32, 20)).isSafeFromReaders().isSafeFromInsiders();
        Map<CellKey, Published> cells = attempt.last().release().cells();
        assertEquals(new Published.Rounded(5, 5), cells.get(CellKey.of("Female", "Adult")));
        assertEquals(new Published.Rounded(95, 5), cells.get(CellKey.of("All", "Any")));
        for (long a = 0; a < 8; a++) {
            for (long b = 0; b < 8; b++) {
                new Attempt("rounded " + a + " " + b, rule).release(table(a, b, 2, 7)).isSafeFromReaders();
            }
        }
    }

    @Test
    void another_classification_is_another_series() {
        ControlledTable first = Disclosure.control(row(50, 40, 30), FIVE, List.of());
        Cube other = Cube.ofCounts(List.of(Dimension.withTotal("sex", "All", "Female", "Male"))).count(CellKey.of("Female"), 9).build();
        assertThrows(IllegalArgumentException.class, () -> Disclosure.control(other, FIVE, List.of(first)));
        assertThrows(IllegalArgumentException.class, () -> Disclosure.control(table(9, 9, 9, 9), FIVE, List.of(first)));
    }

    @Test
    void bad_input_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> DisclosureRule.suppress(2, true, 1));
        assertThrows(IllegalArgumentException.class, () -> DisclosureRule.suppress(5, true, 0));
        assertThrows(IllegalArgumentException.class, () -> DisclosureRule.round(5, true, 1, 4));
        assertThrows(IllegalArgumentException.class, () -> Cube.ofCounts(ROW).count(CellKey.of("All"), 1));
        assertThrows(IllegalArgumentException.class, () -> Cube.ofCounts(ROW).count(CellKey.of("Unheard of"), 1));
        assertThrows(IllegalArgumentException.class, () -> Cube.ofCounts(ROW).count(CellKey.of("Male"), -1));
        assertThrows(IllegalArgumentException.class, () -> Cube.ofCounts(ROW).amount(CellKey.of("Male"), 1));
        assertThrows(IllegalArgumentException.class, () -> Disclosure.control(row(1, 2, 3), DisclosureRule.money(3, new Dominance(1, 75), 1), List.of()));
        assertThrows(IllegalArgumentException.class, () -> Dimension.withTotal("sex", "All", "Male", "Male"));
        assertInstanceOf(Published.Exact.class, Disclosure.control(row(50, 40, 30), FIVE, List.of()).release().cells().get(CellKey.of("All")));
    }
}
