package org.palermo.inspection.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.palermo.inspection.goods.Goods;
import org.palermo.inspection.goods.ListedGood;

/// The weights in force, read once at startup, and what follows from them and the list of goods for each sector of a country.
@Startup
@ApplicationScoped
class RiskRules {
    private static final String FOLDER = "palermo/risk/";

    private final RiskWeights weights;
    private final Goods goods;
    private final ObjectMapper json;

    RiskRules(ObjectMapper json, Goods goods) {
        this.json = json;
        this.goods = goods;
        this.weights = read(json, read(json, "current", String.class), RiskWeights.class);
        if (weights.version() == null || weights.source() == null) {
            throw new IllegalStateException(FOLDER + ": the weights need a version and a source");
        }
    }

    RiskWeights weights() {
        return weights;
    }

    /// Points of a sector before anything is known of a workplace.
    @RegisterForReflection
    record Base(String sector, int goods, int of_sector) {}

    /// As JSON, for the function that computes the scores of a country.
    String base(String country) {
        TreeSet<String> sectors = new TreeSet<>(weights.sectors().points().keySet());
        sectors.addAll(weights.goods().ofSectors().keySet());
        try {
            return json.writeValueAsString(sectors.stream().map(sector -> new Base(sector, points(listed(country, sector)),
                    weights.sectors().of(sector))).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Points can't be written", e);
        }
    }

    /// The goods of the list that this sector produces in this country.
    List<ListedGood> listed(String country, String sector) {
        List<String> names = weights.goods().ofSectors().getOrDefault(sector, List.of());
        return goods.find(country, null).stream().filter(good -> names.contains(good.good()) || names.contains("*" + good.sector()))
                .toList();
    }

    private int points(List<ListedGood> listed) {
        int child = listed.stream().anyMatch(g -> g.childLabour() || g.forcedChildLabour()) ? weights.goods().childLabour() : 0;
        int forced = listed.stream().anyMatch(g -> g.forcedLabour() || g.forcedChildLabour()) ? weights.goods().forcedLabour() : 0;
        return Math.min(weights.goods().most(), Stream.of(child, forced).mapToInt(Integer::intValue).sum());
    }

    private static <T> T read(ObjectMapper json, String name, Class<T> type) {
        String path = FOLDER + name + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + path);
            }
            return json.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
