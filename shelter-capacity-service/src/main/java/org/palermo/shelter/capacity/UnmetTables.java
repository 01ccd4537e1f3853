package org.palermo.shelter.capacity;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.palermo.kernel.disclosure.CellKey;
import org.palermo.kernel.disclosure.Cube;
import org.palermo.kernel.disclosure.Dimension;
import org.palermo.kernel.disclosure.Published;
import org.palermo.kernel.statistics.Released;
import org.palermo.shelter.availability.Party;
import org.palermo.shelter.register.Need;

/// The tables of a week's unmet need: by area and kind of party, with all margins; and by area and further need, without margins,
/// because one party may have several needs.
final class UnmetTables {
    static final String ALL = "ALL";
    private static final List<String> KINDS = Arrays.stream(Party.Kind.values()).map(Enum::name).toList();
    static final List<String> FURTHER = Arrays.stream(Need.values()).map(Enum::name).toList();

    private UnmetTables() {}

    static List<String> kindsAndAll() {
        return Stream.concat(Stream.of(ALL), KINDS.stream()).toList();
    }

    /// @param country the code that stands for all its areas
    static Cube byKind(String country, Collection<String> areas, List<CapacityStore.Asked> asked) {
        Dimension area = Dimension.withTotal("area", country, codes(areas, asked));
        return cube(List.of(area, Dimension.withTotal("need", ALL, KINDS.toArray(String[]::new))), KINDS, asked);
    }

    static Cube byFurtherNeed(Collection<String> areas, List<CapacityStore.Asked> asked) {
        Dimension area = Dimension.withoutTotal("area", codes(areas, asked));
        return cube(List.of(area, Dimension.withoutTotal("need", FURTHER.toArray(String[]::new))), FURTHER, asked);
    }

    /// A table needs at least one area and one category. When there is none, a placeholder that is never filled takes its place.
    private static String[] codes(Collection<String> areas, List<CapacityStore.Asked> asked) {
        TreeSet<String> codes = new TreeSet<>(areas);
        asked.forEach(a -> codes.add(a.area()));
        return codes.isEmpty() ? new String[] {"-"} : codes.toArray(String[]::new);
    }

    private static Cube cube(List<Dimension> dimensions, List<String> needs, List<CapacityStore.Asked> asked) {
        Cube.Builder cube = Cube.ofCounts(dimensions);
        asked.stream().filter(a -> needs.contains(a.need())).forEach(a -> cube.count(CellKey.of(a.area(), a.need()), a.count()));
        return cube.build();
    }

    /// Hides the count of a further need when it is larger than the sum of the kinds that are shown for its area, because it would
    /// reveal something about the hidden kinds. Example: 20 parties have pets, and women and girls are hidden because each is below
    /// 11. Then each is ten.
    static Published further(Released kinds, Released further, String area, String need) {
        Published published = further.published(area, need);
        long known = Math.max(low(kinds.published(area, ALL)), KINDS.stream().mapToLong(kind -> low(kinds.published(area, kind))).sum());
        return high(published) <= known ? published : new Published.Suppressed();
    }

    private static long low(Published published) {
        return switch (published) {
            case Published.Exact exact -> exact.value();
            case Published.Rounded rounded -> Math.max(0, rounded.value() - rounded.base() / 2);
            case Published.Suppressed _ -> 0;
        };
    }

    private static long high(Published published) {
        return switch (published) {
            case Published.Exact exact -> exact.value();
            case Published.Rounded rounded -> rounded.value() + rounded.base() / 2;
            case Published.Suppressed _ -> Long.MAX_VALUE;
        };
    }
}
