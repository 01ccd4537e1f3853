package org.palermo.referral.casefile.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.protection.Purpose;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.CaseFiles;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.person.SealedPerson;
import org.palermo.referral.casefile.person.Sex;

/// Reads case files with their persons page by page, for exports in other formats. Erased persons are left out.
@ApplicationScoped
public class CaseFileExports {
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final String FILES = """
            select c.id, c.reference, c.region, c.stage, c.age_group, c.sex, c.exploitation, o.name as sender, c.referred_at, p.given_name,
                   p.family_name, p.date_of_birth, p.nationality, p.languages, p.identifiers, p.contact_channel, p.contact_value,
                     p.contact_times,
                   p.contact_words, p.circumstances, p.htcds,
                   (select string_agg(k.fields, ',') from person_correction k where k.case_file = c.id) as corrected
              from case_file c left join case_person p on p.case_file = c.id left join provider o on o.id = c.sender
             where c.region = $1 and (c.referred_at, c.id) < ($2, $3) and c.erased_at is null %s
             order by c.referred_at desc, c.id desc
             limit $4
            """;
    private static final Query<FileRow> OF_REGION = Query.of(FileRow.class, FILES.formatted(""));
    private static final Query<FileRow> OF_SENDER = Query.of(FileRow.class, FILES.formatted("and c.sender = $5 and not c.handed_on"));

    private final DataKeys keys;
    private final Audit audit;
    private final ObjectMapper json;

    CaseFileExports(DataKeys keys, Audit audit, ObjectMapper json) {
        this.keys = keys;
        this.audit = audit;
        this.json = json;
    }

    /// A case file with its person, who is sealed.
    ///
    /// @param corrected comma-separated; null when nothing was corrected
    @RegisterForReflection
    private record FileRow(
            UUID id, String reference, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex, String exploitation, String sender,
            Instant referredAt, byte[] givenName, byte[] familyName, byte[] dateOfBirth, byte[] nationality, byte[] languages,
            byte[] identifiers, byte[] contactChannel, byte[] contactValue, byte[] contactTimes, byte[] contactWords, byte[] circumstances,
            byte[] htcds, String corrected) {
        /// Without the indicators, for which the standard has no field.
        SealedPerson person() {
            return new SealedPerson(id, givenName, familyName, dateOfBirth, nationality, languages, identifiers, contactChannel,
                    contactValue, contactTimes, contactWords, circumstances, null, htcds);
        }
    }

    /// The case files of a region, latest referral first, read along the index.
    ///
    /// @param actor whose row policies limit what is read
    /// @param sender only referrals by this organisation, or null for all
    @Scoped
    public Uni<List<ExportedCaseFile>> page(Actor actor, String region, UUID sender, Cursor after, int limit) {
        Uni<List<FileRow>> read = sender == null
                ? OF_REGION.list(region, after.at(), after.id(), limit)
                : OF_SENDER.list(region, after.at(), after.id(), limit, sender);
        return read.flatMap(rows -> keys.find(rows.stream().map(FileRow::id).toList(), Purpose.PERSON)
                .map(found -> rows.stream().map(row -> file(row, Optional.ofNullable(found.get(row.id())))).toList()));
    }

    /// Records the export in the audit before a page is sent.
    @Scoped
    public Uni<Void> recorded(Actor actor, Collection<UUID> files) {
        return audit.record(actor, "EXPORT", CaseFiles.KIND, files);
    }

    private ExportedCaseFile file(FileRow row, Optional<DataKey> key) {
        SealedPerson sealed = row.person();
        return new ExportedCaseFile(row.id(), row.reference(), row.region(), row.stage(), row.ageGroup(), row.sex(),
                Arrays.stream(row.exploitation().split(",")).map(Exploitation::valueOf).toList(), row.sender(), row.referredAt(),
                key.map(sealed::person).orElse(null), key.map(own -> attributes(sealed.htcds(own))).orElse(Map.of()),
                row.corrected() == null ? Set.of() : Set.copyOf(Arrays.asList(row.corrected().split(","))));
    }

    private Map<String, Object> attributes(String written) {
        try {
            return written == null ? Map.of() : json.readValue(written, ATTRIBUTES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Attributes can't be read", e);
        }
    }
}
