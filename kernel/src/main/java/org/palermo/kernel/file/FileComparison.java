package org.palermo.kernel.file;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.palermo.kernel.scope.OwnContext;

/// Compares the files of the store with the records that name them. Both kinds of difference are named in the log and repaired by people:
/// a file without a record may be the only copy of something, and a record without its file is lost. It deletes only what writers left
/// that ended before they kept their file.
public final class FileComparison {
    private static final Logger LOG = Logger.getLogger(FileComparison.class);
    private static final int PAGE = 500;
    /// A younger file may belong to a transaction that has not ended.
    public static final Duration YOUNG = Duration.ofDays(1);
    /// The most that are named of each kind; the others are counted.
    private static final int MOST_NAMED = 200;

    private final String what;
    private final NamedFiles rows;
    private final FileStore store;
    private final Vertx vertx;
    private volatile Found last;

    /// @param what a record is called in the log
    public FileComparison(String what, NamedFiles rows, FileStore store, Vertx vertx) {
        this.what = what;
        this.rows = rows;
        this.store = store;
        this.vertx = vertx;
    }

    /// What a comparison has found.
    ///
    /// @param files that records name
    /// @param withoutRecord files that no record names
    /// @param withoutFile records whose file is missing or has another size
    public record Found(Instant at, int files, int withoutRecord, int withoutFile) {}

    /// Empty before the first comparison.
    public Optional<Found> last() {
        return Optional.ofNullable(last);
    }

    /// @param young the age from which on a file must have a record
    public Uni<Found> run(Duration young) {
        return OwnContext.run(vertx, () -> blocking(() -> store.deleteUnfinished(Instant.now().minus(YOUNG)))
                .chain(() -> filesWithoutRecord(Instant.now().minus(young)))
                .flatMap(unnamed -> recordsWithoutFile().map(counted -> new Found(Instant.now(), counted.files, unnamed, counted.missing)))
                .invoke(found -> {
                    last = found;
                    LOG.infof("Files: %d named; %d without a %s; %d without their file",
                            found.files, found.withoutRecord, what, found.withoutFile);
                }));
    }

    private Uni<Integer> filesWithoutRecord(Instant before) {
        Listing listing = new Listing(before);
        Counted counted = new Counted();
        return Multi.createBy().repeating().uni(() -> blocking(listing::next)
                        .flatMap(files -> files.isEmpty() ? Uni.createFrom().item(files) : rows.unnamed(NamedFiles.FILES, files)
                                .invoke(unnamed -> unnamed.forEach(file -> counted.missing("File %s has no " + what, file)))
                                .replaceWith(files)))
                .whilst(files -> !files.isEmpty())
                .onTermination().call(() -> blocking(listing::close))
                .collect().last()
                .replaceWith(() -> counted.missing);
    }

    private Uni<Counted> recordsWithoutFile() {
        Counted counted = new Counted();
        return Multi.createBy().repeating()
                .uni(() -> rows.named(NamedFiles.FILES, counted.after, PAGE).call(named -> check(named, counted)))
                .whilst(named -> named.size() == PAGE)
                .collect().last()
                .replaceWith(counted);
    }

    /// A record that was removed since its row was read is no fault.
    private Uni<Void> check(List<NamedFiles.Named> named, Counted counted) {
        if (named.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        counted.after = named.getLast().file();
        counted.files += named.size();
        return blocking(() -> missing(named)).flatMap(missing -> missing.isEmpty() ? Uni.createFrom().voidItem()
                : rows.stillNamed(NamedFiles.FILES, missing.stream().map(NamedFiles.Named::file).toList()).invoke(still -> {
                    Set<UUID> stillNamed = new HashSet<>(still);
                    missing.stream().filter(one -> stillNamed.contains(one.file()))
                            .forEach(one -> counted.missing("The " + what + " %s has no file, or one of another size", one.record()));
                }).replaceWithVoid());
    }

    private List<NamedFiles.Named> missing(List<NamedFiles.Named> named) throws IOException {
        List<NamedFiles.Named> missing = new ArrayList<>();
        for (NamedFiles.Named one : named) {
            if (store.find(one.file()).filter(kept -> kept.bytes() == one.bytes()).isEmpty()) {
                missing.add(one);
            }
        }
        return missing;
    }

    private <T> Uni<T> blocking(Callable<T> work) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(work, false).toCompletionStage());
    }

    private static final class Counted {
        private UUID after = new UUID(0, 0);
        private int files;
        private int missing;

        void missing(String line, UUID id) {
            missing++;
            if (missing <= MOST_NAMED) {
                LOG.errorf(line, id);
            }
        }
    }

    /// The files of the store, a page at a time.
    private final class Listing {
        private final Instant before;
        private Stream<FileStore.Kept> all;
        private Iterator<FileStore.Kept> left;

        Listing(Instant before) {
            this.before = before;
        }

        List<UUID> next() throws IOException {
            if (left == null) {
                all = store.list();
                left = all.filter(kept -> kept.keptAt().isBefore(before)).iterator();
            }
            List<UUID> some = new ArrayList<>();
            while (some.size() < PAGE && left.hasNext()) {
                some.add(left.next().id());
            }
            return some;
        }

        Void close() {
            if (all != null) {
                all.close();
            }
            return null;
        }
    }
}
