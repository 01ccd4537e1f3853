package org.palermo.referral.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
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
import org.palermo.kernel.scope.Sql;

/// Reads case files with their persons page by page, for exports in other formats. Erased persons are left out.
@ApplicationScoped
public class CaseFileExports {
    private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};
    private static final int FILE_COLUMNS = 9;

    private final DataKeys keys;
    private final Audit audit;
    private final ObjectMapper json;

    CaseFileExports(DataKeys keys, Audit audit, ObjectMapper json) {
        this.keys = keys;
        this.audit = audit;
        this.json = json;
    }

    /// The case files of a region, latest referral first, read along the index.
    ///
    /// @param actor whose row policies limit what is read
    /// @param sender only referrals by this organisation, or null for all
    @Scoped
    public Uni<List<ExportedCaseFile>> page(Actor actor, String region, UUID sender, Cursor after, int limit) {
        List<Object> values = new ArrayList<>(List.of(region, after.at(), after.id(), limit));
        if (sender != null) {
            values.add(sender);
        }
        return Sql.list(Object[].class, """
                        select c.id, c.reference, c.region, c.stage, c.age_group, c.sex, c.exploitation, o.name, c.referred_at, p.given_name, p.family_name, p.date_of_birth,
                               p.nationality, p.languages, p.identifiers, p.contact_channel, p.contact_value, p.contact_times, p.contact_words, p.circumstances, p.htcds,
                               (select string_agg(k.fields, ',') from person_correction k where k.case_file = c.id)
                          from case_file c left join case_person p on p.case_file = c.id left join provider o on o.id = c.sender
                         where c.region = ?1 and (c.referred_at, c.id) < (?2, ?3) and c.erased_at is null %s
                         order by c.referred_at desc, c.id desc
                         limit ?4
                        """.formatted(sender == null ? "" : "and c.sender = ?5 and not c.handed_on"), values.toArray())
                .flatMap(rows -> keys.find(rows.stream().map(r -> (UUID) r[0]).toList(), Purpose.PERSON)
                        .map(found -> rows.stream().map(r -> file(r, Optional.ofNullable(found.get((UUID) r[0])))).toList()));
    }

    /// Records the export in the audit before a page is sent.
    @Scoped
    public Uni<Void> recorded(Actor actor, Collection<UUID> files) {
        return audit.record(actor, "EXPORT", CaseFiles.KIND, files);
    }

    private ExportedCaseFile file(Object[] r, Optional<DataKey> key) {
        UUID id = (UUID) r[0];
        SealedPerson sealed = SealedPerson.read(id, Arrays.copyOfRange(r, FILE_COLUMNS, r.length - 1));
        return new ExportedCaseFile(id, (String) r[1], (String) r[2], CaseFileStage.valueOf((String) r[3]), AgeGroup.valueOf((String) r[4]), Sex.valueOf((String) r[5]),
                Arrays.stream(((String) r[6]).split(",")).map(Exploitation::valueOf).toList(), (String) r[7], (Instant) r[8],
                key.map(sealed::person).orElse(null), key.map(own -> attributes(sealed.htcds(own))).orElse(Map.of()),
                r[r.length - 1] == null ? Set.of() : Set.copyOf(Arrays.asList(((String) r[r.length - 1]).split(","))));
    }

    private Map<String, Object> attributes(String written) {
        try {
            return written == null ? Map.of() : json.readValue(written, ATTRIBUTES);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Attributes can't be read", e);
        }
    }
}
