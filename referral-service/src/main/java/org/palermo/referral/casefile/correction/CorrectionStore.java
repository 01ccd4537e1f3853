package org.palermo.referral.casefile.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.person.PersonHashRow;
import org.palermo.referral.casefile.person.SealedPerson;

/// Corrections of persons. The earlier version is sealed under the person's key, separately for each correction.
@ApplicationScoped
public class CorrectionStore {
    private static final Query<Boolean> CORRECT = Query.of(Boolean.class, """
            select correct_person($1, $2, cast(cast($3 as text) as jsonb), cast(cast($4 as text) as jsonb), cast(cast($5 as text) as jsonb),
                                  cast(cast($6 as text) as jsonb), $7)
            """);
    private static final Query<CorrectionRow> OF_FILE = Query.of(CorrectionRow.class, """
            select id, reason, fields, agency, age_group, rights_request, corrected_at, earlier
              from person_correction where case_file = $1 order by corrected_at, id
            """);

    private final ObjectMapper json;

    CorrectionStore(ObjectMapper json) {
        this.json = json;
    }

    /// A correction to write.
    ///
    /// @param fields comma-separated
    /// @param earlier the earlier version, sealed
    @RegisterForReflection
    public record Row(UUID id, CorrectionReason reason, String fields, AgeGroup ageGroup, UUID rightsRequest, byte[] earlier) {}

    /// A correction as stored.
    @RegisterForReflection
    private record CorrectionRow(
            UUID id, CorrectionReason reason, String fields, UUID agency, AgeGroup ageGroup, UUID rightsRequest, Instant correctedAt,
            byte[] earlier) {}

    /// @param ageGroup the new age group when the correction changes it; else null
    Row row(DataKey key, CorrectPerson said, List<String> fields, AgeGroup ageGroup, CaseFileView.PersonView earlier) {
        UUID id = Ids.next();
        return new Row(id, said.reason(), String.join(",", fields), ageGroup, said.rightsRequest(), key.seal(place(id), write(earlier)));
    }

    /// Uses a function with the owner's rights: the caller sees none of the hashes by which others find the person.
    ///
    /// @param version the version of the file that was corrected
    /// @return false when the file has changed meanwhile
    public Uni<Boolean> correct(int version, SealedPerson person, List<PersonHashRow.Identifier> identifiers,
            List<PersonHashRow.NameToken> tokens, Row correction, Instant at) {
        return CORRECT.one(person.caseFile(), version, write(person), write(identifiers), write(tokens), write(correction), at);
    }

    /// Oldest first.
    ///
    /// @param key the person's key; without it, the earlier versions are left out
    public Uni<List<CorrectionView>> of(UUID caseFile, Optional<DataKey> key) {
        return OF_FILE.list(caseFile).map(rows -> rows.stream().map(row -> view(row, key)).toList());
    }

    private CorrectionView view(CorrectionRow row, Optional<DataKey> key) {
        return new CorrectionView(row.id(), row.reason(), List.of(row.fields().split(",")), row.agency(), row.ageGroup(),
                row.rightsRequest(),
                row.correctedAt(), key.map(own -> read(own.open(place(row.id()), row.earlier()))).orElse(null));
    }

    /// The field name that is authenticated with a correction's earlier version, so that it opens in no other correction.
    private static String place(UUID correction) {
        return "correction." + correction + ".earlier";
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A correction can't be written", e);
        }
    }

    private CaseFileView.PersonView read(String written) {
        try {
            return json.readValue(written, CaseFileView.PersonView.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An earlier version can't be read", e);
        }
    }
}
