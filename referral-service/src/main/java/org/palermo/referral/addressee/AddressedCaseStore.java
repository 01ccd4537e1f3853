package org.palermo.referral.addressee;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.caserecord.RecordKind;

/// What the database shows of a case to the addressee of one of its records.
@ApplicationScoped
class AddressedCaseStore {
    private static final Query<AddressedCase> OF_RECORD = Query.of(AddressedCase.class, """
            select case_file, kind, reference, country, region, answer, recorded_by, caseworker, caseworker_agency, age_group, due_on,
                   recovery_ends_on, interview_due_at, date_of_birth, languages, given_name, family_name, contact_channel, contact_value,
                   contact_times, contact_words
              from addressed_case($1)
            """);
    private static final Query<ToAsk> COORDINATORS = Query.of(ToAsk.class, "select person, agency from addressed_case_coordinators($1)");
    private static final Query<WardRecord> OF_WARD = Query.of(WardRecord.class,
            "select id, kind, state, edition, particulars from ward_records($1)");

    private static final Query<Sealed> HEARING = Query.of(Sealed.class,
            "select edition, particulars from case_record where id = $1 and kind = 'HEARING'");
    private static final Query<Sealed> PROCEEDING = Query.of(Sealed.class, "select edition, particulars from hearing_proceeding($1, $2)");

    /// The content of a record.
    @RegisterForReflection
    record Sealed(int edition, byte[] particulars) {}

    /// A person who works on the case.
    @RegisterForReflection
    record ToAsk(UUID person, UUID agency) {}

    /// @param particulars sealed
    @RegisterForReflection
    record WardRecord(UUID id, RecordKind kind, String state, int edition, byte[] particulars) {}

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    Uni<AddressedCase> of(UUID record) {
        return OF_RECORD.first(record).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// At most ten.
    Uni<List<ToAsk>> coordinators(UUID record) {
        return COORDINATORS.list(record);
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404
    Uni<Sealed> hearing(UUID record) {
        return HEARING.first(record).map(found -> found.orElseThrow(Problems::notFound));
    }

    /// The proceeding of a hearing that is addressed to the actor's organisation, in the same case.
    Uni<Optional<Sealed>> proceeding(UUID hearing, UUID proceeding) {
        return PROCEEDING.first(hearing, proceeding);
    }

    /// Safe contacts, also ended ones; hearings that are planned; needs that are reviewed. None before the guardian has accepted.
    Uni<List<WardRecord>> ofWard(UUID record) {
        return OF_WARD.list(record);
    }
}
