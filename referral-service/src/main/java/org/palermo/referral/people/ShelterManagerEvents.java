package org.palermo.referral.people;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.outbox.Event;
import org.palermo.kernel.outbox.Outbox;
import org.palermo.kernel.sql.Query;

/// Informs the shelter capacity service of the people who can be on call for a shelter. It learns of a person when a colleague first lists
/// her, and whenever her account changes, because she may have put herself on call; all events of one person form one stream.
@ApplicationScoped
class ShelterManagerEvents {
    private static final String SUBSCRIBER = "shelter";
    private static final int MOST = 200;
    private static final String HAS_ROLE = "'shelter-manager' = any (string_to_array(p.roles, ','))";
    private static final String MANAGES = "p.state = 'ACTIVE' and " + HAS_ROLE;
    private static final String IS_TOLD =
            "exists (select 1 from outbox_stream s where s.subscriber = '" + SUBSCRIBER + "' and s.aggregate = p.id)";
    private static final Query<Manager> OF_AGENCY = Query.of(Manager.class,
            "select p.id, " + IS_TOLD + " as told from person p where p.agency = $1 and " + MANAGES + " order by p.id limit $2");
    /// Locks the accounts: whoever closes one at the same time is done before, or finds that it was told of and tells it again.
    private static final Query<Manager> NEW_OF_AGENCY = Query.of(Manager.class,
            "select p.id, false as told from person p where p.agency = $1 and " + MANAGES + " and not " + IS_TOLD
                    + " order by p.id limit $2 for share of p");
    private static final String EVENT = "select p.id as person, p.agency, " + MANAGES + " as active from person p where p.id = $1 and ";
    private static final Query<ShelterManagerEvent> CHANGED =
            Query.of(ShelterManagerEvent.class, EVENT + "(" + HAS_ROLE + " or " + IS_TOLD + ")");
    private static final Query<ShelterManagerEvent> NEW = Query.of(ShelterManagerEvent.class, EVENT + MANAGES + " and not " + IS_TOLD);

    private final Outbox outbox;

    ShelterManagerEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// @param told whether the shelter capacity service has been informed of her
    @RegisterForReflection
    private record Manager(UUID id, boolean told) {}

    /// The active shelter managers of an organisation. Informs of those who are new.
    Uni<List<UUID>> of(UUID agency) {
        return OF_AGENCY.list(agency, MOST)
                .call(managers -> managers.stream().allMatch(Manager::told) ? Uni.createFrom().voidItem()
                        : NEW_OF_AGENCY.list(agency, MOST).chain(found -> outbox.publishAll(found.stream()
                                .map(one -> event(new ShelterManagerEvent(one.id(), agency, true))).toList())))
                .map(managers -> managers.stream().map(Manager::id).toList());
    }

    /// Call before the roles of a person change, in the same transaction: whether she had the role is not known afterwards.
    Uni<Void> beforeRoles(UUID person) {
        return tell(NEW, person);
    }

    /// Call after the account of a person has changed, in the same transaction.
    Uni<Void> changed(UUID person) {
        return tell(CHANGED, person);
    }

    private Uni<Void> tell(Query<ShelterManagerEvent> which, UUID person) {
        return which.first(person).flatMap(found -> found.map(one -> outbox.publish(event(one)))
                .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Event event(ShelterManagerEvent told) {
        return new Event(SUBSCRIBER, told.person(), ShelterManagerEvent.TYPE, told, false);
    }
}
