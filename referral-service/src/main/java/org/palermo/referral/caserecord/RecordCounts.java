package org.palermo.referral.caserecord;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.statistics.Period;
import org.palermo.referral.caserecord.redress.Asset;
import org.palermo.referral.caserecord.redress.Money;

/// Writes the statistical entries of sealed records: codes, with no link to the record, the case or the person.
@ApplicationScoped
class RecordCounts {
    private static final String RECORD = "statistics.record";
    private static final String SHARED = "statistics.shared-record";
    private static final String CONTRIBUTOR = "statistics.contributor";
    private static final String NONE = "NONE";
    private static final Query<String> COUNT = Query.of(String.class, "select cast(count_record($1, $2, $3) as text)");

    private final KeyedHashes hashes;
    private final ObjectMapper json;

    RecordCounts(KeyedHashes hashes, ObjectMapper json) {
        this.hashes = hashes;
        this.json = json;
    }

    @RegisterForReflection
    record Row(String part, String quarter, String first, String second, String contributor, Long minor, String currency) {}

    /// @param before the previous edition; null for a new record
    Uni<Void> follow(CaseRecord record, Particulars before, Particulars said) {
        Uni<Void> own =
                follow(hashes.hash(RECORD, record.id.toString()), record, record.caseFile.toString(), isOwn(before),
                        isOwn(said) ? said.counted() : List.of());
        return said.countedAs().isEmpty() ? own : own.chain(() -> shared(record, said, record.country + "\n" + said.countedAs().get()));
    }

    private static boolean isOwn(Particulars said) {
        return said != null && said.countedAs().isEmpty() && !said.counted().isEmpty();
    }

    /// Counts the asset once for all files that have it. An edition without the figures of the whole does not change the count; a returned
    /// asset is no longer counted.
    private Uni<Void> shared(CaseRecord record, Particulars said, String counted) {
        boolean ends = said.state() == Asset.State.RELEASED;
        return follow(hashes.hash(SHARED, counted), record, counted, ends, said.counted());
    }

    /// @param contributor the case or asset to which the amounts belong
    /// @param was whether it was counted before, or may have been
    private Uni<Void> follow(byte[] counted, CaseRecord record, String contributor, boolean was, List<CountedFact> said) {
        if (said.isEmpty() && !was) {
            return Uni.createFrom().voidItem();
        }
        List<Row> rows = said.stream().map(one -> row(contributor, one)).toList();
        return COUNT.list(counted, record.country, write(rows)).replaceWithVoid();
    }

    private Row row(String of, CountedFact counted) {
        String part = counted.part().name();
        String quarter = Period.QUARTER.of(counted.on());
        byte[] contributor = hashes.hash(CONTRIBUTOR, of + " " + quarter + " " + part);
        Money amount = counted.amount();
        return new Row(part, quarter, counted.first(), counted.second() == null ? NONE : counted.second(),
                HexFormat.of().formatHex(contributor), amount == null ? null : amount.minor(), amount == null ? null : amount.currency());
    }

    private String write(List<Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is counted can't be written", e);
        }
    }
}
