package org.palermo.referral.people.watched;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.sql.Query;
import org.palermo.referral.people.identity.Account;

/// Which accounts the caller may know: those of organisations in the countries that she covers. The audit records whose names she got.
@ApplicationScoped
class WatchedPeopleRecords {
    private static final Query<UUID> COVERED = Query.of(UUID.class, """
            select p.id from provider p
             where p.id = any (cast(string_to_array($1, ',') as uuid[])) and p.country = any (string_to_array($2, ','))
            """);

    private final Audit audit;

    WatchedPeopleRecords(Audit audit) {
        this.audit = audit;
    }

    @Scoped
    Uni<List<WatchedPersonView>> among(Actor actor, String action, List<Account> found) {
        return known(actor, found).map(known -> known.stream().map(WatchedPersonView::of).toList())
                .call(people -> audit.record(actor, action, "person", people.stream().map(WatchedPersonView::id).toList()));
    }

    /// Those of these people whom the caller may know. It records nothing: show none of them without {@link #among}.
    @Scoped
    Uni<List<Account>> covered(Actor actor, List<Account> found) {
        return known(actor, found);
    }

    private static Uni<List<Account>> known(Actor actor, List<Account> found) {
        String agencies = found.stream().map(Account::agency).filter(Objects::nonNull).distinct().map(UUID::toString)
                .collect(Collectors.joining(","));
        return COVERED.list(agencies, String.join(",", actor.regions())).map(Set::copyOf).map(covered -> found.stream()
                .filter(account -> account.isPerson() && account.agency() != null && covered.contains(account.agency())).toList());
    }
}
