package org.palermo.referral.casefile.term;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Goes through the open files of a country or region, a thousand at a time.
final class RecalculationRun {
    private static final int PAGE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final String scope;
    private final Terms terms;
    private final Recalculation counted;
    private UUID after = FIRST;

    RecalculationRun(String scope, String profile, Terms terms) {
        this.scope = scope;
        this.terms = terms;
        counted = new Recalculation(scope, profile);
    }

    /// Reads files that follow an id.
    @FunctionalInterface
    interface Reading {
        Uni<List<FileTerms>> page(String scope, UUID after, int limit);
    }

    /// @return whether more files may follow
    Uni<Boolean> next(Reading files) {
        return files.page(scope, after, PAGE).map(page -> {
            page.forEach(file -> counted.add(file, TermReplay.walk(file.referredAt(), file.steps(), at -> terms.from(at, file.region()))));
            if (!page.isEmpty()) {
                after = page.getLast().id();
            }
            return page.size() == PAGE;
        });
    }

    /// Goes on to the last file.
    ///
    /// @param progress gets the figures so far after each thousand files
    Uni<Recalculation.Counted> countAll(Reading files, Consumer<Recalculation.Counted> progress) {
        return Multi.createBy().repeating().uni(() -> next(files).invoke(() -> progress.accept(soFar()))).whilst(more -> more)
                .collect().last().map(ended -> result());
    }

    String scope() {
        return scope;
    }

    Recalculation.Counted soFar() {
        return counted.soFar();
    }

    Recalculation.Counted result() {
        return counted.result();
    }
}
