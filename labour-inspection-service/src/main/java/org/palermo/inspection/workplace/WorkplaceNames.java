package org.palermo.inspection.workplace;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.sql.Query;

/// How workplaces are called and where they are, for lists of other components, in the caller's transaction. Who saw a private household
/// is audited.
@ApplicationScoped
public class WorkplaceNames {
    /// The sector of a workplace of which nobody named one.
    public static final String NO_SECTOR = Sectors.UNSPECIFIED;
    private static final Query<UUID> BY_REFERENCE = Query.of(UUID.class, "select id from workplace where reference = $1");

    private final Households households;
    private final Audit audit;

    WorkplaceNames(Households households, Audit audit) {
        this.households = households;
        this.audit = audit;
    }

    /// @param name null, like address and coordinates, for a household that the actor may not see
    public record Named(
            UUID id, String reference, WorkplaceKind kind, String name, String address, String sector, BigDecimal latitude,
            BigDecimal longitude) {}

    /// @param ids at most as many as a page has
    /// @return by id; ids that no workplace has are missing
    public Uni<Map<UUID, Named>> of(Actor actor, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return Panache.getSession().flatMap(session -> session.createQuery("from Workplace w where w.id in :ids", Workplace.class)
                        .setParameter("ids", Set.copyOf(ids)).getResultList())
                .flatMap(households::open)
                .call(found -> audit.record(actor, "LIST", "workplace",
                        found.stream().filter(Workplace::isHousehold).map(w -> w.id).toList()))
                .map(WorkplaceNames::byId);
    }

    /// Names alone. One that the actor may not see is missing.
    ///
    /// @param ids at most as many as a page has
    public Uni<Map<UUID, String>> names(Actor actor, Collection<UUID> ids) {
        return of(actor, ids).map(found -> found.values().stream().filter(named -> named.name() != null)
                .collect(Collectors.toMap(Named::id, Named::name)));
    }

    /// @param written as people write it, with or without hyphens
    private static Uni<Optional<UUID>> byReference(String written) {
        String stripped = written.strip();
        String plain = stripped.regionMatches(true, 0, "W-", 0, 2) ? stripped.substring(2) : stripped;
        return plain.isEmpty() || plain.length() > 40 ? Uni.createFrom().item(Optional.empty())
                : Reference.parse(plain).map(reference -> BY_REFERENCE.first("W-" + reference)).orElseGet(() -> Uni.createFrom()
                        .item(Optional.empty()));
    }

    /// The workplace that a command names by its reference.
    ///
    /// @param field of the request
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400, naming the field, when no workplace has it
    public Uni<UUID> requireByReference(String field, String written) {
        return byReference(written).map(found -> found.orElseThrow(() -> Problems.invalid(field, "must be the reference of a workplace")));
    }

    private static Map<UUID, Named> byId(List<Workplace> found) {
        return found.stream().collect(Collectors.toMap(w -> w.id,
                w -> new Named(w.id, w.reference, w.kind, w.name(), w.address(), w.sector, w.latitude(), w.longitude())));
    }
}
