package org.palermo.kernel.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A dimension as numbers: node i is its i-th category, so parents have lower numbers than their children.
final class Tree {
    final Dimension dimension;
    final int[] parent;
    final List<List<Integer>> children = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    Tree(Dimension dimension) {
        this.dimension = dimension;
        int size = dimension.categories().size();
        parent = new int[size];
        for (int node = 0; node < size; node++) {
            Dimension.Category category = dimension.categories().get(node);
            numbers.put(category.code(), node);
            parent[node] = category.parent() == null ? -1 : numbers.get(category.parent());
            children.add(new ArrayList<>());
            if (parent[node] >= 0) {
                children.get(parent[node]).add(node);
            }
        }
    }

    int size() {
        return parent.length;
    }

    String code(int node) {
        return dimension.categories().get(node).code();
    }

    /// @return -1 when this dimension has no such code
    int node(String code) {
        return numbers.getOrDefault(code, -1);
    }

    boolean isLeaf(int node) {
        return children.get(node).isEmpty();
    }

    List<Integer> leavesUnder(int node) {
        List<Integer> leaves = new ArrayList<>();
        collectLeaves(node, leaves);
        return leaves;
    }

    private void collectLeaves(int node, List<Integer> leaves) {
        if (isLeaf(node)) {
            leaves.add(node);
        }
        children.get(node).forEach(child -> collectLeaves(child, leaves));
    }
}
