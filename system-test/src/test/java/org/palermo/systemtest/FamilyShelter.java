package org.palermo.systemtest;

import java.util.Map;
import org.palermo.systemtest.suite.Calls;

/// A shelter with one room for a woman with two children, the only one that meets all these needs.
record FamilyShelter(String region) {

    private static final String SHELTERS = "/api/shelter/v1/shelters";

    String needs() {
        return OneBedShelter.NEEDS;
    }

    /// A second one does no harm: it is full after one night's journey.
    void open(Calls manager) {
        var made = manager.post(SHELTERS, """
                {"operatorName": "Rowan Refuges", "region": "%s", "name": "Quiet Haven", "address": {"line1": "2 Hidden Lane", "town": "Nowhere", "postcode": "ZZ8 8ZZ"},
                 "takes": {"women": true, "womenWithChildren": true, "girls": false, "men": false, "minAge": 18, "maxAge": 120},
                 "accessibility": ["STEP_FREE", "GROUND_FLOOR_ROOM", "WHEELCHAIR_BATHROOM", "HEARING_LOOP", "VISUAL_ALARM"],
                 "languages": ["en"], "pets": true, "medicalIsolation": true, "security": "HIGH", "lacks": [], "status": "OPEN",
                 "staffedPlaces": 3, "hygieneLimit": 3, "confidential": true}
                """.formatted(region)).expect(201).id();
        for (int i = 0; i < 3; i++) {
            manager.post(SHELTERS + "/" + made + "/places", "{\"room\": \"1\", \"kind\": \"BED\"}").expect(201);
        }
        manager.put(SHELTERS + "/" + made + "/census", "{\"occupied\": 0}", Map.of()).expect(200);
    }
}
