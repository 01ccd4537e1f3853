package org.palermo.inspection.triage;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.notice.NoticeMail;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Query;

/// Tells chief inspectors in the caller's transaction that something waits for triage. While they have not read such a notice, they get
/// the next one after a day at the earliest: the public can't fill their mail.
@ApplicationScoped
public class TriageNotices {
    private static final Query<String> TELL = Query.of(String.class, "select cast(tell_of_triage($1, $2, $3, $4, $5) as text)");

    private final NoticeMail.Carrier carrier;
    private final TransactionTime time;

    TriageNotices(NoticeMail.Carrier carrier, TransactionTime time) {
        this.carrier = carrier;
        this.time = time;
    }

    /// @param country ISO 3166-1 alpha-2
    /// @param agency whose chief inspectors are told; null for all who cover the country or a part of it
    public Uni<Void> tell(String country, UUID agency) {
        return TELL.first(Ids.next(), country, agency, time.now(), carrier.isOpen()).replaceWithVoid();
    }
}
