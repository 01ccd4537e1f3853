package org.palermo.kernel.test.attack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.disclosure.Interval;

/// Splits equations into groups that share no unknown, so that each can be attacked separately.
final class Blocks {
    private final int[] leader;
    private final List<Equation> equations;

    Blocks(int unknowns, List<Equation> equations) {
        this.equations = equations;
        leader = new int[unknowns];
        for (int i = 0; i < unknowns; i++) {
            leader[i] = i;
        }
        for (Equation equation : equations) {
            for (int unknown : equation.unknowns()) {
                leader[find(unknown)] = find(equation.unknowns()[0]);
            }
        }
    }

    private int find(int unknown) {
        int root = unknown;
        while (leader[root] != root) {
            leader[root] = leader[leader[root]];
            root = leader[root];
        }
        return root;
    }

    List<AttackedBlock> split(List<Interval> intervals) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        int[] position = new int[leader.length];
        for (int unknown = 0; unknown < leader.length; unknown++) {
            List<Integer> group = members.computeIfAbsent(find(unknown), _ -> new ArrayList<>());
            position[unknown] = group.size();
            group.add(unknown);
        }
        Map<Integer, List<Equation>> sums = new LinkedHashMap<>();
        for (Equation equation : equations) {
            int[] local = equation.unknowns().clone();
            for (int i = 0; i < local.length; i++) {
                local[i] = position[local[i]];
            }
            sums.computeIfAbsent(find(equation.unknowns()[0]), _ -> new ArrayList<>())
                    .add(new Equation(local, equation.coefficients(), equation.constant()));
        }
        List<AttackedBlock> blocks = new ArrayList<>();
        members.forEach((root, group) -> blocks.add(new AttackedBlock(group, sums.getOrDefault(root, List.of()),
                group.stream().map(intervals::get).toArray(Interval[]::new))));
        return blocks;
    }
}
