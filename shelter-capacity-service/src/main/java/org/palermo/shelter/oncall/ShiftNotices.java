package org.palermo.shelter.oncall;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.notice.Addressee;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Countries;

/// Tells a person that a colleague has put her on call, has changed her shift, or has taken it off the roster. The notice leads to the
/// shelter; its reference is the day on which the shift begins there.
@ApplicationScoped
class ShiftNotices {
    private static final Query<String> COUNTRY = Query.of(String.class, "select country from shelter where id = $1");

    private final Notices notices;
    private final Countries countries;
    private final TransactionTime time;

    ShiftNotices(Notices notices, Countries countries, TransactionTime time) {
        this.notices = notices;
        this.countries = countries;
        this.time = time;
    }

    /// @param before null for a new shift
    Uni<Void> written(Actor actor, UUID shelter, ShiftView before, PutShift now) {
        if (before == null || !before.subject().equals(now.subject())) {
            return tell(actor, shelter, now.subject(), now.from(), "ON_CALL_GIVEN")
                    .chain(() -> before == null ? Uni.createFrom().voidItem() : removed(actor, shelter, before));
        }
        return tell(actor, shelter, now.subject(), now.from(), "ON_CALL_CHANGED");
    }

    /// Of a shift that was over already nobody is told.
    Uni<Void> removed(Actor actor, UUID shelter, ShiftView before) {
        return before.until().isAfter(time.now())
                ? tell(actor, shelter, before.subject(), before.from(), "ON_CALL_ENDED")
                : Uni.createFrom().voidItem();
    }

    /// Nobody is told what she has done herself.
    private Uni<Void> tell(Actor actor, UUID shelter, UUID person, Instant from, String kind) {
        return person.toString().equals(actor.subject()) ? Uni.createFrom().voidItem()
                : COUNTRY.one(shelter).chain(country -> notices.tellWithin(Addressee.person(actor.agency(), person.toString()), kind,
                        shelter, day(country, from), List.of()));
    }

    private String day(String country, Instant at) {
        return LocalDate.ofInstant(at, countries.country(country).orElseThrow(Problems::notFound).zone()).toString();
    }
}
