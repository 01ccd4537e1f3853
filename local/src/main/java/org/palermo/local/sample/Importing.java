package org.palermo.local.sample;

import java.nio.file.Path;
import java.util.stream.Stream;

/// The target of the sample: the bulk imports of the services.
public interface Importing {

    /// Rows of one import: `read` = `imported` + `matched` + `rejected`.
    record Summary(long read, long imported, long matched, long rejected) {}

    /// @param kind `providers`, `shelter-organisations`, `inspection-organisations`, `service-lines`, `cases`, `shelters` or `visits`
    /// @param lines NDJSON, one record a line
    Summary importLines(String kind, Stream<String> lines);

    /// @param kind `workplaces`
    /// @param name the name under which the file was published
    Summary importFile(String kind, Path file, String name);
}
