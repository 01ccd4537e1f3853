package org.palermo.kernel.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;
import org.palermo.kernel.bodies.CurrentBody;
import org.palermo.kernel.bodies.LimitedBody;

/// Imports newline-delimited JSON while it arrives: one record a line, each checked by its own constraints.
@ApplicationScoped
public class NdjsonReader {
    private final ObjectMapper json;
    private final Validator validator;
    private final CurrentBody file;

    NdjsonReader(ObjectMapper json, Validator validator, CurrentBody file) {
        this.json = json;
        this.validator = validator;
        this.file = file;
    }

    /// @param batch the use case that writes up to 200 rows in one transaction and returns the outcome of each
    public <T> Multi<ImportLine> run(InputStream body, Class<T> type, Function<List<Row<T>>, Uni<List<RowOutcome>>> batch) {
        JsonLine<T> line = new JsonLine<>(json, validator, type);
        return ImportRun.of(file.get(), new LineSource<>(new LimitedBody(body), line::read), batch);
    }

    /// Converts JSON to a record with the same checks as a line of a file, for files of another format.
    public <T> LineSource.Reading<T> reading(Class<T> type) {
        return new JsonLine<>(json, validator, type)::read;
    }
}
