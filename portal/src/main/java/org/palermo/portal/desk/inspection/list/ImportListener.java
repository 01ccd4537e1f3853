package org.palermo.portal.desk.inspection.list;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Hears what the service says of one file, and keeps what a page shows of it: at most once a second, less often the more it is, and at the
/// end. The end is tried again while it can't be kept: it has the result.
final class ImportListener {
    /// Often enough that a reader sees something move, seldom enough to be read.
    private static final int STEP = 5_000;
    /// A page with more rows helps nobody, and all of them are kept anew each time.
    static final int MOST_ROWS = 1_000;
    private static final long PACE = Duration.ofSeconds(1).toNanos();
    /// With each so many lines, the pace is a second slower.
    private static final int MANY = 250;
    /// When there is nothing new: so that it is seen that somebody still listens.
    private static final long STILL_HERE = Duration.ofSeconds(30).toNanos();
    /// How often the end is tried again. With pauses that double from a second, it takes two minutes.
    private static final int TRIES = 7;

    private final Function<ImportProgress, Uni<Boolean>> keep;
    private final List<JsonObject> lines = new ArrayList<>();
    private Duration pause;
    private int tries = TRIES;
    private int read;
    private int rows;
    private int keptLines;
    private long keptAt = System.nanoTime();
    private boolean keeping;
    private boolean over;

    /// @param keep says whether it was kept
    /// @param pause before the end is tried again for the first time
    ImportListener(Function<ImportProgress, Uni<Boolean>> keep, Duration pause) {
        this.keep = keep;
        this.pause = pause;
    }

    void listen(Multi<JsonObject> said) {
        said.subscribe().with(this::hear, _ -> end(), this::end);
    }

    private synchronized void hear(JsonObject line) {
        if (line.containsKey("row")) {
            rows++;
            if (rows <= MOST_ROWS) {
                lines.add(line);
            } else if (rows == MOST_ROWS + 1) {
                lines.add(new JsonObject().put(ImportedPages.MORE, true));
            }
        } else if (line.containsKey("summary")) {
            lines.add(line);
        } else if (line.getInteger("read", 0) - read >= STEP) {
            read = line.getInteger("read");
            lines.add(line);
        }
        if (System.nanoTime() - keptAt >= (lines.size() == keptLines ? STILL_HERE : PACE * (1 + lines.size() / MANY))) {
            keep();
        }
    }

    /// Also when the connection broke: then no line has the result.
    private synchronized void end() {
        over = true;
        keep();
    }

    private void keep() {
        if (!keeping) {
            keeping = true;
            keptAt = System.nanoTime();
            ImportProgress course = new ImportProgress(List.copyOf(lines), over, Instant.now());
            Uni.createFrom().deferred(() -> keep.apply(course)).onFailure().recoverWithItem(false)
                    .subscribe().with(isKept -> kept(course, isKept));
        }
    }

    private synchronized void kept(ImportProgress course, boolean isKept) {
        keeping = false;
        if (isKept) {
            keptLines = course.lines().size();
        }
        if (over && !course.over()) {
            keep();
        } else if (over && !isKept && tries > 0) {
            tries--;
            Uni.createFrom().voidItem().onItem().delayIt().by(pause).subscribe().with(_ -> again());
            pause = pause.multipliedBy(2);
        }
    }

    private synchronized void again() {
        keep();
    }
}
