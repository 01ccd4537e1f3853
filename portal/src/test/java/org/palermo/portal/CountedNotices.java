package org.palermo.portal;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// The number of unread notices is kept, as it is outside of tests, but for a shorter time.
public class CountedNotices implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("palermo.portal.notices.count-kept", "5S");
    }
}
