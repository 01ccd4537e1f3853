package org.palermo.shelter.register.imports;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LargeBody;
import org.palermo.kernel.bodies.LimitedBody;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.ImportRun;
import org.palermo.kernel.imports.NdjsonReader;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.problem.Problems;

/// Reads a file of shelters and writes it in batches.
@ApplicationScoped
class ShelterImport {
    private final NdjsonReader reader;
    private final ShelterTable table;
    private final ShelterBatch batch;
    private final CurrentBody current;

    ShelterImport(NdjsonReader reader, ShelterTable table, ShelterBatch batch, CurrentBody current) {
        this.reader = reader;
        this.table = table;
        this.batch = batch;
        this.current = current;
    }

    Multi<ImportLine> lines(Actor actor, InputStream body) {
        return reader.run(body, ShelterRecord.class, rows -> batch.write(actor, rows));
    }

    Multi<ImportLine> table(Actor actor, InputStream body) {
        LargeBody file = current.get();
        return file.work(() -> table.open(new LimitedBody(body)))
                .onItem().transformToMulti(source -> ImportRun.of(file, source, rows -> batch.write(actor, rows)));
    }

    /// @param region the region of all projects
    /// @param operator the organisation that runs all of them in Palermo
    Multi<ImportLine> hmis(Actor actor, String region, UUID operator, InputStream body) {
        if (region == null || operator == null) {
            throw Problems.invalid(region == null ? "region" : "operatorAgency", "must be given for an HMIS set");
        }
        LargeBody file = current.get();
        return batch.tonight(actor, region)
                .flatMap(day -> file.work(() -> shelters(region, operator, day, body)))
                .onItem().transformToMulti(shelters -> ImportRun.of(file, shelters.source(),
                        rows -> batch.write(actor, rows).map(outcomes -> noted(outcomes, shelters.notes()))));
    }

    private HmisShelters shelters(String region, UUID operator, LocalDate day, InputStream body) {
        return new HmisShelters(HmisSet.read(new LimitedBody(body)), region, operator, day, reader.reading(ShelterRecord.class));
    }

    private static List<RowOutcome> noted(List<RowOutcome> outcomes, Map<Integer, String> notes) {
        return outcomes.stream()
                .map(outcome -> outcome instanceof RowOutcome.Imported taken
                        ? new RowOutcome.Imported(taken.row(), notes.get(taken.row()))
                        : outcome)
                .toList();
    }
}
