package org.palermo.inspection.supplychain;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.inspection.workplace.WorkplaceKind;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;

/// Writes a batch of links in one transaction. A party that is named only by name and country is a known company of that name, else the
/// only workplace of that name, else a new company.
@ApplicationScoped
public class SupplyLinkImport {
    private final LinkImportStore store;
    private final CompanyStore companies;
    private final WorkplacePlaces workplaces;
    private final CurrentOperation operation;

    SupplyLinkImport(LinkImportStore store, CompanyStore companies, WorkplacePlaces workplaces, CurrentOperation operation) {
        this.store = store;
        this.companies = companies;
        this.workplaces = workplaces;
        this.operation = operation;
    }

    /// Whom a row names, or why it names nobody.
    ///
    /// @param id null with a reason
    private record Resolved(UUID id, PartyKind kind, String reason) {
        static Resolved refused(String reason) {
            return new Resolved(null, null, reason);
        }

        UUID ifIs(PartyKind wanted) {
            return kind == wanted ? id : null;
        }
    }

    /// @return the outcome of each row, in the order of the rows
    @Scoped
    public Uni<List<RowOutcome>> batch(Actor actor, List<Row<ListedLink>> rows) {
        SupplyLinks.requireInspectorate(actor);
        return companies.lock()
                .chain(() -> resolve(actor, rows))
                .flatMap(parties -> write(actor, rows, parties));
    }

    private Uni<Map<ListedLink.ListedParty, Resolved>> resolve(Actor actor, List<Row<ListedLink>> rows) {
        List<ListedLink.ListedParty> sought = rows.stream().flatMap(row -> Stream.of(row.value().supplier(),
                row.value().buyer())).distinct().toList();
        List<LinkImportStore.Sought> written = new ArrayList<>();
        for (ListedLink.ListedParty party : sought) {
            written.add(new LinkImportStore.Sought(written.size(), party.reference(), party.osId(), party.country(), party.number(),
                    party.hasName() ? CompanyName.key(party.country(), party.name()) : null));
        }
        Map<ListedLink.ListedParty, Resolved> resolved = new LinkedHashMap<>();
        Map<String, Resolved> created = new HashMap<>();
        return store.find(written).flatMap(found -> Multi.createFrom().iterable(found)
                .onItem().transformToUniAndConcatenate(row -> resolve(actor, sought.get(row.n()), row,
                        created).invoke(party -> resolved.put(sought.get(row.n()), party)))
                .collect().last()
                .replaceWith(resolved));
    }

    /// @param created companies of this batch, by number or name
    private Uni<Resolved> resolve(Actor actor, ListedLink.ListedParty party, LinkImportStore.Found found, Map<String, Resolved> created) {
        if (found.household()) {
            return Uni.createFrom().item(Resolved.refused("must not be a private household"));
        }
        if (found.workplace() != null) {
            return Uni.createFrom().item(new Resolved(found.workplace(), PartyKind.WORKPLACE, null));
        }
        if (found.company() != null) {
            return Uni.createFrom().item(new Resolved(found.company(), PartyKind.COMPANY, null));
        }
        if (party.reference() != null || party.osId() != null) {
            return Uni.createFrom().item(Resolved.refused("must be registered under its reference or OS ID"));
        }
        String known = party.country() + " " + (party.number() == null ? CompanyName.words(party.name()) : "number " + party.number());
        return created.containsKey(known) ? Uni.createFrom().item(created.get(known)) : byName(actor,
                party).invoke(made -> created.put(known, made));
    }

    private Uni<Resolved> byName(Actor actor, ListedLink.ListedParty party) {
        return (party.number() == null ? workplaces.named(actor, party.country(), party.name()) : Uni.createFrom().item(List.<UUID>of()))
                .flatMap(places -> switch (places.size()) {
                    case 0 -> companies.add(new RegisterCompany(party.name(), party.country(), party.number()), operation.now())
                            .map(company -> new Resolved(company.id(), PartyKind.COMPANY, null));
                    case 1 -> workplaces.find(places.getFirst()).map(place -> place.orElseThrow().kind() == WorkplaceKind.PRIVATE_HOUSEHOLD
                            ? Resolved.refused("must not be a private household")
                            : new Resolved(places.getFirst(), PartyKind.WORKPLACE, null));
                    default -> Uni.createFrom()
                            .item(Resolved.refused("must be one workplace: several have this name; use the reference or the OS ID"));
                });
    }

    private Uni<List<RowOutcome>> write(Actor actor, List<Row<ListedLink>> rows, Map<ListedLink.ListedParty, Resolved> parties) {
        List<LinkImportStore.NewLink> links = new ArrayList<>();
        Map<Integer, Resolved> refused = new HashMap<>();
        Map<Integer, UUID> ids = new HashMap<>();
        for (Row<ListedLink> row : rows) {
            ListedLink listed = row.value();
            Resolved supplier = parties.get(listed.supplier());
            Resolved buyer = parties.get(listed.buyer());
            Resolved refusal = refusal(supplier, buyer);
            if (refusal != null) {
                refused.put(row.number(), refusal);
            } else {
                UUID id = Ids.next();
                ids.put(row.number(), id);
                links.add(new LinkImportStore.NewLink(id, supplier.ifIs(PartyKind.WORKPLACE), supplier.ifIs(PartyKind.COMPANY),
                        buyer.ifIs(PartyKind.WORKPLACE), buyer.ifIs(PartyKind.COMPANY), listed.product(),
                                SupplyLinkStore.productKey(listed.product()),
                        listed.tier(), listed.source(), listed.sourceTitle(), listed.validFrom(), listed.validUntil()));
            }
        }
        return store.add(links, actor, operation.now())
                .call(added -> operation.record(actor, "IMPORT", "supply_link", added))
                .map(added -> outcomes(rows, refused, ids, new HashSet<>(added)));
    }

    /// Null when both parties are found.
    private static Resolved refusal(Resolved supplier, Resolved buyer) {
        if (supplier.reason() != null) {
            return Resolved.refused("supplier " + supplier.reason());
        }
        if (buyer.reason() != null) {
            return Resolved.refused("buyer " + buyer.reason());
        }
        return supplier.id().equals(buyer.id()) ? Resolved.refused("buyer must not be the supplier") : null;
    }

    private static List<RowOutcome> outcomes(List<Row<ListedLink>> rows, Map<Integer, Resolved> refused, Map<Integer, UUID> ids,
            Set<UUID> added) {
        return rows.stream().<RowOutcome>map(row -> refused.containsKey(row.number())
                ? new RowOutcome.Rejected(row.number(), refused.get(row.number()).reason())
                : added.contains(ids.get(row.number())) ? new RowOutcome.Imported(row.number()) : new RowOutcome.Matched(row.number()))
                        .toList();
    }
}
