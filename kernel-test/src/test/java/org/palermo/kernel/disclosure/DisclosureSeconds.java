package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.palermo.kernel.test.attack.Attack;
import org.palermo.kernel.test.attack.Attacker;

/// Prints how long control and attack of a cube like the published one take, and how much is hidden.
final class DisclosureSeconds {
    private DisclosureSeconds() {}

    public static void main(String[] arguments) {
        for (boolean allYears : List.of(false, true)) {
            for (DisclosureRule rule : List.of(DisclosureRule.suppress(5, true, 1), DisclosureRule.suppress(5, true, 3),
                    DisclosureRule.suppress(11, true, 3), DisclosureRule.suppress(11, false, 3), DisclosureRule.round(5, true, 2, 5))) {
                measure(allYears, rule);
            }
        }
        measureTwo();
    }

    private static void measure(boolean allYears, DisclosureRule rule) {
        Cube cube = new PublishedLikeCube(1, allYears).cube();
        long start = System.nanoTime();
        ControlledTable table = Disclosure.control(cube, rule, List.of());
        long controlled = System.nanoTime();
        Attack attack = Attacker.search(List.of(table.release()), AttackerKnowledge.ofReaders(true), rule.minimumInterval());
        long attacked = System.nanoTime();
        System.out.printf("%s all years %b: control %.2f s, attack %.2f s; %s; recovered %d, unsettled %d; %s%n", rule, allYears, (controlled - start) / 1e9,
                (attacked - controlled) / 1e9, table.report(), attack.recovered().size(), unsettled(attack), methods(attack));
    }

    private static void measureTwo() {
        PublishedLikeCube generator = new PublishedLikeCube(1, false);
        DisclosureRule rule = DisclosureRule.suppress(5, true, 1);
        ControlledTable first = Disclosure.control(generator.cube(), rule, List.of());
        long start = System.nanoTime();
        ControlledTable second = Disclosure.control(generator.later(), rule, List.of(first));
        long controlled = System.nanoTime();
        Attack attack = Attacker.search(List.of(first.release(), second.release()), AttackerKnowledge.ofReaders(true), rule.minimumInterval());
        long attacked = System.nanoTime();
        System.out.printf("second release: control %.2f s, attack %.2f s; %s; unsettled %d; %s%n", (controlled - start) / 1e9,
                (attacked - controlled) / 1e9, second.report(), unsettled(attack), methods(attack));
    }

    private static int unsettled(Attack attack) {
        return attack.blocks().stream().mapToInt(Attack.Block::unsettled).sum();
    }

    private static Map<Attack.Method, String> methods(Attack attack) {
        return new ArrayList<>(attack.blocks()).stream().collect(Collectors.groupingBy(Attack.Block::method,
                Collectors.mapping(block -> block.unknowns() + "", Collectors.joining(" "))));
    }
}
