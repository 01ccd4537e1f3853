package org.palermo.referral.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The laws of the installation, each with the telephone helpline among the required categories, and among the essential ones too if
/// asked for.
public class HelplineProfiles extends Profiles {
    private final ObjectMapper json;
    private final boolean essential;

    public HelplineProfiles(ObjectMapper json, Countries countries, boolean essential) {
        super(json, countries, List.copyOf(countries.all().stream().map(Country::profile).distinct().toList()));
        this.json = json;
        this.essential = essential;
    }

    @Override
    public Profile of(Country country) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("palermo/profiles/" + country.profile() + ".json")) {
            ObjectNode law = (ObjectNode) json.readTree(file);
            law.withArray("requiredCategories").add("HELPLINE");
            law.withArray("unverified").add("requiredCategories.HELPLINE");
            if (essential) {
                law.withArray("essentialCategories").add("HELPLINE");
            }
            Profile profile = json.treeToValue(law, Profile.class);
            check(profile, country.profile());
            return profile;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
