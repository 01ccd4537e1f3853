package org.palermo.shelter.register;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.ImportLine;
import org.palermo.kernel.imports.NdjsonReader;

/// Reads a file of shelters and has it written in batches.
@ApplicationScoped
class ShelterImport {
    private final NdjsonReader reader;
    private final ShelterBatch batch;

    ShelterImport(NdjsonReader reader, ShelterBatch batch) {
        this.reader = reader;
        this.batch = batch;
    }

    Multi<ImportLine> run(Actor actor, InputStream body) {
        return reader.run(body, ShelterRecord.class, rows -> batch.write(actor, rows));
    }
}
