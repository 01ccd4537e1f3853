package org.palermo.inspection.violation;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.money.Currencies;

/// The rules for the files of the catalogue.
final class CatalogueRules {
    private static final Set<String> APPEALS =
            Stream.concat(Stream.of(DirectiveKind.values()).map(Enum::name), Stream.of(ViolationCatalogue.PENALTY))
            .collect(Collectors.toUnmodifiableSet());

    private CatalogueRules() {}

    /// @throws IllegalStateException naming what is wrong
    static void check(CatalogueFile file) {
        String name = file.country() == null ? "international" : file.country();
        file.violations().forEach(entry -> check(name, entry));
        file.violations().stream().collect(Collectors.groupingBy(CatalogueFile.Entry::code))
                .forEach((code, entries) -> inRow(name + " " + code, entries));
        file.appeals().forEach(a -> check(name, a));
        APPEALS.forEach(kind -> terms(name + ": the terms of appeal for " + kind,
                file.appeals().stream().filter(a -> a.kind().equals(kind)).toList()));
    }

    private static void check(String name, CatalogueFile.Appeal a) {
        require(APPEALS.contains(a.kind()) && a.days() > 0 && a.days() <= 3650 && a.from() != null && stated(a.statute(), a.source())
                && (a.until() == null || a.until().isAfter(a.from())), name + ": the appeal against " + a.kind());
    }

    /// At least one; the last of them has no end.
    private static void terms(String where, List<CatalogueFile.Appeal> terms) {
        require(terms.stream().filter(term -> term.until() == null).count() == 1, where + ": one without an end");
        inRow(where, terms);
    }

    private static void check(String name, CatalogueFile.Entry e) {
        require(e.code() != null && e.code().matches("[A-Z_]{3,40}"), name + ": a code");
        String where = name + " " + e.code();
        require(e.text() != null && e.from() != null && stated(e.statute(), e.source()), where + ": text, from, statute and source");
        require(e.until() == null || e.until().isAfter(e.from()), where + ": until");
        e.penalties().forEach(p -> check(where, p));
    }

    private static void check(String where, CatalogueFile.Penalty p) {
        require(p.kind() != null && p.text() != null && stated(p.statute(), p.source()),
                where + ": kind, text, statute and source of a penalty");
        boolean bounded = p.currency() != null;
        require(bounded == (p.least() != null) && bounded == (p.per() != null) && (bounded || p.most() == null),
                where + ": bounds of a penalty");
        require(!bounded || Currencies.isCounted(p.currency()) && p.least() >= 0 && (p.most() == null || p.most() >= p.least()),
                where + ": bounds of a penalty");
        require(p.percent() == null || p.percent() > 0 && p.percent() <= 1000, where + ": percent");
    }

    /// The entries of one code, or the terms of one kind, follow each other without a gap and without an overlap.
    private static void inRow(String where, List<? extends CatalogueFile.Dated> entries) {
        List<? extends CatalogueFile.Dated> ordered = entries.stream().sorted(Comparator.comparing(CatalogueFile.Dated::from)).toList();
        for (int i = 1; i < ordered.size(); i++) {
            require(ordered.get(i).from().equals(ordered.get(i - 1).until()), where + ": the entries must follow each other");
        }
    }

    private static boolean stated(String statute, String source) {
        return statute != null && !statute.isBlank() && source != null && !source.isBlank();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("Catalogue of violations: wrong or missing: " + what);
        }
    }
}
