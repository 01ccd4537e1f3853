package org.palermo.kernel.retention;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// How long records are kept in the configured countries, read and checked at start (`palermo/retention`): a service that
/// does not know a retention time does not start.
@Startup
@ApplicationScoped
public class RetentionTimes {
    private final Map<String, RetentionProfile> byProfile = new HashMap<>();
    private Countries countries;

    RetentionTimes() {}

    @Inject
    RetentionTimes(ObjectMapper json, Countries countries, @All List<RetainedRecords> records) {
        this(json, countries, records.stream().map(RetainedRecords::kind).toList());
    }

    RetentionTimes(ObjectMapper json, Countries countries, Collection<String> kinds) {
        this.countries = countries;
        for (Country country : countries.all()) {
            RetentionProfile profile = byProfile.computeIfAbsent(country.profile(), code -> RetentionProfile.of(json, code));
            for (String kind : kinds) {
                if (!profile.times().containsKey(kind)) {
                    throw new IllegalStateException("palermo/retention/" + country.profile() + ".json has no time for " + kind);
                }
            }
        }
    }

    /// Empty where nobody has decided: the record is kept.
    Optional<RetentionRule> rule(String kind, Country country) {
        RetentionProfile profile = byProfile.get(country.profile());
        return Optional.ofNullable(profile.times().get(kind).days())
                .map(days -> new RetentionRule(kind, country.code(), country.zone(), profile.code(), profile.edition(), days));
    }

    /// All rules for a kind of record, one for each country.
    List<RetentionRule> rules(String kind) {
        return countries.all().stream().flatMap(country -> rule(kind, country).stream()).toList();
    }
}
