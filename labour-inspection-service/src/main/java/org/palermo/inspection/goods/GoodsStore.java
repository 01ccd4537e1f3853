package org.palermo.inspection.goods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palermo.inspection.country.CountryCodes;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// Queries over the editions that administrators loaded.
@ApplicationScoped
class GoodsStore {
    private static final Query<EditionRow> EDITIONS = Query.of(EditionRow.class, """
            select name, published_on, source, entries, loaded_at from goods_edition order by published_on desc, loaded_at desc limit 100
            """);
    private static final Query<GoodRow> ENTRIES = Query.of(GoodRow.class, """
            select good, sector, country, child_labour, forced_labour,
                    forced_child_labour from listed_good where edition = $1 order by place
            """);
    private static final Change ADD = Change.of("""
            insert into goods_edition (name, published_on, source, sha256, entries, loaded_at, loaded_by)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict do nothing
            """);
    private static final Change ADD_GOODS = Change.of("""
            insert into listed_good (edition, place, good, sector, country, child_labour, forced_labour, forced_child_labour)
            select $2, g.place, g.good, g.sector, g.country, g.child_labour, g.forced_labour, g.forced_child_labour
              from jsonb_to_recordset(cast(cast($1 as text) as jsonb)) as g(place integer, good text, sector text, country text,
                   child_labour boolean, forced_labour boolean, forced_child_labour boolean)
            """);

    private final ObjectMapper json;
    private final CountryCodes countries;

    GoodsStore(ObjectMapper json, CountryCodes countries) {
        this.json = json;
        this.countries = countries;
    }

    @RegisterForReflection
    record EditionRow(String name, LocalDate publishedOn, String source, int entries, Instant loadedAt) {}

    @RegisterForReflection
    record GoodRow(String good, String sector, String country, boolean childLabour, boolean forcedLabour, boolean forcedChildLabour) {}

    @RegisterForReflection
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record PlacedGood(int place, String good, String sector, String country, boolean childLabour, boolean forcedLabour,
            boolean forcedChildLabour) {}

    /// Latest first.
    Uni<List<EditionRow>> editions() {
        return EDITIONS.list();
    }

    Uni<Optional<EditionRow>> latest() {
        return editions().map(all -> all.stream().findFirst());
    }

    Uni<List<ListedGood>> entries(String edition) {
        return ENTRIES.list(edition).map(rows -> rows.stream()
                .map(g -> new ListedGood(g.good(), g.sector(), g.country(), countries.name(g.country()), g.childLabour(), g.forcedLabour(),
                        g.forcedChildLabour()))
                .toList());
    }

    /// @return false when an edition of this name or with this content is there
    Uni<Boolean> add(EditionRow edition, String sha256, String loadedBy, List<ListedGood> goods) {
        return ADD.execute(edition.name(), edition.publishedOn(), edition.source(), sha256, edition.entries(), edition.loadedAt(), loadedBy)
                .flatMap(added -> added == 0 ? Uni.createFrom().item(false) : ADD_GOODS.execute(write(goods),
                        edition.name()).replaceWith(true));
    }

    private String write(List<ListedGood> goods) {
        List<PlacedGood> placed = new ArrayList<>();
        goods.forEach(g -> placed.add(new PlacedGood(placed.size() + 1, g.good(), g.sector(), g.country(), g.childLabour(),
                g.forcedLabour(), g.forcedChildLabour())));
        try {
            return json.writeValueAsString(placed);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Goods can't be written", e);
        }
    }
}
