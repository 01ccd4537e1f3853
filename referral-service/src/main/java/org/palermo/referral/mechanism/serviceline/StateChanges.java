package org.palermo.referral.mechanism.serviceline;

import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Changes the state of many lines in one transaction. Lines that cannot be changed are reported with the reason.
@Tag(name = "Service lines", description = "The services that organisations of the mechanism give, with their states and descriptions.")
@Path("/api/nrm/v1/service-lines")
@Authenticated
@ApplicationScoped
public class StateChanges {
    private final ServiceLineStore store;
    private final EssentialServices essential;
    private final PublicDirectory directory;
    private final CurrentOperation operation;

    StateChanges(ServiceLineStore store, EssentialServices essential, PublicDirectory directory, CurrentOperation operation) {
        this.store = store;
        this.essential = essential;
        this.directory = directory;
        this.operation = operation;
    }

    @POST
    @Path("/states")
    @Operation(operationId = "changeServiceLineStates", summary = "Change the state of many service lines for one reason",
            description = "The answer says for each line whether it was changed, or why not. `version` is the version that you read; "
                    + "without it the line is changed whatever its version. Send at most 1,000 lines, each once (400). The service tells "
                    + "the same people as for a change of one line.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR},
            scope = "service provider: service lines of the caller's organisation; regional coordinator and mechanism administrator: "
                    + "service lines in the regions that the caller covers; every other line is refused in the answer")
    @Audited
    @Scoped
    public Uni<StatesChanged> changeMany(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ChangeStates command) {
        Actor actor = operation.caller();
        List<UUID> ids = command.lines().stream().map(ChangeStates.Line::id).toList();
        if (Set.copyOf(ids).size() < ids.size()) {
            throw Problems.invalid("lines", "must not name a line twice");
        }
        return operation.once(actor, key, command, StatesChanged.class, () -> {
            Map<UUID, StatesChanged.Line> outcomes = new HashMap<>();
            return store.countriesOf(ids)
                    .flatMap(countries -> Multi.createFrom().iterable(countries)
                            .onItem().transformToUniAndConcatenate(country -> essential.watch(country,
                                    () -> changeIn(actor, country, command, ids, outcomes)))
                            .collect().last())
                    .map(_ -> StatesChanged.of(ids.stream()
                            .map(id -> outcomes.getOrDefault(id, new StatesChanged.Line(id, LineOutcome.NOT_FOUND, null))).toList()));
        });
    }

    private Uni<List<ServiceLineView>> changeIn(Actor actor, String country, ChangeStates command, List<UUID> ids,
            Map<UUID, StatesChanged.Line> outcomes) {
        return store.within(ids, actor).flatMap(hers -> store.lock(country, ids).flatMap(lines -> {
            List<ServiceLine> changing = new ArrayList<>();
            List<ServiceLineChanged> changes = new ArrayList<>();
            for (ServiceLine line : lines) {
                LineOutcome outcome = hers.contains(line.id)
                        ? line.outcome(command.state(), versionOf(line.id, command), operation.now()) : LineOutcome.NOT_YOURS;
                outcomes.put(line.id, new StatesChanged.Line(line.id, outcome, null));
                if (outcome == LineOutcome.CHANGED) {
                    changing.add(line);
                    changes.add(line.change(command.ofEach(), operation.now()));
                }
            }
            return changes.isEmpty() ? Uni.createFrom().item(List.of()) : keep(actor, changes)
                    .invoke(() ->
                            changing.forEach(line -> outcomes.put(line.id,
                                    new StatesChanged.Line(line.id, LineOutcome.CHANGED, line.version))));
        }));
    }

    private Uni<List<ServiceLineView>> keep(Actor actor, List<ServiceLineChanged> changes) {
        List<UUID> changed = changes.stream().map(ServiceLineChanged::line).toList();
        return store.flush()
                .chain(() -> store.record(changes, actor.subject()))
                .chain(() -> operation.record(actor, "CHANGE_STATE", "service_line", changed))
                .chain(() -> directory.changed(changed))
                .chain(() -> store.views(changed));
    }

    private static Integer versionOf(UUID id, ChangeStates command) {
        return command.lines().stream().filter(line -> line.id().equals(id)).findFirst().map(ChangeStates.Line::version).orElse(null);
    }
}
