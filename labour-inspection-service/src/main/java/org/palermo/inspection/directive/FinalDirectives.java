package org.palermo.inspection.directive;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.inspection.violation.DirectiveKind;
import org.palermo.kernel.sql.Query;

/// Orders and penalties that are final, in the caller's transaction, for whoever publishes them: nobody can change them by an appeal any
/// more. A private household is never among them, nor what was quashed or made in error, nor an order
/// that an appeal varied: nobody records which of its violations were left. They say nothing of a visit, an inspectorate,
/// an indicator or a person; the caller still decides whether what is left could point at a worker.
@ApplicationScoped
public class FinalDirectives {
    private static final String WORKPLACES = "cast(string_to_array($1, ',') as uuid[]), $2";
    private static final Query<FinalDirective> DIRECTIVES = Query.of(FinalDirective.class, """
            select workplace, country, directive, kind, state, served_on, final_on, violation, code, text, statute, acted_on, workers
              from final_directives(""" + WORKPLACES + ")");
    private static final Query<FinalPenalty> PENALTIES = Query.of(FinalPenalty.class, """
            select workplace, country, penalty, amount, paid, currency, served_on, final_on, violation, code, text, statute, acted_on,
              workers
              from final_penalties(""" + WORKPLACES + ")");
    /// The last time zone in which a day begins: what is final there is final everywhere.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    /// A violation of a final order; an order with several violations has as many.
    ///
    /// @param directive id of the order
    /// @param finalOn the day from which it is final
    /// @param violation id of the violation
    /// @param code of the catalogue
    /// @param text what the employer did, in a few words
    /// @param actedOn the day of the act
    /// @param workers how many workers it concerns
    @RegisterForReflection
    public record FinalDirective(UUID workplace, String country, UUID directive, DirectiveKind kind, DirectiveState state,
            LocalDate servedOn, LocalDate finalOn, UUID violation, String code, String text, String statute, LocalDate actedOn,
            int workers) {}

    /// A final penalty for a violation that no order names.
    ///
    /// @param amount what is owed, in minor units of the currency
    /// @param paid what was paid, in minor units
    @RegisterForReflection
    public record FinalPenalty(UUID workplace, String country, UUID penalty, long amount, long paid, String currency, LocalDate servedOn,
            LocalDate finalOn, UUID violation, String code, String text, String statute, LocalDate actedOn, int workers) {}

    /// @param workplaces at most a few hundred
    /// @return at most 2,000, the latest first
    public Uni<List<FinalDirective>> ofWorkplaces(Collection<UUID> workplaces, Instant now) {
        return workplaces.isEmpty() ? Uni.createFrom().item(List.of()) : DIRECTIVES.list(ids(workplaces), LocalDate.ofInstant(now, LAST));
    }

    /// Only of violations that no order names. What an order names is published by the order: while its appeal is pending, or when the
    /// appeal left the violation out, not at all.
    ///
    /// @param workplaces at most a few hundred
    /// @return at most 2,000, the latest first
    public Uni<List<FinalPenalty>> penaltiesOfWorkplaces(Collection<UUID> workplaces, Instant now) {
        return workplaces.isEmpty() ? Uni.createFrom().item(List.of()) : PENALTIES.list(ids(workplaces), LocalDate.ofInstant(now, LAST));
    }

    private static String ids(Collection<UUID> workplaces) {
        return workplaces.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
