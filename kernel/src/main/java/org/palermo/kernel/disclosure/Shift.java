package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.List;

/// A smallest change along one dimension that keeps all sums true and moves a given node up by one. One leaf rises with
/// all nodes above it. Then either another leaf falls with all nodes above it up to the common ancestor, or nothing falls
/// and the rise reaches the root.
///
/// @param nodes the other nodes that change
/// @param signs +1 rises, -1 falls
record Shift(int[] nodes, int[] signs) {
    static List<List<Shift>> ofAllNodes(Tree tree) {
        List<List<Shift>> shifts = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            shifts.add(ofNode(tree, node));
        }
        return shifts;
    }

    private static List<Shift> ofNode(Tree tree, int node) {
        List<Shift> shifts = new ArrayList<>();
        for (int leaf : tree.leavesUnder(node)) {
            List<Integer> rising = path(tree, leaf, tree.parent[node]);
            int top = node;
            while (tree.parent[top] >= 0) {
                int shared = tree.parent[top];
                for (int sibling : tree.children.get(shared)) {
                    if (sibling != top) {
                        for (int other : tree.leavesUnder(sibling)) {
                            shifts.add(of(node, rising, path(tree, other, shared)));
                        }
                    }
                }
                rising = new ArrayList<>(rising);
                rising.add(shared);
                top = shared;
            }
            shifts.add(of(node, rising, List.of()));
        }
        return shifts;
    }

    /// From a node up to just below another (-1: to the root).
    private static List<Integer> path(Tree tree, int from, int below) {
        List<Integer> path = new ArrayList<>();
        for (int node = from; node != below; node = tree.parent[node]) {
            path.add(node);
        }
        return path;
    }

    private static Shift of(int own, List<Integer> rising, List<Integer> falling) {
        List<Integer> others = rising.stream().filter(node -> node != own).toList();
        int[] nodes = new int[others.size() + falling.size()];
        int[] signs = new int[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            boolean rises = i < others.size();
            nodes[i] = rises ? others.get(i) : falling.get(i - others.size());
            signs[i] = rises ? 1 : -1;
        }
        return new Shift(nodes, signs);
    }
}
