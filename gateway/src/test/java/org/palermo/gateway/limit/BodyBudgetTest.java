package org.palermo.gateway.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.gateway.problem.Problems;

class BodyBudgetTest {

    private static final int K = 1_024;

    private final BodyBudget budget = new BodyBudget(1_024 * K, 256 * K, 512 * K);

    @ParameterizedTest
    @CsvSource({"0, 8192", "1, 8192", "8192, 8192", "8193, 16384", "16384, 16384", "100000, 131072", "131072, 131072"})
    void a_body_takes_a_power_of_two_and_at_least_eight_kilobytes(int bytes, int taken) {
        assertNull(budget.ofSubject("a").take(bytes));
        assertEquals(taken, budget.held());
    }

    @Test
    void a_growing_body_takes_its_new_size() {
        var share = budget.ofSubject("a");
        for (int bytes = 0; bytes <= 100 * K; bytes += 100) {
            assertNull(share.take(bytes));
        }
        assertEquals(128 * K, budget.held());
        share.giveBack();
        share.giveBack();
        assertEquals(0, budget.held());
    }

    @Test
    void too_many_of_one_subject_does_not_affect_others() {
        assertNull(budget.ofSubject("a").take(128 * K));
        assertNull(budget.ofSubject("a").take(128 * K));
        assertEquals(Problems.TOO_MANY_BODIES_OF_ONE, budget.ofSubject("a").take(0));
        assertNull(budget.ofSubject("b").take(128 * K));
        // An address of the same name is another caller, with a larger limit.
        assertNull(budget.ofAddress("a").take(512 * K));
        assertEquals(Problems.TOO_MANY_BODIES_OF_ONE, budget.ofAddress("a").take(0));
    }

    @Test
    void too_many_in_total_until_one_is_given_back() {
        var first = budget.ofAddress("a");
        assertNull(first.take(512 * K));
        assertNull(budget.ofAddress("b").take(512 * K));
        assertEquals(Problems.TOO_MANY_BODIES, budget.ofSubject("c").take(0));
        assertEquals(1_024 * K, budget.held());
        first.giveBack();
        assertNull(budget.ofSubject("c").take(0));
        assertNull(budget.ofAddress("a").take(0));
    }

    @Test
    void a_refused_body_takes_nothing() {
        var share = budget.ofSubject("a");
        assertNull(share.take(100 * K));
        assertEquals(Problems.TOO_MANY_BODIES_OF_ONE, share.take(300 * K));
        assertEquals(0, budget.held());
        assertNull(budget.ofSubject("a").take(256 * K));
    }
}
