package org.palermo.referral.htcds.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.referral.casefile.exchange.CaseFileImport;
import org.palermo.referral.casefile.exchange.CaseFileRecord;
import org.palermo.referral.htcds.file.FileRow;
import org.palermo.referral.htcds.mapping.CaseFilesFromRows;
import org.palermo.referral.htcds.mapping.FieldOutcome;
import org.palermo.referral.htcds.mapping.ImportedField;
import org.palermo.referral.htcds.mapping.InterpretedRow;
import org.palermo.referral.htcds.mapping.RowInterpreter;
import org.palermo.referral.htcds.standard.Deviation;
import org.palermo.referral.htcds.standard.FieldPlace;

/// Writes rows and the progress of their import in one transaction per batch. After any crash the import resumes after the last written
/// row, and no row is written twice. A row from our own export is recognised by its reference, any other by its {@link Fingerprints}.
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final RunStore store;
    private final Fingerprints fingerprints;
    private final ImportStore pieces;
    private final RowInterpreter understanding;
    private final CaseFilesFromRows cases;
    private final CaseFileImport files;
    private final DataKeys keys;
    private final TransactionTime time;

    Intake(RunStore store, Fingerprints fingerprints, ImportStore pieces, RowInterpreter understanding, CaseFilesFromRows cases,
            CaseFileImport files, DataKeys keys, TransactionTime time) {
        this.store = store;
        this.fingerprints = fingerprints;
        this.pieces = pieces;
        this.understanding = understanding;
        this.cases = cases;
        this.files = files;
        this.keys = keys;
        this.time = time;
    }

    /// Another worker has the import, or it was cancelled.
    static final class LeaseLost extends RuntimeException {
        private static final long serialVersionUID = 1;

        LeaseLost() {
            super(null, null, false, false);
        }
    }

    @Scoped
    public Uni<Optional<Run>> lease(Actor system, UUID lease) {
        return store.lease(lease, LEASE);
    }

    @Scoped
    public Uni<Void> release(Actor system, Run run, UUID lease) {
        return store.release(run.id(), lease, run.pause());
    }

    @Scoped
    public Uni<DataKey> key(Actor system, UUID run) {
        return keys.find(run, Purpose.UPLOAD).map(found -> found.orElseThrow(LeaseLost::new));
    }

    /// Reads a piece and renews the lease, because in a large file the first row can be far from the beginning.
    ///
    /// @return null after the last
    @Scoped
    public Uni<byte[]> piece(Actor system, UUID run, UUID lease, DataKey key, int number) {
        return store.renew(run, lease, LEASE).invoke(Intake::require).chain(() -> pieces.piece(run, number))
                .map(sealed -> sealed.map(bytes -> key.openBytes(ImportPieces.place(number), bytes)).orElse(null));
    }

    /// @param actor the actor of the run
    /// @param rows consecutive rows, starting after the run's last row
    /// @return the run after these rows
    @Scoped
    public Uni<Run> take(Actor actor, Run run, UUID lease, List<FileRow> rows) {
        return hold(run, lease).chain(() -> {
            List<RejectedRows.Rejected> rejected = new ArrayList<>();
            List<CaseFilesFromRows.Made> made = new ArrayList<>();
            for (FileRow row : rows) {
                CaseFilesFromRows.Made one = made(run, row);
                if (one.defect() == null) {
                    made.add(one);
                } else {
                    rejected.add(new RejectedRows.Rejected(row.number(), one.defect()));
                }
            }
            return write(actor, run, lease, rows.getLast().number(), made, rejected);
        });
    }

    /// An unexpected error in one row must not stop the rows after it.
    private CaseFilesFromRows.Made made(Run run, FileRow row) {
        try {
            InterpretedRow understood = understanding.of(row);
            return understood.defect() == null ? cases.of(run, understood, time.now())
                    : CaseFilesFromRows.refused(understood, understood.defect());
        } catch (RuntimeException unforeseen) {
            LOG.errorf("A row can't be read: %s", unforeseen.getClass().getName());
            return CaseFilesFromRows.refused(InterpretedRow.at(row.number()), "must be a row that can be read");
        }
    }

    /// Rejects a row that the database refuses.
    @Scoped
    public Uni<Run> refuse(Actor actor, Run run, UUID lease, int row) {
        return hold(run, lease)
                .chain(() -> write(actor, run, lease, row, List.of(),
                        List.of(new RejectedRows.Rejected(row, "must not hold a value that can't be stored"))));
    }

    /// @param failure null when the whole file was read
    @Scoped
    public Uni<Void> end(Actor actor, Run run, UUID lease, int sheetsLeftOut, String failure) {
        Map<Integer, Set<ImportedField>> left = sheetsLeftOut == 0 ? Map.of()
                : Map.of(0, Set.of(new ImportedField(null, FieldOutcome.LOST, Deviation.OTHER_SHEET)));
        return hold(run, lease)
                .chain(() -> store.write(run.with(run.lastRow(), NOTHING, run.report().with(left)), lease, LEASE, time.now()))
                .chain(() -> store.end(run.id(), lease, failure, time.now()))
                .chain(() -> keys.destroy(run.id(), Purpose.UPLOAD))
                .replaceWithVoid();
    }

    private static final Run.RunCounts NOTHING = new Run.RunCounts(0, 0, 0, 0, 0);

    private Uni<Void> hold(Run run, UUID lease) {
        return store.holds(run.id(), lease).invoke(Intake::require).replaceWithVoid();
    }

    private static void require(boolean held) {
        if (!held) {
            throw new LeaseLost();
        }
    }

    private Uni<Run> write(Actor actor, Run run, UUID lease, int lastRow, List<CaseFilesFromRows.Made> made,
            List<RejectedRows.Rejected> rejected) {
        Set<String> references = made.stream().flatMap(one -> one.row().one(FieldPlace.OUR_REFERENCE).stream())
                .filter(code -> code.matches("[0-9A-Z*~$=-]{1,40}")).collect(Collectors.toSet());
        return store.known(references).flatMap(known -> {
            List<CaseFilesFromRows.Made> here = made.stream().filter(one -> isKnown(one, known)).toList();
            List<CaseFilesFromRows.Made> fresh = made.stream().filter(one -> !isKnown(one, known)).toList();
            return fingerprints.named(run, fresh)
                    .flatMap(files -> take(actor, files).flatMap(outcomes -> {
                        BatchResult tally = new BatchResult(here, files, outcomes, rejected);
                        Run after = run.with(lastRow, tally.counts(), run.report().with(tally.findings()));
                        return store.reject(run.id(), tally.rejected())
                                .chain(() -> store.write(after, lease, LEASE, time.now()))
                                .replaceWith(after);
                    }));
        });
    }

    private static boolean isKnown(CaseFilesFromRows.Made one, Set<String> known) {
        return one.row().one(FieldPlace.OUR_REFERENCE).filter(known::contains).isPresent();
    }

    private Uni<List<RowOutcome>> take(Actor actor, List<CaseFilesFromRows.Made> made) {
        List<Row<CaseFileRecord>> rows = made.stream().map(one -> new Row<>(one.row().row(), one.file())).toList();
        return rows.isEmpty() ? Uni.createFrom().item(List.of()) : files.take(actor, rows);
    }
}
