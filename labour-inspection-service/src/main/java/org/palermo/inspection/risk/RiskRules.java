package org.palermo.inspection.risk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.inspection.goods.GoodsList;
import org.palermo.inspection.goods.ListedGood;
import org.palermo.inspection.isic.Isic;
import org.palermo.inspection.isic.IsicActivity;
import org.palermo.inspection.statement.StatementRules;
import org.palermo.inspection.workplace.WorkplaceNames;

/// The weights in force, read once at startup, and what follows from them and an edition of the list of goods for each sector of a
/// country.
@Startup
@ApplicationScoped
class RiskRules {
    private static final String FOLDER = "palermo/risk/";
    private static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}(-[A-Z0-9-]{1,10})?");

    private final RiskWeights weights;
    private final StatementRules statements;
    private final Map<String, String> sectorsOfActivities;
    private final ObjectMapper json;

    RiskRules(ObjectMapper json, StatementRules statements, Isic isic) {
        this.json = json;
        this.statements = statements;
        this.weights = read(json, read(json, "current", String.class), RiskWeights.class);
        if (weights.version() == null || weights.source() == null) {
            throw new IllegalStateException(FOLDER + ": the weights need a version and a source");
        }
        weights.regions().points().keySet().stream().filter(code -> !TERRITORY.matcher(code).matches()).findFirst().ifPresent(code -> {
            throw new IllegalStateException(FOLDER + ": " + code + " is neither a country of ISO 3166-1 nor a region of ISO 3166-2");
        });
        weights.isic().keySet().stream().filter(code -> isic.find(code).isEmpty()).findFirst().ifPresent(code -> {
            throw new IllegalStateException(FOLDER + ": " + code + " is no code of ISIC Rev. 4");
        });
        this.sectorsOfActivities = sectorsOfActivities(isic, weights.isic());
    }

    /// The narrowest code that the weights name applies to all codes below it.
    private static Map<String, String> sectorsOfActivities(Isic isic, Map<String, String> named) {
        Map<String, String> sectors = new TreeMap<>();
        for (IsicActivity activity : isic.find(null, null, null)) {
            Optional<IsicActivity> at = Optional.of(activity);
            while (at.isPresent() && !named.containsKey(at.get().code())) {
                at = isic.find(at.get().within());
            }
            at.map(found -> named.get(found.code())).filter(sector -> !sector.isEmpty())
                    .ifPresent(sector -> sectors.put(activity.code(), sector));
        }
        return sectors;
    }

    /// The sector of a workplace that names none.
    ///
    /// @param isic a code of ISIC
    /// @return null when the code leads to none
    String sectorOf(String isic) {
        return sectorsOfActivities.get(isic);
    }

    RiskWeights weights() {
        return weights;
    }

    /// As JSON, for the function that computes the scores of a country.
    ///
    /// @param goods the edition of the list of goods that counts
    String terms(String country, GoodsList goods, Instant now) {
        try {
            return json.writeValueAsString(new RiskTerms(weights.version(), weights.regions().of(country), weights.regionsOf(country),
                    sectorsOfActivities, WorkplaceNames.NO_SECTOR,
                    now.atOffset(ZoneOffset.UTC).minusYears(weights.findings().years()).toInstant(), weights.findings(),
                    weights.violations(), weights.orders(), weights.lastVisit(), laws(), sectors(country, goods)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Points can't be written", e);
        }
    }

    private RiskTerms.Statements laws() {
        RiskWeights.StatementWeights points = weights.statements();
        return new RiskTerms.Statements(points.none(), points.areas(),
                statements.obligations().stream().map(law -> RiskTerms.Law.of(law, points.monthsWithoutTerm())).toList());
    }

    private List<RiskTerms.OfSector> sectors(String country, GoodsList goods) {
        TreeSet<String> sectors = new TreeSet<>(weights.sectors().points().keySet());
        sectors.addAll(weights.goods().ofSectors().keySet());
        return sectors.stream().map(sector -> new RiskTerms.OfSector(sector, points(listed(goods, country, sector)),
                weights.sectors().of(sector))).toList();
    }

    /// The goods of the list that this sector produces in this country.
    List<ListedGood> listed(GoodsList goods, String country, String sector) {
        List<String> names = weights.goods().ofSectors().getOrDefault(sector, List.of());
        return goods.of(country).stream().filter(good -> names.contains(good.good()) || names.contains("*" + good.sector()))
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
