package org.palermo.kernel.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.palermo.kernel.test.attack.Attack;

/// A cube of the published size, controlled in every available way, and attacked completely: every number is either
/// determined, or differs in another whole table that fits. [DisclosureSeconds] prints how long that takes. Rounding and
/// hidden zeros are attacked at this size only with `-Dpalermo.test.all=true`, and by [DisclosurePropertyTest] at each
/// run.
class PublishedLikeCubeTest {
    private static final DisclosureRule CTDC = DisclosureRule.suppress(11, true, 3);
    private static final Cube PUBLISHED = new PublishedLikeCube(1, false).cube();

    @Test
    void has_the_rows_and_ones_of_the_published_one() {
        Cube cube = PUBLISHED;
        Release release = Disclosure.control(cube, CTDC, List.of()).release();
        assertEquals(PublishedLikeCube.ROWS, release.cells().size());
        assertEquals(PublishedLikeCube.ONES, release.cells().keySet().stream().filter(key -> cube.value(key) == 1).count());
    }

    @Test
    void is_controlled_and_withstands_whole_numbers() {
        Attempt attempt = new Attempt("published", CTDC).release(PUBLISHED);
        attempt.protectsAll().isSafeFromReaders().isSafeFromInsiders().leavesNothingOpen();
        assertTrue(attempt.last().report().cellShare() < 0.5, attempt.last().report()::toString);
    }

    @Test
    @EnabledIfSystemProperty(named = "palermo.test.all", matches = "true")
    void hidden_zeros_withstand_whole_numbers() {
        new Attempt("no zeros", DisclosureRule.suppress(11, false, 3)).release(PUBLISHED)
                .protectsAll().isSafeFromReaders().leavesNothingOpen();
    }

    @Test
    @EnabledIfSystemProperty(named = "palermo.test.all", matches = "true")
    void rounding_withstands_whole_numbers() {
        new Attempt("rounded", DisclosureRule.round(5, true, 2, 5)).release(PUBLISHED)
                .protectsAll().isSafeFromReaders().leavesNothingOpen();
    }

    @Test
    void two_releases_withstand_subtraction() {
        PublishedLikeCube generator = new PublishedLikeCube(1, false);
        new Attempt("two releases", DisclosureRule.suppress(5, true, 1)).release(generator.cube()).release(generator.later())
                .protectsAll().isSafeFromReaders().leavesNothingOpen();
    }

    @Test
    void is_controlled_and_withstands_propagation_with_a_total_of_all_years() {
        Attempt attempt = new Attempt("all years", CTDC).release(new PublishedLikeCube(2, true).cube())
                .protectsAll().isSafeFromReaders().isSafeFromInsiders();
        assertEquals(List.of(Attack.Method.INTERVAL_PROPAGATION),
                attempt.attack(AttackerKnowledge.ofReaders(true)).blocks().stream().map(Attack.Block::method).distinct().toList());
    }
}
