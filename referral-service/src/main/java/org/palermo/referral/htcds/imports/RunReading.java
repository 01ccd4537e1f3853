package org.palermo.referral.htcds.imports;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.sql.SqlState;
import org.palermo.referral.htcds.file.FileBytes;
import org.palermo.referral.htcds.file.FileRow;
import org.palermo.referral.htcds.file.FileRows;
import org.palermo.referral.htcds.file.Readers;
import org.palermo.referral.htcds.file.UnreadableFile;

/// Reads the file of one import batch by batch, on a thread that may block.
///
/// @param stopping whether the service is going down
record RunReading(Intake intake, Readers readers, KeyedHashes hashes, Waiter waiter, BooleanSupplier stopping) {
    private static final Logger LOG = Logger.getLogger(RunReading.class);
    private static final int BATCH = 200;
    /// A batch ends at this size, however few rows it has.
    static final int BATCH_WEIGHT = 2_000_000;

    /// Waits for the result of work that runs on its own context.
    interface Waiter {
        /// @throws ImportJob.Waiting when something that it needs is unavailable
        <T> T result(Supplier<Uni<? extends T>> work);
    }

    /// Reads the file from the start, skips the rows that are already imported, and continues from there.
    void read(Run run, UUID lease, FileBytes file) {
        Run at = run;
        String failure = null;
        int sheetsLeftOut = 0;
        if (!isWhole(run, file)) {
            failure = UnreadableFile.Failure.OTHER_CONTENT.name();
        } else {
            try (FileRows rows = readers.of(run.format(), file)) {
                sheetsLeftOut = rows.sheetsLeftOut();
                for (List<FileRow> batch = batch(rows, at.lastRow()); !batch.isEmpty(); batch = batch(rows, at.lastRow())) {
                    at = take(at, lease, batch);
                }
            } catch (Broken broken) {
                at = broken.rows.isEmpty() ? at : take(at, lease, broken.rows);
                failure = broken.failure.name();
            } catch (UnreadableFile unreadable) {
                failure = unreadable.failure().name();
            } catch (IOException e) {
                throw new ImportJob.Waiting(e);
            } catch (ImportJob.Waiting | Intake.LeaseLost notOfTheFile) {
                throw notOfTheFile;
            } catch (RuntimeException unforeseen) {
                failure = broken(unforeseen).name();
            }
        }
        Run last = at;
        String why = failure;
        int sheets = sheetsLeftOut;
        waiter.result(() -> intake.end(last.actor(), last, lease, sheets, why));
    }

    /// Carries the rows that were read before the file broke, so that they are still imported.
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<FileRow> rows;
        private final UnreadableFile.Failure failure;

        Broken(List<FileRow> rows, UnreadableFile.Failure failure) {
            super(null, null, false, false);
            this.rows = rows;
            this.failure = failure;
        }
    }

    static List<FileRow> batch(FileRows rows, int behind) {
        List<FileRow> batch = new ArrayList<>(BATCH);
        try {
            int weight = 0;
            while (batch.size() < BATCH && weight < BATCH_WEIGHT) {
                FileRow row = rows.next();
                if (row == null) {
                    break;
                }
                if (row.number() > behind) {
                    batch.add(row);
                    weight += row.weight();
                }
            }
            return batch;
        } catch (UnreadableFile unreadable) {
            throw new Broken(batch, unreadable.failure());
        } catch (ImportJob.Waiting | Intake.LeaseLost notOfTheFile) {
            throw notOfTheFile;
        } catch (RuntimeException unforeseen) {
            throw new Broken(batch, broken(unforeseen));
        }
    }

    /// The exception's message may contain content of the file, so only its class name is logged.
    private static UnreadableFile.Failure broken(RuntimeException unforeseen) {
        LOG.errorf("A file can't be read: %s", unforeseen.getClass().getName());
        return UnreadableFile.Failure.BROKEN;
    }

    /// A batch that the database refuses is tried again row by row, so that one bad row affects only itself.
    private Run take(Run run, UUID lease, List<FileRow> rows) {
        if (stopping.getAsBoolean()) {
            throw new ImportJob.Waiting(new InterruptedException());
        }
        try {
            return waiter.result(() -> intake.take(run.actor(), run, lease, rows));
        } catch (ImportJob.Waiting failure) {
            if (!SqlState.isOfTheRows(failure.getCause())) {
                throw failure;
            }
        }
        if (rows.size() == 1) {
            return waiter.result(() -> intake.refuse(run.actor(), run, lease, rows.getFirst().number()));
        }
        Run at = run;
        for (FileRow row : rows) {
            at = take(at, lease, List.of(row));
        }
        return at;
    }

    private boolean isWhole(Run run, FileBytes file) {
        try (InputStream bytes = file.all()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[1 << 16];
            for (int count = bytes.read(some); count >= 0; count = bytes.read(some)) {
                digest.update(some, 0, count);
            }
            return Arrays.equals(run.digest(), Imports.digest(hashes, run.agency(), HexFormat.of().formatHex(digest.digest())));
        } catch (IOException e) {
            throw new ImportJob.Waiting(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
