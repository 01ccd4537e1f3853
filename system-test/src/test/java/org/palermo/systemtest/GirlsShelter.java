package org.palermo.systemtest;

import java.util.Map;
import org.palermo.systemtest.suite.Suite;

/// The only shelter that meets all needs of a girl who comes without an adult.
public final class GirlsShelter {
    private static final String SHELTERS = "/api/shelter/v1/shelters";

    private GirlsShelter() {}

    /// A second one does no harm: it takes the next girl.
    public static void open(Suite suite, String region) {
        var manager = suite.as("shelter");
        var made = manager.post(SHELTERS, """
                {"operatorName": "Rowan Refuges", "region": "%s", "name": "Girls' House", "address": {"line1": "3 Hidden Lane", "town": "Nowhere", "postcode": "ZZ7 7ZZ"},
                 "takes": {"women": false, "womenWithChildren": false, "girls": true, "men": false, "minAge": 12, "maxAge": 17},
                 "accessibility": ["STEP_FREE", "GROUND_FLOOR_ROOM", "WHEELCHAIR_BATHROOM", "HEARING_LOOP", "VISUAL_ALARM"],
                 "languages": ["en", "fr"], "pets": true, "medicalIsolation": true, "security": "HIGH", "lacks": [], "status": "OPEN",
                 "staffedPlaces": 1, "hygieneLimit": 1, "confidential": true}
                """.formatted(region)).expect(201).id();
        manager.post(SHELTERS + "/" + made + "/places", "{\"room\": \"1\", \"kind\": \"BED\"}").expect(201);
        manager.put(SHELTERS + "/" + made + "/census", "{\"occupied\": 0}", Map.of()).expect(200);
    }
}
