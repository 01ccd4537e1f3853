package org.palermo.kernel.retention;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The kinds of record with a retention time in this service.
@ApplicationScoped
class RetainedKinds {
    private final List<RetainedRecords> all;

    RetainedKinds(@All List<RetainedRecords> all) {
        this.all = all;
    }

    List<RetainedRecords> all() {
        return all;
    }

    Optional<RetainedRecords> of(String kind) {
        return all.stream().filter(records -> records.kind().equals(kind)).findFirst();
    }

    String names() {
        return all.stream().map(RetainedRecords::kind).sorted().collect(Collectors.joining(", "));
    }
}
