package org.palermo.inspection.goods;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;

/// Reads editions of the list, and keeps a new one beside them.
@ApplicationScoped
public class GoodsEditions {
    private final GoodsStore store;
    private final Goods bundled;
    private final TransactionTime time;

    GoodsEditions(GoodsStore store, Goods bundled, TransactionTime time) {
        this.store = store;
        this.bundled = bundled;
        this.time = time;
    }

    /// Latest first; the edition that comes with the service is the oldest.
    @Scoped
    public Uni<List<GoodsEdition>> all(Actor actor) {
        return store.editions().map(loaded -> {
            List<GoodsEdition> all = new ArrayList<>();
            loaded.forEach(e -> all.add(new GoodsEdition(e.name(), e.publishedOn(), e.source(), e.entries(), all.isEmpty(), e.loadedAt())));
            all.add(new GoodsEdition(Goods.EDITION, null, Goods.SOURCE, bundled.entries(), all.isEmpty(), null));
            return all;
        });
    }

    /// @param edition the name of an edition, or null for the latest
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is no such edition
    @Scoped
    public Uni<List<ListedGood>> find(Actor actor, String edition, String country, String good) {
        return (edition == null ? store.latest().map(latest -> latest.map(GoodsStore.EditionRow::name).orElse(Goods.EDITION))
                : Uni.createFrom().item(edition))
                .flatMap(name -> name.equals(Goods.EDITION)
                        ? Uni.createFrom().item(bundled.find(country, good))
                        : store.entries(name).map(entries -> Goods.find(required(entries), country, good)));
    }

    private static List<ListedGood> required(List<ListedGood> entries) {
        if (entries.isEmpty()) {
            throw Problems.invalid("edition", "must be the name of an edition that is loaded");
        }
        return entries;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for a day in the future; 409 when an edition of this name or with this
    ///     content is there
    @Scoped
    public Uni<GoodsEdition> add(Actor actor, String name, LocalDate publishedOn, String source, String sha256, List<ListedGood> goods) {
        if (publishedOn.isAfter(LocalDate.ofInstant(time.now(), ZoneOffset.UTC).plusDays(1)) || publishedOn.getYear() < 2000) {
            throw Problems.invalid("publishedOn", "must be a day since 2000 that is not in the future");
        }
        if (name.equals(Goods.EDITION)) {
            throw known();
        }
        return store.add(new GoodsStore.EditionRow(name, publishedOn, source, goods.size(), time.now()), sha256, actor.subject(), goods)
                .invoke(added -> {
                    if (!added) {
                        throw known();
                    }
                })
                .chain(store::latest)
                .map(latest -> new GoodsEdition(name, publishedOn, source, goods.size(), latest.orElseThrow().name().equals(name),
                        time.now()));
    }

    private static RuntimeException known() {
        return Problems.conflict("goods", "known", "An edition of this name, or the same file, is already loaded.");
    }
}
