package org.palermo.inspection.goods;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;

/// The edition in use: the latest that was loaded, or else the one that comes with the service.
@ApplicationScoped
public class CurrentGoods {
    private final Goods bundled;
    private final GoodsStore store;
    /// An edition never changes once it is loaded, so the last one that was read is kept.
    private final AtomicReference<Kept> kept = new AtomicReference<>();

    private record Kept(String edition, GoodsList list) {}

    CurrentGoods(Goods bundled, GoodsStore store) {
        this.bundled = bundled;
        this.store = store;
    }

    /// In the caller's transaction.
    public Uni<GoodsList> current() {
        return store.latest().flatMap(latest -> latest.isEmpty() ? Uni.createFrom().item(bundled.list()) : of(latest.get().name()));
    }

    private Uni<GoodsList> of(String edition) {
        Kept last = kept.get();
        return last != null && last.edition().equals(edition)
                ? Uni.createFrom().item(last.list())
                : store.entries(edition).map(GoodsList::new).invoke(list -> kept.set(new Kept(edition, list)));
    }
}
