package org.palermo.portal.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.page.Paths;
import org.palermo.portal.page.Language;

/// The texts of the operational indicators. They are a published list, so what was read for one person is kept for the others for
/// a moment.
@Singleton
public class IndicatorNames {
    private static final String LIST = "listIndicators";

    private final ApiCalls calls;
    private final Operations operations;
    private final Cache<Language, List<Indicator>> kept;

    IndicatorNames(ApiCalls calls, Operations operations, @ConfigProperty(name = "palermo.portal.indicators.kept") Duration time) {
        this.calls = calls;
        this.operations = operations;
        kept = Caffeine.newBuilder().expireAfterWrite(time).build();
    }

    /// @param dimension its code
    /// @param text in the language of the reader
    public record Indicator(String code, String dimension, String text) {}

    /// @return the texts by code; none when the list can't be had now
    Uni<Map<String, String>> in(SecurityIdentity person, Language language) {
        return listed(person, language).map(listed -> {
            Map<String, String> texts = new LinkedHashMap<>();
            listed.forEach(one -> texts.put(one.code(), one.text()));
            return texts;
        });
    }

    /// @return in the order of the published list; none when the list can't be had now
    public Uni<List<Indicator>> listed(SecurityIdentity person, Language language) {
        List<Indicator> known = kept.getIfPresent(language);
        return known != null ? Uni.createFrom().item(known)
                : calls.read(person, operations.get(LIST), Map.of(), Map.of(Paths.LANGUAGE, language.tag()), Purpose.of(person, null))
                        .map(answer -> DeskCalls.items(answer.body(), "items").stream()
                                .map(one -> new Indicator(one.getString("code"), one.getString("dimension"), one.getString("text")))
                                .toList())
                        .invoke(listed -> keep(language, listed));
    }

    private void keep(Language language, List<Indicator> listed) {
        if (!listed.isEmpty()) {
            kept.put(language, listed);
        }
    }
}
