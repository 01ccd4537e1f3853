package org.palermo.referral.document;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
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
import org.palermo.kernel.file.FileStore;
import org.palermo.kernel.schedule.ScheduledRun;
import org.palermo.kernel.scope.OwnContext;

/// Compares files and rows once a day: names each file without a document, and each document without its file, in the log and by number in
/// the health of the service. It deletes only what writers left that ended before they kept their file.
@ApplicationScoped
public class FileCheck {
    private static final Logger LOG = Logger.getLogger(FileCheck.class);
    private static final int PAGE = 500;
    /// A younger file may belong to a transaction that has not ended.
    private static final Duration YOUNG = Duration.ofDays(1);
    /// The most that are named of each kind; the others are counted.
    private static final int MOST_NAMED = 200;
    private static final String EVERY = "${palermo.documents.check.every:24h}";
    private static final String AT_START = "${palermo.documents.check.delayed:10m}";

    private final FileRows rows;
    private final FileStore store;
    private final Vertx vertx;
    private volatile Found last;

    FileCheck(FileRows rows, FileStore store, Vertx vertx, MeterRegistry meters) {
        this.rows = rows;
        this.store = store;
        this.vertx = vertx;
        meters.gauge("palermo.files.without.document", this, check -> check.last().map(Found::withoutDocument).orElse(0));
        meters.gauge("palermo.documents.without.file", this, check -> check.last().map(Found::withoutFile).orElse(0));
    }

    /// What a check has found.
    ///
    /// @param files that documents name
    /// @param withoutDocument files that no document names
    /// @param withoutFile documents whose file is missing or has another size
    public record Found(Instant at, int files, int withoutDocument, int withoutFile) {}

    /// Empty before the first check.
    Optional<Found> last() {
        return Optional.ofNullable(last);
    }

    @Scheduled(identity = "file-check", every = EVERY, delayed = AT_START, concurrentExecution = SKIP)
    Uni<Void> scheduled() {
        return ScheduledRun.of(() -> run(YOUNG), LOG, "The check of files waits");
    }

    /// @param young the age from which on a file must have a document
    public Uni<Found> run(Duration young) {
        return OwnContext.run(vertx, () -> blocking(() -> store.deleteUnfinished(Instant.now().minus(YOUNG)))
                .chain(() -> filesWithoutDocument(Instant.now().minus(young)))
                .flatMap(unnamed -> documentsWithoutFile().map(counted -> new Found(Instant.now(), counted.files, unnamed, counted.missing)))
                .invoke(found -> {
                    last = found;
                    LOG.infof("Files: %d of documents; %d without a document; %d documents without their file",
                            found.files, found.withoutDocument, found.withoutFile);
                }));
    }

    private Uni<Integer> filesWithoutDocument(Instant before) {
        Listing listing = new Listing(before);
        Counted counted = new Counted();
        return Multi.createBy().repeating().uni(() -> blocking(listing::next)
                        .flatMap(files -> files.isEmpty() ? Uni.createFrom().item(files) : rows.unnamed(FileRows.FILES, files)
                                .invoke(unnamed -> unnamed.forEach(file -> counted.missing("File %s has no document", file)))
                                .replaceWith(files)))
                .whilst(files -> !files.isEmpty())
                .onTermination().call(() -> blocking(listing::close))
                .collect().last()
                .replaceWith(() -> counted.missing);
    }

    private Uni<Counted> documentsWithoutFile() {
        Counted counted = new Counted();
        return Multi.createBy().repeating().uni(() -> rows.named(FileRows.FILES, counted.after, PAGE).call(named -> check(named, counted)))
                .whilst(named -> named.size() == PAGE)
                .collect().last()
                .replaceWith(counted);
    }

    /// A document that was removed since its row was read is no fault.
    private Uni<Void> check(List<FileRows.Named> named, Counted counted) {
        if (named.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        counted.after = named.getLast().file();
        counted.files += named.size();
        return blocking(() -> missing(named)).flatMap(missing -> missing.isEmpty() ? Uni.createFrom().voidItem()
                : rows.stillNamed(FileRows.FILES, missing.stream().map(FileRows.Named::file).toList()).invoke(still -> {
                    Set<UUID> stillNamed = new HashSet<>(still);
                    missing.stream().filter(one -> stillNamed.contains(one.file()))
                            .forEach(one -> counted.missing("Document %s has no file, or one of another size", one.document()));
                }).replaceWithVoid());
    }

    private List<FileRows.Named> missing(List<FileRows.Named> named) throws IOException {
        List<FileRows.Named> missing = new ArrayList<>();
        for (FileRows.Named one : named) {
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
