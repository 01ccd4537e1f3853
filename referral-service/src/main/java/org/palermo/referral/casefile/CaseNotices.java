package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.sql.Query;

/// Notifies organisations of an event in a case, by the reference of the case alone: the sender or, after a transfer, the organisation that
/// took over the case; and the organisations that work on it. An immigration body, or an organisation that is not in the register, gets no
/// notice. After the person was erased, nobody gets one.
@ApplicationScoped
public class CaseNotices {
    private static final Query<Parties> PARTIES = Query.of(Parties.class, "select reference, region, agencies from case_parties($1)");

    private final Notices notices;

    CaseNotices(Notices notices) {
        this.notices = notices;
    }

    /// @param agencies the organisations that have the case, without its authority; comma-separated, null for none
    @RegisterForReflection
    private record Parties(String reference, String region, String agencies) {
        List<UUID> agencyIds() {
            return Stream.ofNullable(agencies).flatMap(ids -> Arrays.stream(ids.split(","))).map(UUID::fromString).toList();
        }
    }

    /// Notifies the organisations, inside the transaction of the event.
    ///
    /// @param kind the kind of notice
    public Uni<Void> tellParties(UUID caseFile, String kind) {
        return tell(caseFile, kind, List.of(), false);
    }

    /// Notifies these organisations and the case's authority.
    public Uni<Void> tellAll(UUID caseFile, String kind) {
        return tellAll(caseFile, kind, List.of());
    }

    /// @param lines what the mail says beside the reference: by when they answer
    public Uni<Void> tellAll(UUID caseFile, String kind, List<MailLine> lines) {
        return tell(caseFile, kind, lines, true);
    }

    /// Notifies the data protection officers of the case's region.
    ///
    /// @param about the record that they open, which is not the case: of that they see nothing
    /// @param lines by when they answer
    public Uni<Void> tellOfficers(UUID caseFile, String kind, UUID about, List<MailLine> lines) {
        return PARTIES.first(caseFile).flatMap(found -> found
                .map(parties -> notices.tellRole(Role.DATA_PROTECTION_OFFICER, parties.region(), kind, about, parties.reference(), lines))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(UUID caseFile, String kind, List<MailLine> lines, boolean authority) {
        return PARTIES.first(caseFile)
                .flatMap(found -> found.map(parties -> tell(caseFile, kind, lines, parties, authority))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(UUID caseFile, String kind, List<MailLine> lines, Parties parties, boolean authority) {
        Uni<Void> told = authority
                ? notices.tellRole(Role.COMPETENT_AUTHORITY, parties.region(), kind, caseFile, parties.reference(), lines)
                : Uni.createFrom().voidItem();
        for (UUID agency : parties.agencyIds()) {
            told = told.chain(() -> notices.tellAgency(agency, kind, caseFile, parties.reference(), lines));
        }
        return told;
    }
}
