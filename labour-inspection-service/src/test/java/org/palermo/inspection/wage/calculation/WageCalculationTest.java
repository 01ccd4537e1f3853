package org.palermo.inspection.wage.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.inspection.wage.law.MinimumRate;
import org.palermo.inspection.wage.law.Premium;
import org.palermo.inspection.wage.law.WageLaw;
import org.palermo.inspection.wage.law.WageLaws;
import org.palermo.inspection.wage.law.WageRule;
import org.palermo.inspection.wage.law.WageUnit;

/// Examples that were worked out by hand, and properties over random claims.
class WageCalculationTest {
    private static final WageLaws LAWS = new WageLaws(JsonMapper.builder().findAndAddModules().build());
    private static final int CLAIMS = 400;

    /// 40 hours at 11.44, of which 300.00 was paid.
    @Test
    void a_week_below_the_minimum_wage() {
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(week("2024-04-08", "40")),
                List.of(pay("2024-04-08", "2024-04-14", 300_00))), LAWS.of("GB").law());
        assertEquals(157_60, owed.wages());
        assertEquals(157_60, owed.total());
    }

    /// Four days at 10.42 and, from Monday, three at 11.44: 70 hours are 10 a day.
    @Test
    void a_rate_that_changes_within_a_span() {
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(work("2024-03-28", "2024-04-03", "70")), List.of()),
                LAWS.of("GB").law());
        assertEquals(4 * 10 * 10_42 + 3 * 10 * 11_44, owed.wages());
        assertEquals(List.of("2024-03-28", "2024-04-01"), owed.lines().stream().filter(l -> l.kind() == WageLineKind.MINIMUM_WAGE)
                .map(l -> l.from().toString()).toList());
    }

    /// In Great Britain the rate of the first day of the week or month holds for all of it: 1 April 2025 was a Tuesday.
    @Test
    void a_week_of_pay_keeps_the_rate_of_its_first_day_where_the_law_says_so() {
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(work("2025-03-31", "2025-04-13", "140")), List.of()),
                LAWS.of("GB").law());
        assertEquals(7 * 10 * 11_44 + 7 * 10 * 12_21, owed.wages());
    }

    /// On 1 May 2024, a Wednesday, the rate rises from 10.00 to 20.00: two days of the week before, five after.
    @Test
    void each_day_has_its_rate_elsewhere() {
        List<MinimumRate> rates = List.of(
                new MinimumRate(new BigDecimal("10"), "GBP", WageUnit.HOUR, 0, null, null, day("2000-01-01"), day("2024-04-30"), null, null, "s", true),
                new MinimumRate(new BigDecimal("20"), "GBP", WageUnit.HOUR, 0, null, null, day("2024-05-01"), null, null, null, "s", true));
        ClaimFacts facts = claim(PayPeriod.WEEK, null, List.of(week("2024-04-29", "70")), List.of());
        WageLaw each = new WageLaw("XX", "1", null, null, null, rates, List.of(), List.of(), List.of(), List.of());
        assertEquals(2 * 10 * 10_00 + 5 * 10 * 20_00, WageCalculation.of(facts, each).wages());
        WageLaw first = new WageLaw("XX", "1", null, null, WageLaw.RateOf.FIRST_DAY_OF_PERIOD, rates, List.of(), List.of(), List.of(), List.of());
        assertEquals(7 * 10 * 10_00, WageCalculation.of(facts, first).wages());
    }

    /// She is too young for a rate until Wednesday: then she has that of her age.
    @Test
    void who_had_no_rate_on_the_first_day_has_that_of_her_day() {
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, LocalDate.parse("2007-06-07"), List.of(work("2023-06-05", "2023-06-11", "70")),
                List.of()), LAWS.of("GB").law());
        assertEquals(5 * 10 * 5_28, owed.wages());
    }

    /// She turns 18 on a Wednesday, and has 5.28 until the end of this week.
    @Test
    void a_birthday_in_mid_week() {
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, LocalDate.parse("2005-06-07"), List.of(work("2023-06-05", "2023-06-11", "70")),
                List.of()), LAWS.of("GB").law());
        assertEquals(7 * 10 * 5_28, owed.wages());
    }

    @Test
    void who_was_born_on_29_february_is_a_year_older_on_1_march() {
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.MONTH, LocalDate.parse("2004-02-29"),
                List.of(work("2022-02-27", "2022-03-02", "40")), List.of()), LAWS.of("GB").law());
        assertEquals(2 * 10 * 4_62 + 2 * 10 * 6_56, owed.wages());
    }

    @Test
    void a_month_that_was_paid_too_much_does_not_pay_for_the_next_one() {
        List<ClaimFacts.Work> work = List.of(work("2024-05-01", "2024-05-31", "100"), work("2024-06-01", "2024-06-30", "100"));
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.MONTH, null, work,
                List.of(pay("2024-05-01", "2024-05-31", 2_000_00), pay("2024-06-01", "2024-06-30", 1_000_00))), LAWS.of("GB").law());
        assertEquals(144_00, owed.wages());
    }

    @Test
    void a_monthly_payment_covers_the_weeks_of_its_month() {
        List<ClaimFacts.Work> work = List.of(week("2024-07-01", "40"), week("2024-07-08", "40"), week("2024-07-15", "40"),
                week("2024-07-22", "40"));
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.MONTH, null, work, List.of(pay("2024-07-01", "2024-07-28", 160 * 11_44L))),
                LAWS.of("GB").law());
        assertEquals(0, owed.wages());
    }

    /// Three weeks from Monday to Friday, paid from the first Monday to the last Friday: the weekends are paid days too.
    @Test
    void what_was_paid_for_a_weekend_between_two_spans_counts() {
        List<ClaimFacts.Work> work = List.of(work("2024-07-01", "2024-07-05", "40"), work("2024-07-08", "2024-07-12", "40"),
                work("2024-07-15", "2024-07-19", "40"));
        ClaimFacts facts = claim(PayPeriod.MONTH, null, work, List.of(pay("2024-07-01", "2024-07-19", 120 * 11_44L)));
        assertEquals(0, WageCalculation.of(facts, LAWS.of("GB").law()).wages());
        assertEquals(List.of(), CoveredDays.missing(facts));
    }

    @Test
    void paid_days_without_work_are_named() {
        List<ClaimFacts.Work> work = List.of(work("2024-07-01", "2024-07-05", "40"), work("2024-07-09", "2024-07-12", "40"));
        assertEquals(List.of(span("2024-06-30", "2024-06-30"), span("2024-07-06", "2024-07-08"), span("2024-07-13", "2024-07-14")),
                CoveredDays.missing(claim(PayPeriod.WEEK, null, work,
                        List.of(pay("2024-07-08", "2024-07-14", 1), pay("2024-06-30", "2024-07-10", 1)))));
        assertEquals(List.of(span("2024-07-01", "2024-07-02")),
                CoveredDays.missing(claim(PayPeriod.WEEK, null, List.of(), List.of(pay("2024-07-01", "2024-07-02", 0)))));
    }

    private static Completeness.Span span(String from, String until) {
        return new Completeness.Span(day(from), day(until));
    }

    @Test
    void the_agreed_wage_is_due_where_it_is_more() {
        ClaimFacts.Work work = new ClaimFacts.Work(day("2024-05-06"), day("2024-05-12"), hours("40"), hours("0"), hours("0"), hours("0"), 5, 2,
                new ClaimFacts.Agreed(15_00, WageUnit.HOUR), null);
        assertEquals(600_00, WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(work), List.of()), LAWS.of("GB").law()).wages());
        ClaimFacts.Work less = new ClaimFacts.Work(day("2024-05-06"), day("2024-05-12"), hours("40"), hours("0"), hours("0"), hours("0"), 5, 2,
                new ClaimFacts.Agreed(8_00, WageUnit.HOUR), null);
        assertEquals(457_60, WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(less), List.of()), LAWS.of("GB").law()).wages());
    }

    /// 500 pieces at 12 for a hundred are 60.00; 40 hours of the minimum wage are more.
    @Test
    void pay_by_the_piece_is_at_least_the_minimum_wage() {
        ClaimFacts.Work work = new ClaimFacts.Work(day("2024-05-06"), day("2024-05-12"), hours("40"), hours("0"), hours("0"), hours("0"), 5, 2, null,
                new ClaimFacts.Pieces(500, 12_00, 100));
        assertEquals(457_60, WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(work), List.of()), LAWS.of("GB").law()).wages());
        OwedAmounts elsewhere = WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(work), List.of()), LAWS.of("ZZ").law());
        assertEquals(60_00, elsewhere.wages());
        assertTrue(elsewhere.lines().stream().anyMatch(line -> line.kind() == WageLineKind.NO_RATE));
    }

    /// France: 45 hours, 10 of them overtime: eight at 125 percent and two at 150.
    @Test
    void overtime_by_the_steps_of_the_law() {
        ClaimFacts.Work work = new ClaimFacts.Work(day("2023-06-05"), day("2023-06-11"), hours("45"), hours("10"), hours("0"), hours("0"), 5, 2, null,
                null);
        ClaimFacts facts = new ClaimFacts(null, "EUR", null, null, PayPeriod.WEEK, null, List.of(work), List.of(), List.of());
        assertEquals(45 * 11_52 + 8 * 2_88 + 2 * 5_76, WageCalculation.of(facts, LAWS.of("FR").law()).wages());
    }

    /// One day with three hours of overtime is not a week with twenty-one; and two parts of a week are one week.
    @Test
    void the_steps_of_overtime_count_the_hours_of_a_calendar_week() {
        ClaimFacts.Work monday = overtime("2023-06-05", "2023-06-05", "11", "3");
        assertEquals(11 * 11_52 + 3 * 2_88, WageCalculation.of(france(monday), LAWS.of("FR").law()).wages());
        ClaimFacts.Work others = overtime("2023-06-06", "2023-06-11", "34", "7");
        assertEquals(45 * 11_52 + 8 * 2_88 + 2 * 5_76, WageCalculation.of(france(monday, others), LAWS.of("FR").law()).wages());
    }

    private static ClaimFacts.Work overtime(String from, String until, String hours, String overtime) {
        return new ClaimFacts.Work(day(from), day(until), hours(hours), hours(overtime), hours("0"), hours("0"), 1, 0, null, null);
    }

    private static ClaimFacts france(ClaimFacts.Work... work) {
        return new ClaimFacts(null, "EUR", null, null, PayPeriod.WEEK, null, List.of(work), List.of(), List.of());
    }

    @Test
    void property_splitting_a_span_does_not_change_what_the_steps_of_overtime_give() {
        WageLaw stepped = premium(new Premium(Premium.Kind.OVERTIME, new BigDecimal("25"), BigDecimal.ZERO, day("2000-01-01"), null, null, "s", false),
                new Premium(Premium.Kind.OVERTIME, new BigDecimal("50"), new BigDecimal("8"), day("2000-01-01"), null, null, "s", false));
        random((seed, random) -> {
            ClaimFacts any = claim(random);
            ClaimFacts whole = with(any, any.work().stream().map(w -> new ClaimFacts.Work(w.from(), w.until(), w.hours(), w.overtimeHours(), w.nightHours(),
                    w.standbyHours(), w.daysWorked(), w.restDays(), null, null)).toList());
            ClaimFacts split = with(whole, whole.work().stream().flatMap(work -> halves(work).stream()).toList());
            assertEquals(WageCalculation.of(whole, stepped).due(), WageCalculation.of(split, stepped).due(), "seed " + seed);
        });
    }

    /// A monthly wage of 1,550.00 for 31 days pays for the 155 ordinary hours; 10 hours of overtime at 10.00 are due besides.
    @Test
    void a_monthly_wage_does_not_pay_for_overtime() {
        ClaimFacts.Work work = new ClaimFacts.Work(day("2026-05-01"), day("2026-05-31"), hours("165"), hours("10"), hours("0"), hours("0"), 22, 9,
                new ClaimFacts.Agreed(1_550_00, WageUnit.MONTH), null);
        assertEquals(1_650_00, WageCalculation.of(claim(PayPeriod.MONTH, null, List.of(work), List.of()), LAWS.of("ZZ").law()).wages());
    }

    @Test
    void standby_counts_as_far_as_somebody_decided() {
        ClaimFacts.Work work = new ClaimFacts.Work(day("2024-05-06"), day("2024-05-12"), hours("40"), hours("0"), hours("0"), hours("20"), 6, 1, null,
                null);
        ClaimFacts undecided = new ClaimFacts(null, "GBP", null, null, PayPeriod.WEEK, null, List.of(work), List.of(), List.of());
        ClaimFacts half = new ClaimFacts(null, "GBP", null, null, PayPeriod.WEEK, 50, List.of(work), List.of(), List.of());
        assertEquals(40 * 11_44, WageCalculation.of(undecided, LAWS.of("GB").law()).wages());
        assertTrue(WageCalculation.of(undecided, LAWS.of("GB").law()).lines().stream()
                .anyMatch(line -> line.kind() == WageLineKind.STANDBY_NOT_COUNTED));
        assertEquals(50 * 11_44, WageCalculation.of(half, LAWS.of("GB").law()).wages());
    }

    @Test
    void unlawful_deductions_are_owed_on_top() {
        ClaimFacts.Work work = week("2024-05-06", "40");
        List<ClaimFacts.Deduction> deductions = List.of(new ClaimFacts.Deduction(WageDeductionKind.RECRUITMENT, 50_00, null),
                new ClaimFacts.Deduction(WageDeductionKind.FINE, 7_60, true),
                new ClaimFacts.Deduction(WageDeductionKind.TAX_AND_SOCIAL_SECURITY, 20_00, false),
                new ClaimFacts.Deduction(WageDeductionKind.DAMAGE, 10_00, null));
        ClaimFacts.Pay pay = new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 370_00, deductions, List.of());
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(work), List.of(pay)), LAWS.of("GB").law());
        assertEquals(0, owed.wages(), "457.60 before deductions");
        assertEquals(57_60, owed.deductions());
        assertTrue(owed.lines()
                .stream().anyMatch(line -> line.kind() == WageLineKind.DEDUCTION_WITHOUT_RULE && line.of().equals("DAMAGE")));
    }

    /// 100.00 for seven days of housing; 9.99 a day are lawful in April 2024.
    @Test
    void a_deduction_above_its_ceiling_is_unlawful_above_it() {
        ClaimFacts.Pay pay = new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 357_60,
                List.of(new ClaimFacts.Deduction(WageDeductionKind.HOUSING, 100_00, null)), List.of());
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(week("2024-05-06", "40")), List.of(pay)), LAWS.of("GB").law());
        assertEquals(100_00 - 7 * 9_99, owed.deductions());
        assertEquals(0, owed.wages());
    }

    /// One ceiling a day, in how many parts and payments whatever was deducted: 70.00 and 30.00 of one payment, 50.00 of another.
    @Test
    void deductions_of_a_kind_share_the_ceiling_of_their_day() {
        ClaimFacts.Pay one = new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 357_60, List.of(new ClaimFacts.Deduction(WageDeductionKind.HOUSING, 70_00, null),
                new ClaimFacts.Deduction(WageDeductionKind.HOUSING, 30_00, null)), List.of());
        ClaimFacts.Pay other = new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 0,
                List.of(new ClaimFacts.Deduction(WageDeductionKind.HOUSING, 50_00, null)), List.of());
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(week("2024-05-06", "40")), List.of(one, other)), LAWS.of("GB").law());
        assertEquals(150_00 - 7 * 9_99, owed.deductions());
    }

    @Test
    void payments_in_kind_share_the_ceiling_of_their_day() {
        ClaimFacts.Pay one = new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 300_00, List.of(),
                List.of(new ClaimFacts.InKind(WageInKind.HOUSING, 60_00), new ClaimFacts.InKind(WageInKind.HOUSING, 60_00)));
        ClaimFacts.Pay other = new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 0, List.of(), List.of(new ClaimFacts.InKind(WageInKind.HOUSING, 60_00)));
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(week("2024-05-06", "40")), List.of(one, other)), LAWS.of("GB").law());
        assertEquals(457_60 - 300_00 - 7 * 9_99, owed.wages());
    }

    /// A tenth of the gross pay of the day, which is that of both payments.
    @Test
    void a_ceiling_in_percent_is_of_the_gross_pay_of_the_day() {
        WageRule tenth = new WageRule("TOOLS_AND_CLOTHES", WageRule.Treatment.CEILING, BigDecimal.TEN, null, null, day("2000-01-01"), null, "l", "s", false);
        WageLaw law = new WageLaw("XX", "1", null, null, null, rates("GBP", "10"), List.of(), List.of(tenth), List.of(), List.of());
        List<ClaimFacts.Deduction> tools = Collections.nCopies(2, new ClaimFacts.Deduction(WageDeductionKind.TOOLS_AND_CLOTHES, 15_00, null));
        List<ClaimFacts.Pay> pay = List.of(new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 170_00, tools, List.of()),
                new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 170_00, tools, List.of()));
        assertEquals(60_00 - 40_00, WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(week("2024-05-06", "40")), pay), law).deductions());
    }

    @Test
    void payments_in_kind_count_up_to_their_ceiling() {
        ClaimFacts.Pay pay = new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 300_00, List.of(),
                List.of(new ClaimFacts.InKind(WageInKind.HOUSING, 140_00), new ClaimFacts.InKind(WageInKind.FOOD, 50_00)));
        OwedAmounts owed = WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(week("2024-05-06", "40")), List.of(pay)), LAWS.of("GB").law());
        assertEquals(457_60 - 300_00 - 7 * 9_99, owed.wages());
        assertTrue(owed.lines().stream().anyMatch(line -> line.kind() == WageLineKind.IN_KIND_NOT_COUNTED && line.of().equals("FOOD")));
    }

    @Test
    void a_ceiling_in_percent_of_the_wage_that_is_due() {
        WageRule quarter = new WageRule("FOOD", WageRule.Treatment.CEILING, new BigDecimal("25"), null, null, day("2000-01-01"), null, "l",
                "s", false);
        WageLaw law = new WageLaw("XX", "1", null, null, null, rates("GBP", "10"), List.of(), List.of(), List.of(quarter), List.of());
        ClaimFacts.Pay pay = new ClaimFacts.Pay(day("2024-05-06"), day("2024-05-12"), 0, List.of(),
                List.of(new ClaimFacts.InKind(WageInKind.FOOD, 300_00)));
        assertEquals(300_00, WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(week("2024-05-06", "40")), List.of(pay)), law).wages());
    }

    @Test
    void recruitment_fees_are_owed_in_their_own_currency() {
        List<ClaimFacts.Fee> fees = List.of(new ClaimFacts.Fee("RECRUITMENT", day("2024-01-10"), 900_00, "GBP"),
                new ClaimFacts.Fee("TRAVEL", day("2024-01-10"), 5_000, "NPR"));
        ClaimFacts facts = new ClaimFacts(null, "GBP", null, null, PayPeriod.WEEK, null, List.of(), List.of(), fees);
        OwedAmounts owed = WageCalculation.of(facts, LAWS.of("GB").law());
        assertEquals(900_00, owed.fees());
        assertTrue(owed.lines().stream().anyMatch(line -> line.kind() == WageLineKind.FEE_IN_OTHER_CURRENCY && line.of().equals("TRAVEL")));
    }

    @Test
    void a_rate_in_another_currency_is_not_added_up() {
        ClaimFacts facts = new ClaimFacts(null, "EUR", null, null, PayPeriod.WEEK, null, List.of(work("2001-12-31", "2002-01-06", "70")), List.of(),
                List.of());
        OwedAmounts owed = WageCalculation.of(facts, LAWS.of("FR").law());
        assertEquals(6 * 10 * 6_67, owed.wages());
        assertTrue(owed.lines().stream().anyMatch(line -> line.kind() == WageLineKind.RATE_IN_OTHER_CURRENCY && line.of().equals("FRF")));
    }

    @Test
    void a_rate_that_was_published_later_is_due_and_the_line_says_so() {
        ClaimFacts facts = new ClaimFacts(null, "FRF", null, null, PayPeriod.WEEK, null, List.of(work("1972-05-01", "1972-05-01", "10")), List.of(),
                List.of());
        OwedAmounts owed = WageCalculation.of(facts, LAWS.of("FR").law());
        assertEquals(41_00, owed.wages());
        assertTrue(owed.lines().getFirst().late());
    }

    @ParameterizedTest
    @CsvSource({"JPY, 1000.5, 40020", "EUR, 10.005, 40020", "KWD, 1.5, 60000", "CLF, 0.1234, 49360"})
    void currencies_with_none_two_three_and_four_decimals(String currency, String rate, long minor) {
        WageLaw law = new WageLaw("XX", "1", null, null, null, rates(currency, rate), List.of(), List.of(), List.of(), List.of());
        ClaimFacts facts = new ClaimFacts(null, currency, null, null, PayPeriod.WEEK, null, List.of(week("2024-05-06", "40")), List.of(), List.of());
        assertEquals(minor, WageCalculation.of(facts, law).wages());
    }

    /// Tokyo from 3 October 2025: 40 hours at 1,226 yen, 8 of them overtime and 10 at night, each at a quarter more.
    @Test
    void yen_by_region_with_overtime_and_night_work() {
        ClaimFacts.Work work = new ClaimFacts.Work(day("2025-10-06"), day("2025-10-12"), hours("40"), hours("8"), hours("10"), hours("0"), 5, 2, null,
                null);
        ClaimFacts facts = new ClaimFacts("JP-13", "JPY", null, null, PayPeriod.WEEK, null, List.of(work), List.of(), List.of());
        assertEquals(40 * 1226 + 18 * 1226 / 4, WageCalculation.of(facts, LAWS.of("JP").law()).wages());
    }

    @Test
    void gold_is_refused() {
        ClaimFacts facts = new ClaimFacts(null, "XAU", null, null, PayPeriod.WEEK, null, List.of(), List.of(), List.of());
        assertThrows(IllegalArgumentException.class, () -> WageCalculation.of(facts, LAWS.of("ZZ").law()));
    }

    @ParameterizedTest
    @CsvSource({"DAY, 5, 50000", "WEEK, 5, 10000", "MONTH, 5, 2258"})
    void rates_by_the_day_week_and_month(WageUnit unit, int days, long minor) {
        MinimumRate rate = new MinimumRate(new BigDecimal("100"), "GBP", unit, 0, null, null, day("2000-01-01"), null, null, null, "s",
                true);
        WageLaw law = new WageLaw("XX", "1", null, null, null, List.of(rate), List.of(), List.of(), List.of(), List.of());
        assertEquals(minor, WageCalculation.of(claim(PayPeriod.WEEK, null, List.of(week("2024-05-06", "40")), List.of()), law).wages(),
                "of May, seven days of 31");
    }

    /// A third of a penny three times is a penny: only the total is rounded.
    @Test
    void only_totals_are_rounded() {
        WageLaw law = new WageLaw("XX", "1", null, null, null, rates("GBP", "0.005"), List.of(), List.of(), List.of(), List.of());
        List<ClaimFacts.Work> work = List.of(work("2024-05-06", "2024-05-06", "1"), work("2024-05-07", "2024-05-07", "1"),
                work("2024-05-08", "2024-05-08", "1"));
        assertEquals(2, WageCalculation.of(claim(PayPeriod.WEEK, null, work, List.of()), law).wages(),
                "1.5 pence, not three times 1 penny");
    }

    /// The largest claim that the service takes: 600 spans of 31 days, and 600 payments of 62 days with 20 deductions each.
    @Test
    void the_largest_claim_is_worked_out_while_a_person_waits() {
        List<ClaimFacts.Work> work = new ArrayList<>();
        List<ClaimFacts.Pay> pay = new ArrayList<>();
        LocalDate from = LocalDate.of(1990, 1, 1);
        for (int i = 0; i < 600; i++) {
            work.add(new ClaimFacts.Work(from, from.plusDays(30), hours("200.37"), hours("31.13"), hours("7"), hours("50"), 26, 5,
                    new ClaimFacts.Agreed(1_234_567, WageUnit.MONTH), null));
            pay.add(new ClaimFacts.Pay(from, from.plusDays(61), 1_000_003,
                    Collections.nCopies(20, new ClaimFacts.Deduction(WageDeductionKind.HOUSING, 10_007, null)),
                    List.of(new ClaimFacts.InKind(WageInKind.HOUSING, 99_991))));
            from = from.plusDays(31);
        }
        ClaimFacts largest = new ClaimFacts(null, "GBP", null, day("1975-05-05"), PayPeriod.WEEK, 33, work, pay, List.of());
        WageLaw law = LAWS.of("GB").law();
        assertTimeout(Duration.ofSeconds(10), () -> assertTrue(WageCalculation.of(largest, law).lines().size() > 1_000));
    }

    @Test
    void property_splitting_a_span_of_work_or_pay_does_not_change_the_sum() {
        random((seed, random) -> {
            ClaimFacts whole = claim(random);
            ClaimFacts split = new ClaimFacts(null, whole.currency(), null, whole.bornOn(), whole.payPeriod(), whole.standbyPercent(),
                    whole.work().stream().flatMap(work -> halves(work).stream()).toList(),
                            whole.pay().stream().flatMap(pay -> halves(pay).stream()).toList(), List.of());
            for (String country : List.of("GB", "ZZ")) {
                OwedAmounts one = WageCalculation.of(whole, LAWS.of(country).law());
                OwedAmounts two = WageCalculation.of(split, LAWS.of(country).law());
                assertEquals(one.exact(), two.exact(), "seed " + seed);
                assertEquals(one.due(), two.due(), "seed " + seed);
            }
        });
    }

    @Test
    void property_paying_more_never_increases_what_is_owed() {
        random((seed, random) -> {
            ClaimFacts before = claim(random);
            List<ClaimFacts.Pay> more = new ArrayList<>(before.pay());
            int at = random.nextInt(more.size());
            ClaimFacts.Pay one = more.get(at);
            more.set(at, new ClaimFacts.Pay(one.from(), one.until(), one.paid() + 1 + random.nextInt(100_000), one.deductions(), one.inKind()));
            ClaimFacts after = new ClaimFacts(null, before.currency(), null, before.bornOn(), before.payPeriod(), before.standbyPercent(),
                    before.work(), more, List.of());
            WageLaw law = LAWS.of("GB").law();
            assertTrue(WageCalculation.of(after, law).exact().compareTo(WageCalculation.of(before, law).exact()) <= 0, "seed " + seed);
        });
    }

    @Test
    void property_working_more_never_decreases_what_is_owed() {
        random((seed, random) -> {
            ClaimFacts before = claim(random);
            List<ClaimFacts.Work> more = before.work()
                    .stream().map(w -> new ClaimFacts.Work(w.from(), w.until(), w.hours().add(BigDecimal.TEN), w.overtimeHours(), w.nightHours(),
                    w.standbyHours(), w.daysWorked(), w.restDays(), null, null)).toList();
            List<ClaimFacts.Work> same = before.work()
                    .stream().map(w -> new ClaimFacts.Work(w.from(), w.until(), w.hours(), w.overtimeHours(), w.nightHours(),
                    w.standbyHours(), w.daysWorked(), w.restDays(), null, null)).toList();
            WageLaw law = LAWS.of("GB").law();
            assertTrue(WageCalculation.of(with(before, more), law).exact()
                    .compareTo(WageCalculation.of(with(before, same), law).exact()) >= 0, "seed " + seed);
        });
    }

    @Test
    void property_what_is_owed_is_never_below_zero_and_the_lines_add_up() {
        random((seed, random) -> {
            OwedAmounts owed = WageCalculation.of(claim(random), LAWS.of("GB").law());
            assertTrue(owed.wages() >= 0 && owed.deductions() >= 0, "seed " + seed);
            BigDecimal shown = owed.lines().stream().filter(line -> line.kind() == WageLineKind.UNPAID).map(OwedAmounts.Shown::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal away = shown.subtract(BigDecimal.valueOf(owed.wages(), 2)).abs();
            assertTrue(away.compareTo(new BigDecimal("0.02")) < 0, "seed " + seed + " shows " + shown + " for " + owed.wages());
        });
    }

    @Test
    void property_the_steps_of_overtime_cover_all_of_it() {
        WageLaw flat = premium(new Premium(Premium.Kind.OVERTIME, new BigDecimal("30"), BigDecimal.ZERO, day("2000-01-01"), null, null, "s",
                false));
        WageLaw stepped = premium(new Premium(Premium.Kind.OVERTIME, new BigDecimal("30"), BigDecimal.ZERO, day("2000-01-01"), null, null,
                "s", false),
                new Premium(Premium.Kind.OVERTIME, new BigDecimal("30"), new BigDecimal("5"), day("2000-01-01"), null, null, "s", false));
        random((seed, random) -> {
            ClaimFacts facts = claim(random);
            assertEquals(WageCalculation.of(facts, flat).due(), WageCalculation.of(facts, stepped).due(), "seed " + seed);
        });
    }

    private interface Property {
        void holds(long seed, Random random);
    }

    private static void random(Property property) {
        Random seeds = new Random();
        for (int i = 0; i < CLAIMS; i++) {
            long seed = seeds.nextLong();
            property.holds(seed, new Random(seed));
        }
    }

    /// Six spans one after another across the rates of two years, with an agreed wage in half of them, and six payments.
    private static ClaimFacts claim(Random random) {
        List<ClaimFacts.Work> work = new ArrayList<>();
        List<ClaimFacts.Pay> pay = new ArrayList<>();
        LocalDate from = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(500));
        for (int i = 0; i < 6; i++) {
            int days = 2 * (1 + random.nextInt(15));
            BigDecimal hours = BigDecimal.valueOf(random.nextInt(days * 1200), 2);
            BigDecimal overtime = hours.multiply(BigDecimal.valueOf(random.nextInt(50), 2));
            ClaimFacts.Agreed agreed = random.nextBoolean() ? null
                    : new ClaimFacts.Agreed(500 + random.nextInt(1_000), WageUnit.values()[random.nextInt(4)]);
            ClaimFacts.Pieces pieces = random.nextInt(3) > 0 ? null
                    : new ClaimFacts.Pieces(2L * random.nextInt(5_000), 1 + random.nextInt(500), 1 + random.nextInt(100));
            work.add(new ClaimFacts.Work(from, from.plusDays(days - 1), hours, overtime, BigDecimal.ZERO,
                    BigDecimal.valueOf(random.nextInt(days * 400), 2), days, 0, agreed, pieces));
            List<ClaimFacts.Deduction> deductions = List.of(new ClaimFacts.Deduction(WageDeductionKind.HOUSING, 2L * random.nextInt(20_000), null),
                    new ClaimFacts.Deduction(WageDeductionKind.FINE, 2L * random.nextInt(2_000), random.nextBoolean()));
            pay.add(new ClaimFacts.Pay(from, from.plusDays(days - 1), 2L * random.nextInt(60_000), deductions,
                    List.of(new ClaimFacts.InKind(WageInKind.HOUSING, 2L * random.nextInt(20_000)))));
            from = from.plusDays(days + random.nextInt(3));
        }
        LocalDate born = random.nextBoolean() ? null : LocalDate.of(2005, 1, 1).plusDays(random.nextInt(900));
        return new ClaimFacts(null, "GBP", null, born, random.nextBoolean() ? PayPeriod.WEEK : PayPeriod.MONTH, random.nextBoolean() ? null
                : random.nextInt(101), work, pay, List.of());
    }

    private static ClaimFacts with(ClaimFacts f, List<ClaimFacts.Work> work) {
        return new ClaimFacts(null, f.currency(), null, f.bornOn(), f.payPeriod(), f.standbyPercent(), work, f.pay(), List.of());
    }

    private static List<ClaimFacts.Work> halves(ClaimFacts.Work w) {
        LocalDate middle = w.from().plusDays(w.days() / 2);
        BigDecimal two = BigDecimal.valueOf(2);
        ClaimFacts.Pieces pieces = w.pieces() == null ? null : new ClaimFacts.Pieces(w.pieces().count() / 2, w.pieces().minor(), w.pieces().per());
        ClaimFacts.Work half = new ClaimFacts.Work(w.from(), middle.minusDays(1), w.hours().divide(two), w.overtimeHours().divide(two),
                w.nightHours().divide(two), w.standbyHours().divide(two),
                w.daysWorked() / 2, 0, w.agreed(), pieces);
        return List.of(half,
                new ClaimFacts.Work(middle, w.until(), half.hours(), half.overtimeHours(), half.nightHours(), half.standbyHours(),
                half.daysWorked(), 0, w.agreed(), pieces));
    }

    private static List<ClaimFacts.Pay> halves(ClaimFacts.Pay p) {
        LocalDate middle = p.from().plusDays(p.days() / 2);
        List<ClaimFacts.Deduction> deductions = p.deductions().stream().map(d -> new ClaimFacts.Deduction(d.kind(), d.minor() / 2, d.unlawful()))
                .toList();
        List<ClaimFacts.InKind> inKind = p.inKind().stream().map(k -> new ClaimFacts.InKind(k.kind(), k.minor() / 2)).toList();
        return List.of(new ClaimFacts.Pay(p.from(), middle.minusDays(1), p.paid() / 2, deductions, inKind),
                new ClaimFacts.Pay(middle, p.until(), p.paid() / 2, deductions, inKind));
    }

    private static WageLaw premium(Premium... premiums) {
        return new WageLaw("XX", "1", null, null, null, rates("GBP", "10"), List.of(premiums), List.of(), List.of(), List.of());
    }

    private static List<MinimumRate> rates(String currency, String amount) {
        return List.of(new MinimumRate(new BigDecimal(amount), currency, WageUnit.HOUR, 0, null, null, day("2000-01-01"), null, null, null,
                "s", true));
    }

    private static ClaimFacts claim(PayPeriod period, LocalDate bornOn, List<ClaimFacts.Work> work, List<ClaimFacts.Pay> pay) {
        return new ClaimFacts(null, "GBP", null, bornOn, period, null, work, pay, List.of());
    }

    private static ClaimFacts.Work week(String from, String hours) {
        return work(from, LocalDate.parse(from).plusDays(6).toString(), hours);
    }

    private static ClaimFacts.Work work(String from, String until, String hours) {
        return new ClaimFacts.Work(day(from), day(until), hours(hours), hours("0"), hours("0"), hours("0"), 5, 2, null, null);
    }

    private static ClaimFacts.Pay pay(String from, String until, long paid) {
        return new ClaimFacts.Pay(day(from), day(until), paid, List.of(), List.of());
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static BigDecimal hours(String hours) {
        return new BigDecimal(hours);
    }
}
