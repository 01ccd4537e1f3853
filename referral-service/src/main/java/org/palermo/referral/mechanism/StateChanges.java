package org.palermo.referral.mechanism;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Changes the state of many lines in one transaction. Lines that cannot be changed are reported with the reason.
@ApplicationScoped
public class StateChanges {
    private final ServiceLineStore store;
    private final EssentialServices essential;
    private final PublicDirectory directory;
    private final Audit audit;
    private final Idempotency idempotency;
    private final TransactionTime time;

    StateChanges(ServiceLineStore store, EssentialServices essential, PublicDirectory directory, Audit audit, Idempotency idempotency, TransactionTime time) {
        this.store = store;
        this.essential = essential;
        this.directory = directory;
        this.audit = audit;
        this.idempotency = idempotency;
        this.time = time;
    }

    @Scoped
    public Uni<StatesChanged> change(Actor actor, String key, ChangeStates command) {
        List<UUID> ids = command.lines().stream().map(ChangeStates.Line::id).toList();
        if (Set.copyOf(ids).size() < ids.size()) {
            throw Problems.invalid("lines", "must not name a line twice");
        }
        return idempotency.once(actor, key, command, StatesChanged.class, () -> {
            Map<UUID, StatesChanged.Line> outcomes = new HashMap<>();
            return store.countriesOf(ids)
                    .flatMap(countries -> Multi.createFrom().iterable(countries)
                            .onItem().transformToUniAndConcatenate(country -> essential.watch(country, () -> changeIn(actor, country, command, ids, outcomes)))
                            .collect().last())
                    .map(_ -> StatesChanged.of(ids.stream().map(id -> outcomes.getOrDefault(id, new StatesChanged.Line(id, LineOutcome.NOT_FOUND, null))).toList()));
        });
    }

    private Uni<List<ServiceLineView>> changeIn(Actor actor, String country, ChangeStates command, List<UUID> ids, Map<UUID, StatesChanged.Line> outcomes) {
        return store.within(ids, actor).flatMap(hers -> store.lock(country, ids).flatMap(lines -> {
            List<ServiceLine> changing = new ArrayList<>();
            List<ServiceLineChanged> changes = new ArrayList<>();
            for (ServiceLine line : lines) {
                LineOutcome outcome = hers.contains(line.id) ? line.outcome(command.state(), versionOf(line.id, command), time.now()) : LineOutcome.NOT_YOURS;
                outcomes.put(line.id, new StatesChanged.Line(line.id, outcome, null));
                if (outcome == LineOutcome.CHANGED) {
                    changing.add(line);
                    changes.add(line.change(command.ofEach(), time.now()));
                }
            }
            return changes.isEmpty() ? Uni.createFrom().item(List.of()) : keep(actor, changes)
                    .invoke(() -> changing.forEach(line -> outcomes.put(line.id, new StatesChanged.Line(line.id, LineOutcome.CHANGED, line.version))));
        }));
    }

    private Uni<List<ServiceLineView>> keep(Actor actor, List<ServiceLineChanged> changes) {
        List<UUID> changed = changes.stream().map(ServiceLineChanged::line).toList();
        return store.flush()
                .chain(() -> store.record(changes, actor.subject()))
                .chain(() -> audit.record(actor, "CHANGE_STATE", "service_line", changed))
                .chain(() -> directory.changed(changed))
                .chain(() -> store.views(changed));
    }

    private static Integer versionOf(UUID id, ChangeStates command) {
        return command.lines().stream().filter(line -> line.id().equals(id)).findFirst().map(ChangeStates.Line::version).orElse(null);
    }
}
