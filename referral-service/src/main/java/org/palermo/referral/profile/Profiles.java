package org.palermo.referral.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The law profiles held here (`palermo.profiles`), read and checked at start: the service does not start with an invalid one.
@Startup
@ApplicationScoped
public class Profiles {
    /// The terms that a law sets; all others are policy.
    private static final Set<String> LEGAL =
            Set.of("adultAge", "reasonableGrounds", "recovery", "conclusiveGrounds", "reconsideration", "disqualification",
                    "moveProtection",
            "removalStepDays", "essentialCategories", "returnInterview", "rightsRequests");

    private final Map<String, Profile> byCode = new HashMap<>();

    Profiles(ObjectMapper json, Countries countries,
            @ConfigProperty(name = "palermo.profiles", defaultValue = "uk,coe-30,eu") List<String> codes) {
        codes.forEach(code -> byCode.put(code, read(json, code)));
        for (Country country : countries.all()) {
            require(byCode.containsKey(country.profile()), country.code(),
                    "names the profile " + country.profile() + ", which is not held here");
        }
    }

    /// The law profile of a country.
    public Profile of(Country country) {
        return byCode.get(country.profile());
    }

    private static Profile read(ObjectMapper json, String code) {
        String path = "palermo/profiles/" + code + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("palermo.profiles names " + code + ", but there is no " + path);
            }
            Profile profile = json.readValue(file, Profile.class);
            check(profile, path);
            return profile;
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    static void check(Profile p, String path) {
        require(p.reasonableGrounds() != null && p.reasonableGrounds().source() != null, path, "reasonableGrounds needs a source");
        require(p.reasonableGrounds().workingDays() == null || p.reasonableGrounds().workingDays() > 0, path,
                "reasonableGrounds.workingDays is positive or null");
        require(p.recovery() != null && p.recovery().days() >= 30, path,
                "recovery.days is at least 30 (Convention of the Council of Europe, art. 13)");
        require(p.recovery().source() != null, path, "recovery needs a source");
        require(p.recovery().until() == null || Profile.CONCLUSIVE_GROUNDS.equals(p.recovery().until()), path,
                "recovery.until is CONCLUSIVE_GROUNDS or null");
        require(p.reconsideration() != null && p.reconsideration().source() != null, path, "reconsideration needs a source");
        require(p.conclusiveGrounds() != null
                && (p.conclusiveGrounds().notBefore() == null || Profile.RECOVERY_DAYS.equals(p.conclusiveGrounds().notBefore())),
                path, "conclusiveGrounds needs notBefore RECOVERY_DAYS or null");
        require(p.disqualification() != null && p.reconsideration().who() != null, path,
                "disqualification and reconsideration.who are needed");
        require(p.requiredCategories() != null && !p.requiredCategories().isEmpty(), path, "requiredCategories is empty");
        require(p.essentialCategories() != null && p.requiredCategories().containsAll(p.essentialCategories()), path,
                "essentialCategories are among the required");
        require(p.removalStepDays() > 0 && p.dueSoonDays() >= 0, path, "removalStepDays and dueSoonDays are not negative");
        require(p.moveProtection() == null || p.moveProtection().source() != null && Profile.RECOVERY_END.equals(p.moveProtection().until())
                && p.moveProtection().stages() != null, path, "moveProtection needs stages, until RECOVERY_END, and a source");
        require(p.breakGlass() != null && p.breakGlass().isInOrder(), path,
                "breakGlass needs maxMinutes, maxOpen, perDay, approvedOpen and approvedPerDay that are no smaller, approvalHours, and a "
                        + "source");
        require(p.removalQuestions() != null && p.removalQuestions().isInOrder(), path,
                "removalQuestions needs perHour, perDay at least as large, the same of a person and no more than of her organisation, and "
                        + "a source");
        require(p.serviceReferral() != null && p.serviceReferral().isInOrder() && p.transfer() != null && p.transfer().isInOrder(), path,
                "serviceReferral and transfer need hours that are positive and one after the other, or null, and a source");
        require(p.returnInterview() != null && p.returnInterview().isWhole(), path,
                "returnInterview needs a source, and with hours ageGroups and regions");
        require(p.rightsRequests() != null && p.rightsRequests().isInOrder(), path,
                "rightsRequests needs months and extensionMonths that are positive or null, no extension without months, and a source");
        require(p.secondReader() == null || p.secondReader().isInOrder(), path,
                "secondReader needs decisions, each a kind of decision or a kind with _POSITIVE or _NEGATIVE, and a source");
        require(p.guardianSees() == null || p.guardianSees().isWhole(), path,
                "guardianSees needs name (NONE, GIVEN_NAME or FULL_NAME), safeContact, dates, and a source");
        require(p.statistics() != null, path, "statistics is missing");
        requireProvenance(p, path);
    }

    /// Each term of the law must be listed either as read or as unverified.
    private static void requireProvenance(Profile p, String path) {
        require(p.read() != null && p.unverified() != null, path, "read and unverified are needed");
        Set<String> terms = Stream.concat(LEGAL.stream(), p.requiredCategories().stream().map(category -> "requiredCategories." + category))
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>(p.read().keySet());
        known.addAll(p.unverified());
        require(known.equals(terms) && Collections.disjoint(p.read().keySet(), p.unverified()), path,
                "each of " + new TreeSet<>(terms) + " is either in read or in unverified, and nothing else is");
    }

    private static void require(boolean holds, String path, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(path + ": " + otherwise);
        }
    }
}
