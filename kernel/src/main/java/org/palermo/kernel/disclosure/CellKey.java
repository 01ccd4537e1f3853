package org.palermo.kernel.disclosure;

import java.util.List;

/// A cell's place: one code per dimension, in the order of the dimensions.
public record CellKey(List<String> codes) implements Comparable<CellKey> {
    public CellKey {
        codes = List.copyOf(codes);
    }

    public static CellKey of(String... codes) {
        return new CellKey(List.of(codes));
    }

    @Override
    public int compareTo(CellKey other) {
        for (int i = 0; i < Math.min(codes.size(), other.codes.size()); i++) {
            int compared = codes.get(i).compareTo(other.codes.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(codes.size(), other.codes.size());
    }

    @Override
    public String toString() {
        return String.join("|", codes);
    }
}
