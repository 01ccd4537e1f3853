package org.palermo.shelter.hold;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.shelter.night.Tonight;

/// Lets an organisation see and hold everything that is free for one night. Because it can count places on that night, an
/// administrator decides, the audit records it, and it ends with the night.
@ApplicationScoped
public class RaisedHolds {
    private static final int REFERENCE_BITS = 40;

    private final Countries countries;
    private final Tonight tonight;
    private final Idempotency idempotency;
    private final Notices notices;
    private final TransactionTime time;
    private final Audit audit;

    RaisedHolds(Countries countries, Tonight tonight, Idempotency idempotency, Notices notices, TransactionTime time, Audit audit) {
        this.countries = countries;
        this.tonight = tonight;
        this.idempotency = idempotency;
        this.notices = notices;
        this.time = time;
        this.audit = audit;
    }

    @Scoped
    public Uni<RaisedHoldsView> raise(Actor actor, String key, RaiseHolds command) {
        return idempotency.once(actor, key, command, RaisedHoldsView.class, () -> raise(actor, command));
    }

    private Uni<RaisedHoldsView> raise(Actor actor, RaiseHolds command) {
        Country country = countries.require("country", command.country());
        if (!actor.covers(country.code())) {
            throw Problems.forbidden("hold", "not-covered", "You administer no mechanism of this country.");
        }
        var raised = new RaisedHoldsView(Ids.next(), command.agency(), country.code(), tonight.orLater(command.night(), country), command.nights(), command.people(), time.now());
        return Sql.execute("insert into hold_raise (id, agency, country, night, nights, people, raised_by, raised_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                        raised.id(), raised.agency(), raised.country(), raised.night(), raised.nights(), raised.people(), actor.subject(), raised.raisedAt())
                .chain(() -> notices.tellAgency(raised.agency(), "HOLDS_RAISED", raised.id(), Reference.random(REFERENCE_BITS)))
                .chain(() -> audit.record(actor, "RAISE", "hold_raise", raised.id()))
                .replaceWith(raised);
    }
}
