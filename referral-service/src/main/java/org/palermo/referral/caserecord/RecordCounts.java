package org.palermo.referral.caserecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.statistics.Period;

/// Writes down what statistics count of sealed records: codes, without the record, the case or the person.
@ApplicationScoped
class RecordCounts {
    private static final String RECORD = "statistics.record";
    private static final String CONTRIBUTOR = "statistics.contributor";
    private static final String NONE = "NONE";

    private final KeyedHashes hashes;
    private final ObjectMapper json;

    RecordCounts(KeyedHashes hashes, ObjectMapper json) {
        this.hashes = hashes;
        this.json = json;
    }

    @RegisterForReflection
    record Row(String part, String quarter, String first, String second, String contributor, Long minor, String currency) {}

    /// @param before what it said; null when it is new
    Uni<Void> follow(CaseRecord record, Particulars before, Particulars said) {
        if (said.counted().isEmpty() && (before == null || before.counted().isEmpty())) {
            return Uni.createFrom().voidItem();
        }
        List<Row> rows = said.counted().stream().map(counted -> row(record, counted)).toList();
        return Sql.list(Object.class, "select cast(count_record(?1, ?2, ?3) as text)", hashes.hash(RECORD, record.id.toString()), record.country, write(rows))
                .replaceWithVoid();
    }

    private Row row(CaseRecord record, Counted counted) {
        String part = counted.part().name();
        String quarter = Period.QUARTER.of(counted.on());
        byte[] contributor = hashes.hash(CONTRIBUTOR, record.caseFile + " " + quarter + " " + part);
        Money amount = counted.amount();
        return new Row(part, quarter, counted.first(), counted.second() == null ? NONE : counted.second(), HexFormat.of().formatHex(contributor),
                amount == null ? null : amount.minor(), amount == null ? null : amount.currency());
    }

    private String write(List<Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is counted can't be written", e);
        }
    }
}
